// A capture file as a person sees it: the panel in an editor, a filter, a packet, a file that is none.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { FrameLocator, Page } from 'playwright-core';
import { pcapng } from '../../support/captures.ts';
import { session } from '../../support/conversation-capture.ts';
import { type OpenEditor, openEditor, screenshot, THEMES, webview } from './editor.ts';

describe('a capture file', () => {
  let editor: OpenEditor;
  let page: Page;
  let panel: FrameLocator;

  before(async () => {
    editor = await openEditor();
    page = editor.page;
    panel = webview(page);
    writeFileSync(path.join(editor.folder, 'session.rezcap.pcapng'), pcapng(session().frames));
    writeFileSync(path.join(editor.folder, 'text.rezcap.pcapng'), 'hello');
    // A window that has just opened does not hear of new files; by the time it has another theme it does.
    await editor.useTheme(THEMES[1]);
    await editor.useTheme(THEMES[0]);
  });

  after(async () => {
    await screenshot(page, 'capture-last');
    await editor.close();
  });

  const open = (name: string) => page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).dblclick();

  test('opens as rows of the panel, those of HTTP and those of UDP', async () => {
    await open('session.rezcap.pcapng');
    await panel.locator('[data-testid="counts"]', { hasText: /^7\b/ }).waitFor();
    const rows = panel.locator('[data-testid="traffic-row"]');
    for (const name of [
      'login_to_simulator',
      'SeedCapability',
      'UseCircuitCode',
      'EnableSimulator',
      'StartPingCheck',
    ]) {
      await rows.filter({ hasText: name }).first().waitFor();
    }
    assert.equal(await panel.locator('[data-testid="clear"]').count(), 0);
    await screenshot(page, 'capture-file');
  });

  test('has its circuits above the views, and all figures of one that is opened', async () => {
    const circuit = panel.locator('[data-testid="circuit"]', { hasText: 'Ada Sandbox' });
    await circuit.getByText('resent', { exact: true }).waitFor();
    await circuit.locator('button').click();
    const detail = panel.locator('[data-testid="circuit-detail"]');
    await detail.getByText('To the simulator').waitFor();
    assert.equal(await detail.locator('.figure:not([title])').count(), 0);
    await screenshot(page, 'capture-circuits');
    await circuit.locator('button').click();
    await detail.waitFor({ state: 'detached' });
  });

  test('is filtered, and a packet is opened', async () => {
    const box = panel.locator('[data-testid="filter"]');
    await box.fill('UseCircuitCode.CircuitCode.Code == 7');
    await box.press('Enter');
    const row = panel.locator('[data-testid="traffic-row"]');
    await row.filter({ hasText: 'UseCircuitCode' }).click();
    await panel.getByText('SessionID').first().waitFor();
    assert.equal(await row.count(), 1);
    await screenshot(page, 'capture-packet');
  });

  test('that is none says why', async () => {
    await open('text.rezcap.pcapng');
    await panel.getByText('The file is no capture').waitFor();
  });
});
