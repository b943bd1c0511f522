// Traffic is exported as a person does it: from the title of a capture, by a few questions, to a file.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { FrameLocator, Page } from 'playwright-core';
import { pcapng } from '../../support/captures.ts';
import { session } from '../../support/conversation-capture.ts';
import { eventually } from '../eventually.ts';
import { type OpenEditor, openEditor, screenshot, THEMES, webview } from './editor.ts';

describe('traffic of a capture file', () => {
  let editor: OpenEditor;
  let page: Page;
  let panel: FrameLocator;

  before(async () => {
    editor = await openEditor();
    page = editor.page;
    panel = webview(page);
    writeFileSync(path.join(editor.folder, 'session.rezcap.pcapng'), pcapng(session().frames));
    // A window that has just opened does not hear of new files; by the time it has another theme it does.
    await editor.useTheme(THEMES[1]);
    await editor.useTheme(THEMES[0]);
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'session.rezcap' }).dblclick();
    await panel.locator('[data-testid="counts"]', { hasText: /^7\b/ }).waitFor();
  });

  after(async () => {
    await screenshot(page, 'export-last');
    await editor.close();
  });

  const choice = (text: string) => page.locator('.quick-input-list .monaco-list-row', { hasText: text });

  test('is exported from the title: the rows of the filter, as a HAR that says what it lacks', async () => {
    const box = panel.locator('[data-testid="filter"]');
    await box.fill('door == caps || UseCircuitCode');
    await box.press('Enter');
    await panel.locator('[data-testid="counts"]', { hasText: /^3\b/ }).waitFor();
    await page.locator('.editor-actions [aria-label^="Export Traffic"]').click();
    await choice('Rows That Match the Filter').waitFor();
    await screenshot(page, 'export-rows');
    await choice('Rows That Match the Filter').click();
    await choice('HTTP Archive').waitFor();
    await screenshot(page, 'export-forms');
    await choice('HTTP Archive').click();
    const name = page.locator('.quick-input-widget input').first();
    await eventually('a proposed name', async () => ((await name.inputValue()).endsWith('.har') ? true : undefined));
    await screenshot(page, 'export-place');
    await name.press('Enter');
    const file = path.join(editor.folder, 'session-export.har');
    await eventually('the file', () => (existsSync(file) ? true : undefined));
    const { log } = JSON.parse(readFileSync(file, 'utf8'));
    assert.equal(log.entries.length, 2);
    assert.match(log.comment, /1 datagram\.$/);
    await page.locator('.notification-toast', { hasText: '1 row was left out' }).waitFor();
    await screenshot(page, 'export-done');
  });
});
