import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FrameLocator, Page } from 'playwright-core';
import { fromHex } from '../../../protocol/bytes.ts';
import { flood } from '../../support/flood.ts';
import { type OpenEditor, openEditor, runCommand, screenshot, statusItem, webview } from './editor.ts';

const ROWS = 100_000;

/** [G06] A ping of nobody: a row, and no answer. */
const PING = fromHex('000000000200010705010000') ?? new Uint8Array();

describe('the Traffic panel, from nothing to a hundred thousand rows', () => {
  let editor: OpenEditor;
  let page: Page;
  let panel: FrameLocator;

  before(async () => {
    editor = await openEditor({ 'rezbench.sandbox.loginPort': 0 });
    page = editor.page;
    panel = webview(page);
  });

  after(async () => {
    await screenshot(page, 'volume-last');
    await editor.close();
  });

  test('without a grid it says so, and starts one', async () => {
    await runCommand(page, 'Rezbench: Show Traffic');
    await panel.locator('[data-testid="empty-stopped"]').waitFor();
    await screenshot(page, 'traffic-no-grid');
    await panel.locator('[data-testid="start"]').click();
    await statusItem(page, /Grid: 127\.0\.0\.1:\d+/).waitFor();
  });

  test('without a packet it says where to log in', async () => {
    const uri = panel.locator('[data-testid="login-uri"]');
    await uri.waitFor();
    assert.match(`${await uri.textContent()}`, /^http:\/\/127\.0\.0\.1:\d+\/$/);
    await screenshot(page, 'traffic-nobody');
  });

  test('it counts a hundred thousand rows, goes to the first and to the last, and filters them', async () => {
    await flood(await regionPort(page), PING, ROWS);
    await panel.locator('[data-testid="counts"]', { hasText: /^100,?000 of 100,?000/ }).waitFor();
    const table = panel.locator('[data-testid="traffic-table"]');
    await table.focus();
    await table.press('Home');
    await panel.locator('[data-row="1"]').waitFor();
    await table.press('PageDown');
    await table.press('End');
    await panel.locator(`[data-row="${ROWS}"]`).waitFor();
    await screenshot(page, 'traffic-volume');
    await panel.locator('[data-testid="filter"]').fill('Chat*');
    await panel.locator('[data-testid="empty-unmatched"]').waitFor();
    await screenshot(page, 'traffic-unmatched');
    await panel.locator('[data-testid="clear-filter"]').click();
    await panel.locator(`[data-row="${ROWS}"]`).waitFor();
  });
});

/** The UDP port of the region, as the tree of the grid says. */
async function regionPort(page: Page): Promise<number> {
  await page.locator('.activitybar .action-label[aria-label*="Rezbench"]').click();
  const region = page.locator('.pane-body .monaco-list-row', { hasText: 'Sandbox One' });
  await region.hover();
  const tip = page.locator('.monaco-hover', { hasText: 'UDP port' });
  await tip.waitFor();
  return Number(/UDP port (\d+)/.exec(`${await tip.textContent()}`)?.[1]);
}
