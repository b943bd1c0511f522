// The editor in a browser alone: the extension runs in a worker of the window, without the machine behind it.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { GESTURE_MS, type OpenEditor, openEditor, openFile, patiently, screenshot, statusItem } from './editor.ts';

const FILE = 'inventory.llsd.xml';

describe('the languages in a browser alone', () => {
  let editor: OpenEditor;
  let page: Page;

  before(async () => {
    editor = await openEditor({ 'remote.extensionKind': { 'rezbench.rezbench': ['web'] } });
    page = editor.page;
  });

  after(async () => {
    await screenshot(page, 'web-last');
    await editor.close();
  });

  test('a document has its colours, its findings and its hovers, and there is no grid', async () => {
    writeFileSync(
      path.join(editor.folder, FILE),
      '<llsd><array><integer>five</integer><real>1.50</real></array></llsd>\n',
    );
    await openFile(page, FILE);
    await statusItem(page, 'LLSD XML').waitFor();
    await page.locator('.editor-instance .squiggly-error').first().waitFor();
    const said = page.locator('.monaco-hover').getByText('/[1]').first();
    await patiently(page, async () => {
      await page.mouse.move(0, 0);
      await page.locator('.editor-instance .view-line span', { hasText: '1.50' }).last().hover({ timeout: GESTURE_MS });
      await said.waitFor({ timeout: GESTURE_MS });
    });
    assert.equal(await statusItem(page, /Grid:/).count(), 0);
  });
});
