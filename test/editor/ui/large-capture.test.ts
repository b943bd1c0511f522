// A capture file of a million rows in the real editor: there at once, whole soon after, and smooth under the wheel.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { FrameLocator, Page } from 'playwright-core';
import { lostIn, VIEWERS, writeLongSession } from '../../support/long-session.ts';
import { type OpenEditor, openEditor, screenshot, THEMES, webview } from './editor.ts';
import { noteOpenings, openTimed, wheelThrough } from './panel-times.ts';

const MILLION = 1_000_000;
const FILE = 'million.rezcap.pcapng';
/** Of a frame that the panel has to the rows in it, on a machine that does other things, too; the bench has the figures. */
const PAINTED_MS = 2000;
const WHEEL = { pixels: 2000, frames: 120 };
/** A table that draws too much at once stands still for longer. */
const STILL_MS = 250;

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

  test('its first rows are painted before it is read, and all are counted', async () => {
    const { frame, painted } = await openTimed(page, FILE);
    await row(1).waitFor();
    assert.ok(painted - frame < PAINTED_MS, `painted after ${painted - frame} ms`);
    await counts(/^1,?000,?000 of 1,?000,?000$/);
    await row(1).waitFor();
    await screenshot(page, 'large-first');
  });

  test('it is scrolled by the wheel and by keys, to its last row', async () => {
    const frames = await wheelThrough(page, WHEEL.pixels, WHEEL.frames);
    assert.ok(Math.max(...frames) < STILL_MS, `stood still for ${Math.max(...frames)} ms`);
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
});
