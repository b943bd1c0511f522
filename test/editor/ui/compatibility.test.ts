import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  GESTURE_MS,
  type OpenEditor,
  openEditor,
  openFile,
  patiently,
  runCommand,
  screenshot,
  THEMES,
} from './editor.ts';

const CURRENT = 'hail.message_template.msg';
const DEPLOYED = 'deployed.msg';

const template = (type: string, more = '') => `version 2.0

// Asks for an answer.
{
    Hail Low 1 NotTrusted Unencoded
    {
        Visitor Single
        {   Age     ${type}      }
    }
}
${more}`;
const BYE = `
{
    Bye Low 2 NotTrusted Unencoded
}
`;

describe('a template beside its base', () => {
  let editor: OpenEditor;
  let page: Page;

  before(async () => {
    editor = await openEditor({ 'rezbench.template.base': DEPLOYED });
    page = editor.page;
    writeFileSync(path.join(editor.folder, DEPLOYED), template('U8'));
    writeFileSync(path.join(editor.folder, CURRENT), template('S8', BYE));
    await openFile(page, CURRENT);
  });

  after(async () => {
    await screenshot(page, 'compatibility-last');
    await editor.close();
  });

  test('says beside the language what it comes to, in every theme', async () => {
    for (const theme of THEMES) {
      await editor.useTheme(theme);
      const said = page.locator('.hover-language-status', { hasText: 'Incompatible' });
      await patiently(page, async () => {
        await page.mouse.move(0, 0);
        await page.locator('[id="status.languageStatus"]').hover({ timeout: GESTURE_MS });
        await said.waitFor({ timeout: GESTURE_MS });
      });
      assert.match((await said.textContent()) ?? '', /2 changes since deployed\.msg, fails in development/);
      await screenshot(page, `compatibility-status-${theme.name}`);
    }
    await page.mouse.move(0, 0);
  });

  test('stands beside its base in the comparison of the editor', async () => {
    await runCommand(page, 'Rezbench: Compare Message Templates');
    await page.locator('.diff-editor, .monaco-diff-editor').first().waitFor();
    await page.getByRole('tab', { name: /hail\.message_template\.msg \(deployed\.msg ↔ now\)/ }).waitFor();
    await screenshot(page, 'compatibility-beside');
  });
});
