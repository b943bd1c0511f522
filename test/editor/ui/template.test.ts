import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type OpenEditor, openEditor, openFile, screenshot, statusItem, THEMES } from './editor.ts';

const TEMPLATE = 'hail.message_template.msg';

let editor: OpenEditor;

before(async () => {
  editor = await openEditor();
});

after(() => editor.close());

test('the sample template opens as a message template, in several colours', async () => {
  const { page } = editor;
  await openFile(page, TEMPLATE);
  await statusItem(page, 'Message Template').waitFor();
  const words = page.locator('.editor-instance .view-line span[class*=mtk]');
  const colours = await words.evaluateAll((spans) => [...new Set(spans.map((span) => getComputedStyle(span).color))]);
  assert.ok(colours.length >= 4, `only ${colours.join(', ')}`);
});

for (const theme of THEMES) {
  test(`the sample template is shown in the ${theme.name} theme`, async () => {
    await editor.useTheme(theme);
    await screenshot(editor.page, `template-${theme.name}`);
  });
}
