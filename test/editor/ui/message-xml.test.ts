import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import {
  GESTURE_MS,
  type OpenEditor,
  openEditor,
  openFile,
  patiently,
  screenshot,
  statusItem,
  THEMES,
} from './editor.ts';

const XML = 'message.xml';
const TEMPLATE = 'hail.message_template.msg';

describe('message.xml in the editor', () => {
  let editor: OpenEditor;
  let page: Page;

  before(async () => {
    editor = await openEditor();
    page = editor.page;
    // Before the file is opened: a change that comes at the same time as its watcher is missed by the editor.
    writeFileSync(path.join(editor.folder, XML), textOf(XML).replace('>HailReply<', '>HailReplied<'));
  });

  after(async () => {
    await screenshot(page, 'message-xml-last');
    await editor.close();
  });

  const textOf = (name: string) => readFileSync(path.join(editor.folder, name), 'utf8');
  const word = (text: string) => page.locator('.editor-instance .view-line span', { hasText: text }).last();

  test('is LLSD XML, in several colours', async () => {
    await openFile(page, XML);
    await statusItem(page, 'LLSD XML').waitFor();
    const words = page.locator('.editor-instance .view-line span[class*=mtk]');
    await eventually('three colours', async () => {
      const colours = await words.evaluateAll((spans) => spans.map((span) => getComputedStyle(span).color));
      return new Set(colours).size >= 3 ? true : undefined;
    });
  });

  test('says under the pointer how a message travels, and where it is not in the template', async () => {
    await page.locator('.editor-instance .squiggly-warning').first().waitFor();
    const said = page.locator('.monaco-hover').getByText('it travels over UDP').first();
    await patiently(page, async () => {
      await page.mouse.move(0, 0);
      await word('HailReplied').hover({ timeout: GESTURE_MS });
      await said.waitFor({ timeout: GESTURE_MS });
    });
    for (const theme of THEMES) {
      await editor.useTheme(theme);
      await screenshot(page, `message-xml-${theme.name}`);
    }
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.editor-instance .squiggly-warning').count(), 1);
  });

  test('renames a message in the template, too, which is not open', async () => {
    const input = page.locator('.rename-box input');
    await patiently(page, async () => {
      await page.locator('.editor-instance .view-line span', { hasText: /^Hail$/ }).click({ timeout: GESTURE_MS });
      await page.keyboard.press('F2');
      await input.fill('HailThere', { timeout: GESTURE_MS });
      await page.keyboard.press('Enter');
      await input.waitFor({ state: 'hidden', timeout: GESTURE_MS });
    });
    await eventually('the new name in both files', () =>
      textOf(TEMPLATE).includes('    HailThere Low 1001') && textOf(XML).includes('<key>HailThere</key>')
        ? true
        : undefined,
    );
    assert.match(textOf(TEMPLATE), /^\/\/ HailThere$/mu);
  });
});
