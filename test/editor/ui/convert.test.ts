// LLSD compared and copied as a person sees it.
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

const BASE = `{'name':'Sandbox One', 'water':r20, 'maturity':i13, 'agents':[
  {'name':'Ada', 'id':u1c8a7767-e37b-422e-afb3-85093197cad1},
  {'name':'Bob', 'id':u6bad258e-06f0-4a87-a659-493117c9c162}], 'closed':true}
`;
const CURRENT = `<llsd>
  <map>
    <key>name</key> <string>Sandbox Two</string>
    <key>water</key> <real>20.00</real>
    <key>maturity</key> <string>PG</string>
    <key>agents</key>
    <array>
      <map>
        <key>name</key> <string>Ada</string>
        <key>id</key> <uuid>1c8a7767-e37b-422e-afb3-85093197cad1</uuid>
      </map>
      <map>
        <key>name</key> <string>Eve</string>
        <key>id</key> <uuid>6bad258e-06f0-4a87-a659-493117c9c162</uuid>
      </map>
    </array>
    <key>position</key> <array> <real>1</real> <real>2.5</real> </array>
  </map>
</llsd>
`;

describe('LLSD in other forms', () => {
  let editor: OpenEditor;
  let page: Page;

  before(async () => {
    editor = await openEditor({ 'files.autoSave': 'off' });
    page = editor.page;
    writeFileSync(path.join(editor.folder, 'region.llsdn'), BASE);
    writeFileSync(path.join(editor.folder, 'region.llsd.xml'), CURRENT);
    // A window that has just opened does not hear of new files; by the time it has another theme it does.
    await editor.useTheme(THEMES[1]);
    await editor.useTheme(THEMES[0]);
  });

  after(async () => {
    await screenshot(page, 'convert-last');
    await editor.close();
  });

  const view = () => page.locator('.pane', { has: page.getByRole('button', { name: /LLSD Changes/ }) });
  const row = (label: string) => view().getByRole('treeitem', { name: label, exact: true });

  test('the menu of a text copies it, or a value, as another form', async () => {
    await openFile(page, 'region.llsd.xml');
    const value = page.locator('.view-line span', { hasText: /^Sandbox\sTwo$/ }).first();
    const entry = page.locator('.context-view .action-label', { hasText: /^Copy As$/ });
    await patiently(page, async () => {
      await value.click({ button: 'right', timeout: GESTURE_MS });
      await entry.hover({ timeout: GESTURE_MS });
      await page.locator('.context-view .action-label', { hasText: /^Notation$/ }).waitFor({ timeout: GESTURE_MS });
    });
    await screenshot(page, 'convert-copy-as');
    await page.locator('.context-view .action-label', { hasText: /^Notation$/ }).click();
    await page.locator('.statusbar-item', { hasText: 'Copied /name as notation' }).waitFor();
  });

  test('says what a conversion loses', async () => {
    await runCommand(page, 'Rezbench: Convert LLSD...');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'JSON' }).waitFor();
    await screenshot(page, 'convert-pick');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'JSON' }).click();
    await page.locator('.view-line', { hasText: '"name": "Sandbox Two"' }).waitFor();
    const notification = page.locator('.notification-toast', { hasText: 'Lost on the way to JSON: /water' });
    await notification.waitFor();
    await screenshot(page, 'convert-lost');
    await notification.getByText('Show Details').click();
    await page.locator('.view-line', { hasText: '20.00 as 20.0' }).waitFor();
    await screenshot(page, 'convert-details');
  });

  test('compares it with another open document, as a tree in every theme', async () => {
    await openFile(page, 'region.llsdn');
    await openFile(page, 'region.llsd.xml');
    await runCommand(page, 'Rezbench: Compare LLSD...');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'region.llsdn' }).click();
    for (const theme of THEMES) {
      await editor.useTheme(theme);
      await row("key name, changed, 'Bob' to 'Eve'").waitFor();
      await screenshot(page, `convert-tree-${theme.name}`);
    }
    const labels = await view()
      .getByRole('treeitem')
      .evaluateAll((rows) => rows.map((one) => one.ariaLabel));
    assert.deepEqual(labels, [
      "key name, changed, 'Sandbox One' to 'Sandbox Two'",
      "key maturity, of another type, i13 to 'PG'",
      'key agents, changed',
      'element [1], changed',
      "key name, changed, 'Bob' to 'Eve'",
      'key closed, removed, true',
      'key position, added, [r1, r2.5]',
    ]);
    await view().getByText('Changes since region.llsdn.').waitFor();
    await row('key closed, removed, true').click();
    await page.locator('.monaco-diff-editor .editor.original .selected-text').first().waitFor();
    await screenshot(page, 'convert-beside');
  });
});
