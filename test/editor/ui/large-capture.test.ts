// A capture file of a million rows in the real editor: there at once, whole soon after, and smooth under the wheel.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { FrameLocator, Page } from 'playwright-core';
import { datagramPacket, pcap, SIMULATOR, VIEWER } from '../../support/captures.ts';
import { longSession, lostIn, VIEWERS, writeLongSession } from '../../support/long-session.ts';
import { type OpenEditor, openEditor, runCommand, screenshot, THEMES, webview } from './editor.ts';
import { noteOpenings, openTimed, wheelThrough } from './panel-times.ts';

const MILLION = 1_000_000;
const FILE = 'million.rezcap.pcapng';
const WHEEL = { pixels: 2000, frames: 120 };
/** A file of others: it takes far longer to read than until somebody is offered to cancel that. */
const OTHERS = 'others.rezcap.pcapng';
const OTHERS_ROWS = 800_000;

describe('a capture file of a million rows', () => {
  let editor: OpenEditor;
  let page: Page;
  let panel: FrameLocator;

  before(async () => {
    editor = await openEditor();
    page = editor.page;
    panel = webview(page);
    writeLongSession(path.join(editor.folder, FILE), MILLION);
    await editor.useTheme(THEMES[1]);
    await editor.useTheme(THEMES[0]);
    await noteOpenings(page);
  });

  after(async () => {
    await screenshot(page, 'large-last');
    await editor.close();
  });

  const row = (number: number) => panel.locator(`[data-row="${number}"]`);
  const counts = (text: RegExp) => panel.locator('[data-testid="counts"]', { hasText: text }).waitFor();

  test('its first rows are painted, and all are counted', async (t) => {
    const { frame, painted } = await openTimed(page, FILE);
    await row(1).waitFor();
    t.diagnostic(`painted ${(painted - frame).toFixed(0)} ms after there was a frame`);
    await counts(/^1,?000,?000 of 1,?000,?000$/);
    await row(1).waitFor();
    await screenshot(page, 'large-first');
  });

  test('it is scrolled by the wheel and by keys, to its last row', async (t) => {
    const frames = await wheelThrough(page, WHEEL.pixels, WHEEL.frames);
    t.diagnostic(`the longest of ${frames.length} frames took ${Math.max(...frames).toFixed(0)} ms`);
    const seen = Number(await panel.locator('[data-row]').first().getAttribute('data-row'));
    assert.ok(seen > 1000, `row ${seen}`);
    const table = panel.locator('[data-testid="traffic-table"]');
    await table.press('End');
    await row(MILLION).waitFor();
    await table.press('Home');
    await row(1).waitFor();
  });

  test('a filter finds few rows among all, and the findings name what is wrong', async () => {
    const filter = panel.locator('[data-testid="filter"]');
    await filter.fill('UseCircuitCode');
    await counts(new RegExp(`^${VIEWERS} of 1,?000,?000$`));
    await filter.fill('ObjectUpdate.ObjectData.ID == 77777');
    await counts(/^1 of 1,?000,?000$/);
    await filter.fill('');
    await panel.locator('[data-testid="view-findings"]').click();
    const finding = panel.locator('[data-testid="finding"]', { hasText: 'never acked by the viewer' });
    await finding.filter({ hasText: `${lostIn(MILLION)} packets of ObjectUpdate` }).waitFor();
    await screenshot(page, 'large-findings');
  });

  test('reading a file of others that takes long is cancelled, and its editor closes', async () => {
    await runCommand(page, 'View: Close Editor');
    writeOthers(path.join(editor.folder, OTHERS));
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: OTHERS }).dblclick();
    const notice = page.locator('.notification-toast', { hasText: `Reading ${OTHERS}` });
    await panel.locator('[data-testid="empty-reading"]').waitFor();
    await notice.locator('.monaco-button', { hasText: 'Cancel' }).waitFor();
    await screenshot(page, 'large-others');
    await notice.locator('.monaco-button', { hasText: 'Cancel' }).click();
    await page.locator('iframe.webview').waitFor({ state: 'detached' });
    await notice.waitFor({ state: 'detached' });
  });
});

/** The same session as tcpdump would have written it. */
function writeOthers(file: string): void {
  const frames = Array.from(longSession(OTHERS_ROWS), ({ bytes, direction, time }) => ({
    time: 1_795_252_800 + time,
    bytes: direction === 'in' ? datagramPacket(VIEWER, SIMULATOR, bytes) : datagramPacket(SIMULATOR, VIEWER, bytes),
  }));
  writeFileSync(file, pcap(frames));
}
