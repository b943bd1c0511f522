// The panel as a page of its own, and every view of it, in a browser without any editor.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { findBrowser, openBrowser } from '../../../tools/editor/browser.ts';
import { openPage } from '../../../tools/editor/workbench.ts';
import { Bot, botPackages } from '../../grid/bots.ts';
import { Serve } from '../../grid/serve.ts';
import { pcapng } from '../../support/captures.ts';
import { session } from '../../support/conversation-capture.ts';
import { eventually } from '../eventually.ts';
import { screenshot } from './editor.ts';

/** Ben is never told which region he is in. */
const FAULTS = [{ message: 'RegionHandshake', agent: 'Ben Page', drop: true }];

describe('the page of serve --ui, while two bots are in the grid', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rezbench-page-'));
  let serve: Serve;
  let browser: Browser;
  let page: Page;
  let ada: Bot;
  let ben: Bot;
  let uiUri: string;
  const problems: string[] = [];

  before(async () => {
    const faults = path.join(folder, 'no-handshake.faults.json');
    writeFileSync(faults, JSON.stringify(FAULTS));
    serve = new Serve('--json', '--port', '0', '--ui', '--faults', faults);
    const ready = await serve.ready();
    uiUri = (ready as unknown as { readonly uiUri: string }).uiUri;
    const packages = await botPackages();
    ada = new Bot(packages, ready.loginUri, { first: 'Ada', last: 'Page' });
    ben = new Bot(packages, ready.loginUri, { first: 'Ben', last: 'Page' });
    await ada.arrive();
    ben.order({ do: 'stay' });
    browser = await openBrowser(await findBrowser());
    page = await openPage(browser);
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(uiUri);
  });

  after(async () => {
    ada?.kill();
    ben?.kill();
    await browser?.close();
    serve?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  test('rows appear, a filter finds some of them, and a row opens', async () => {
    const filter = page.locator('[data-testid="filter"]');
    await filter.fill('UseCircuitCode');
    const row = page.locator('[data-testid="traffic-row"]', { hasText: 'UseCircuitCode' });
    await row.first().click();
    await page.locator('[data-testid="field"]', { hasText: 'SessionID' }).waitFor();
    await eventually('a link to the ack', async () =>
      (await page.locator('[data-testid="relation"]', { hasText: 'ack' }).count()) > 0 ? true : undefined,
    );
    await shots('page-packets');
    await page.locator('[data-testid="go-to-template"]').click();
    const definition = page.locator('dialog.template-place');
    await definition.locator('mark', { hasText: 'UseCircuitCode' }).waitFor();
    await screenshot(page, 'page-template');
    await page.keyboard.press('Escape');
    await definition.waitFor({ state: 'detached' });
    await row.first().click();
    await page.keyboard.press('m');
    await page.locator('[data-testid="note"]').waitFor();
    await filter.fill('');
  });

  test('an event of the queue has fields, and the call that brought it its status', async () => {
    const filter = page.locator('[data-testid="filter"]');
    await filter.fill('door == event && *.ParcelData.LocalID > 0');
    await page.locator('[data-testid="traffic-row"]', { hasText: 'ParcelProperties' }).first().click();
    await page.locator('[data-testid="field"]', { hasText: 'LocalID' }).first().waitFor();
    await shots('page-event');
    await filter.fill('EventQueueGet');
    await page.locator('[data-testid="traffic-row"]', { hasText: 'EventQueueGet' }).first().click();
    await page.locator('[data-testid="call-facts"]', { hasText: '200 OK' }).waitFor();
    await shots('page-call');
    await filter.fill('');
  });

  test('the rows that match are saved to a file', async () => {
    await page.locator('[data-testid="filter"]').fill('door == login');
    await eventually('the two logins', async () =>
      (await page.locator('[data-testid="counts"]').textContent())?.startsWith('2 of') ? true : undefined,
    );
    await page.locator('[data-testid="export"]').click();
    await page.locator('[data-testid="export-menu"]', { hasText: '2 rows that match the filter' }).waitFor();
    await shots('page-export');
    const saving = page.waitForEvent('download');
    await page.locator('[data-testid="export-json"]').click();
    const download = await saving;
    assert.equal(download.suggestedFilename(), 'traffic.json');
    const rows = JSON.parse(readFileSync(await download.path(), 'utf8')) as readonly { readonly name: string }[];
    assert.deepEqual(
      rows.map(({ name }) => name),
      ['login_to_simulator', 'login_to_simulator'],
    );
    await page.locator('[data-testid="filter"]').fill('');
  });

  test('the token has opened one page, and no other', async () => {
    const other = await browser.newContext();
    const answer = await (await other.newPage()).goto(uiUri);
    assert.equal(answer?.status(), 403);
    await other.close();
    await page.reload();
    await page.locator('[data-testid="traffic-row"]').first().waitFor();
    await page.locator('[data-testid="filter"]').fill('UseCircuitCode');
    await page.locator('.row-marked').first().waitFor();
    await page.locator('[data-testid="filter"]').fill('');
  });

  test('the checklist of a login whose RegionHandshake is dropped names that step', async () => {
    await page.locator('[data-testid="view-checklist"]').click();
    const lists = page.locator('[data-testid="checklist"]');
    const lacking = lists.filter({ has: page.locator('[data-testid="missing-step"]') });
    const step = lacking.locator('[data-testid="missing-step"]', { hasText: 'the simulator describes the region' });
    await step.waitFor();
    assert.match(`${await step.textContent()}`, /RegionHandshake.*the region has no name, the land no textures/);
    await lists.filter({ hasText: 'All 12 steps are done' }).first().waitFor();
    await shots('page-handshake');
  });

  test('findings, reliable packets and pairs lead to their rows', async () => {
    for (const [view, line] of [
      ['findings', 'finding'],
      ['reliability', 'reliable-line'],
      ['pairs', 'pair'],
    ] as const) {
      await page.locator(`[data-testid="view-${view}"]`).click();
      await page.locator(`[data-testid="${line}"]`).first().waitFor({ timeout: 30_000 });
      const link = page.locator(`[data-testid="${line}"] [data-testid="row-link"]`).last();
      const row = `${await link.textContent()}`;
      await link.click();
      await page.locator('[data-testid="detail"]', { hasText: `row ${row} ` }).waitFor();
      await shots(`page-${view}`);
    }
    const row = `${await page.locator('.row-link-shown').first().textContent()}`;
    await page.locator('[data-testid="go-to-row"]').click();
    await page.locator(`[data-testid="traffic-row"][data-row="${row}"][aria-selected="true"]`).waitFor();
  });

  test('charts, the sequence diagram and two messages are drawn', async () => {
    await page.locator('[data-testid="view-charts"]').click();
    await page.locator('[data-testid="chart-pings"] canvas').waitFor();
    await page.locator('[data-testid="throttle"]').first().waitFor();
    await page.locator('[data-testid="chart-rates"] canvas').waitFor();
    await shots('page-charts');
    await page.locator('[data-testid="filter"]').fill('*Circuit* || *Movement* || *Handshake* || door == login');
    await page.locator('[data-testid="view-sequence"]').click();
    await page.locator('[data-testid="arrow"]', { hasText: 'UseCircuitCode' }).first().click();
    await page.locator('[data-testid="keep-to-compare"]').click();
    await shots('page-sequence');
    await page.locator('[data-testid="arrow"]', { hasText: 'UseCircuitCode' }).last().click();
    await page.locator('[data-testid="view-compare"]').click();
    await page.locator('[data-testid="compared-field"].compared-mapped', { hasText: 'ID' }).waitFor();
    await page.locator('[data-testid="compared-field"].compared-other', { hasText: 'CircuitCode.Code' }).waitFor();
    await shots('page-compare');
  });

  test('a capture is chosen, sent and compared with the log', async () => {
    await page.locator('[data-testid="view-compare"]').click();
    await page.locator('[data-testid="compare-captures"]').click();
    const chooser = page.waitForEvent('filechooser');
    await page.locator('[data-testid="choose-capture"]').click();
    const buffer = Buffer.from(pcapng(session().frames));
    await (await chooser).setFiles({ name: 'other.pcapng', mimeType: 'application/octet-stream', buffer });
    await page.locator('[data-testid="captures-summary"]', { hasText: 'from other.pcapng' }).waitFor();
    await page.locator('[data-testid="other-row-link"]').first().click();
    await page.locator('.detail-where', { hasText: 'of other.pcapng' }).waitFor();
    await shots('page-captures');
    await page.locator('.detail-close').click();
  });

  test('the views are reached by keyboard, and every figure says what it is', async () => {
    await page.locator('[data-testid="view-compare"]').focus();
    await page.keyboard.press('Home');
    await page.locator('[data-testid="view-table"][aria-selected="true"]').waitFor();
    for (const view of ['checklist', 'findings', 'reliability', 'pairs', 'charts']) {
      await page.keyboard.press('ArrowRight');
      await page.locator(`[data-testid="view-${view}"][aria-selected="true"]`).waitFor();
      await page.locator('[data-testid="view"] :is(li, tr, canvas)').first().waitFor();
      assert.equal(
        await page.locator('[data-testid="view"] :is(th[scope=col], thead th):not([title])').count(),
        0,
        view,
      );
    }
  });

  test('nothing was refused by the policy of the page, and the page says when the grid has gone', async () => {
    assert.deepEqual(problems.splice(0), []);
    serve.interrupt();
    await page.locator('body.page-alone').waitFor();
  });

  async function shots(name: string): Promise<void> {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await screenshot(page, `${name}-${colorScheme}`);
    }
    await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
    await screenshot(page, `${name}-high-contrast`);
    await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'none' });
  }
});
