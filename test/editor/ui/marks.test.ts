// Marks and notes in the real editor: set, kept in the file beside the capture, and read again; those of a grid are saved with its traffic.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { FrameLocator, Page } from 'playwright-core';
import { MARKS_BEHIND, type RowMark, readMarks } from '../../../contract/marks.ts';
import { pcapng } from '../../support/captures.ts';
import { session } from '../../support/conversation-capture.ts';
import { eventually } from '../eventually.ts';
import { loginUri, type OpenEditor, openEditor, runCommand, screenshot, THEMES, webview } from './editor.ts';

const FILE = 'marked.rezcap.pcapng';
/** What the editor proposes. */
const SAVED = 'traffic.rezcap.pcapng';

describe('marks and notes', () => {
  let editor: OpenEditor;
  let page: Page;
  let panel: FrameLocator;

  before(async () => {
    editor = await openEditor({ 'rezbench.sandbox.loginPort': 0 });
    page = editor.page;
    panel = webview(page);
    writeFileSync(path.join(editor.folder, FILE), pcapng(session().frames));
    await editor.useTheme(THEMES[1]);
    await editor.useTheme(THEMES[0]);
  });

  after(async () => {
    await screenshot(page, 'marks-last');
    await editor.close();
  });

  const open = (name: string) =>
    page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first().dblclick();
  const marked = panelRows('.row-marked');

  function panelRows(selector: string) {
    return (count: number) =>
      eventually(`${count} rows`, async () => ((await panel.locator(selector).count()) === count ? true : undefined));
  }

  /** The marks in the file beside a capture, as soon as there are so many. */
  function marksBeside(name: string, count: number): Promise<readonly RowMark[]> {
    const file = path.join(editor.folder, `${name}${MARKS_BEHIND}`);
    return eventually(`${count} marks beside ${name}`, () => {
      const marks = existsSync(file) ? readMarks(readFileSync(file, 'utf8')) : [];
      return marks.length === count ? marks : undefined;
    });
  }

  async function note(text: string): Promise<void> {
    await page.keyboard.press('n');
    await panel.locator('[data-testid="note-text"]').fill(text);
    await page.keyboard.press('Enter');
  }

  test('of a file are in the file beside it, and there again when it is opened again', async () => {
    await open(FILE);
    await panel.locator('[data-row="2"]').click();
    await note('asks for its capabilities');
    await marked(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('m');
    assert.deepEqual(await marksBeside(FILE, 2), [
      { row: 2, note: 'asks for its capabilities' },
      { row: 3, note: '' },
    ]);
    await runCommand(page, 'View: Close Editor');
    await page.locator('iframe.webview').waitFor({ state: 'detached' });
    await open(FILE);
    await marked(2);
    await panel.locator('[data-row="2"]').click();
    await panel.locator('[data-testid="note"]', { hasText: 'asks for its capabilities' }).waitFor();
    await screenshot(page, 'marks-file');
    await page.keyboard.press(']');
    await page.keyboard.press('m');
    await marksBeside(FILE, 1);
    await runCommand(page, 'View: Close Editor');
  });

  test('of a grid are saved with its traffic, and are in the file that was saved', async () => {
    await runCommand(page, 'Rezbench: Start Sandbox Grid');
    const uri = await loginUri(page);
    for (const name of ['get_grid_info', 'nowhere']) await fetch(new URL(name, uri));
    await runCommand(page, 'Rezbench: Show Traffic');
    const row = panel.locator('[data-testid="traffic-row"]').nth(1);
    await row.click();
    const number = Number(await row.getAttribute('data-row'));
    await note('nobody is there');
    await marked(1);
    await runCommand(page, 'Rezbench: Save Traffic...');
    // The browser build asks for files in its own box.
    const box = page.locator('.quick-input-widget input[type="text"]');
    await eventually('the proposed file', async () => ((await box.inputValue()).endsWith(SAVED) ? true : undefined));
    await box.press('Enter');
    assert.deepEqual(await marksBeside(SAVED, 1), [{ row: number, note: 'nobody is there' }]);
    await runCommand(page, 'View: Toggle Panel Visibility');
    await page.locator('iframe.webview').waitFor({ state: 'hidden' });
    await open(SAVED);
    await marked(1);
    await panel.locator('[data-testid="traffic-row"]').nth(1).click();
    await panel.locator('[data-testid="note"]', { hasText: 'nobody is there' }).waitFor();
    await screenshot(page, 'marks-saved');
  });
});
