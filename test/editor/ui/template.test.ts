import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type OpenEditor, openEditor, openFile, screenshot, statusItem, THEMES } from './editor.ts';

const TEMPLATE = 'hail.message_template.msg';

describe('a template in the editor', () => {
  let editor: OpenEditor;

  before(async () => {
    editor = await openEditor();
    await openFile(editor.page, TEMPLATE);
  });

  after(async () => {
    await screenshot(editor.page, 'template-last');
    await editor.close();
  });

  test('the sample opens as a message template, in several colours', async () => {
    const { page } = editor;
    await statusItem(page, 'Message Template').waitFor();
    const words = page.locator('.editor-instance .view-line span[class*=mtk]');
    const colours = await words.evaluateAll((spans) => [...new Set(spans.map((span) => getComputedStyle(span).color))]);
    assert.ok(colours.length >= 4, `only ${colours.join(', ')}`);
  });

  test('the sample has no findings', async () => {
    const { page } = editor;
    // The server has looked at the file once it can say something about it.
    await page.locator('.editor-instance .view-line').getByText('LanternID').first().hover();
    await page.locator('.monaco-hover').getByText('LanternID').first().waitFor();
    assert.equal(await page.locator('.editor-instance .squiggly-error, .editor-instance .squiggly-warning').count(), 0);
    await screenshot(page, 'template-hover');
    await page.keyboard.press('Escape');
  });

  test('a wrong word is underlined while it is wrong', async () => {
    const { page } = editor;
    const squiggle = page.locator('.editor-instance .squiggly-error');
    await page.locator('.editor-instance .view-line').getByText('NotTrusted').first().dblclick();
    await page.keyboard.type('Trustworthy');
    await squiggle.first().waitFor();
    assert.equal(await squiggle.count(), 1);
    for (const theme of THEMES) {
      await editor.useTheme(theme);
      await screenshot(page, `template-${theme.name}`);
    }
    await page.keyboard.press('Control+Z');
    await squiggle.first().waitFor({ state: 'detached' });
  });
});
