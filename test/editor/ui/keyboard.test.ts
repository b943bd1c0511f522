// Every view and every action of the panel without a mouse, and what the accessibility checker says of each view and menu.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Frame, FrameLocator, Page } from 'playwright-core';
import { VIEWS } from '../../../panel/views/views.ts';
import { Bot, botPackages } from '../../grid/bots.ts';
import { eventually } from '../eventually.ts';
import { findingsOf, frameOf } from './axe.ts';
import { loginUri, type OpenEditor, openEditor, runCommand, screenshot, THEMES, webview } from './editor.ts';

/** More elements than the panel has that take the focus. */
const MOST_TABS = 120;

describe('the panel without a mouse, while a bot waits for a region that never says its name', () => {
  let editor: OpenEditor;
  let page: Page;
  let panel: FrameLocator;
  let frame: Frame;
  let bot: Bot;

  before(async () => {
    const packages = await botPackages();
    editor = await openEditor({ 'rezbench.sandbox.loginPort': 0 });
    page = editor.page;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    panel = webview(page);
    await runCommand(page, 'Rezbench: Start Sandbox Grid');
    const uri = await loginUri(page);
    await fetch(new URL('get_grid_info', uri));
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    await runCommand(page, 'View: Toggle Maximized Panel');
    await runCommand(page, 'Rezbench: Show Traffic');
    await panel.locator('[data-testid="traffic-row"]').first().waitFor();
    frame = await frameOf(panel);
    bot = new Bot(packages, uri, { first: 'Ida', last: 'Keys' });
  });

  let ended = 0;
  afterEach(async () => {
    ended += 1;
    await screenshot(page, `keyboard-${ended}`);
  });

  after(async () => {
    bot?.kill();
    await editor.close();
  });

  const byId = (name: string) => `[data-testid="${name}"]`;
  const has = (selector: string) =>
    frame.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
  const press = (key: string) => page.keyboard.press(key);
  const seen = (name: string, hasText: string | RegExp = '') =>
    panel.locator(byId(name), { hasText }).first().waitFor();

  /** Presses Tab, or Shift and Tab, until the focus is there. */
  async function tabTo(selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const passed: string[] = [];
    for (let left = MOST_TABS; left > 0; left--) {
      if (await has(selector)) return;
      passed.push(await frame.evaluate(() => document.activeElement?.outerHTML.slice(0, 60) ?? ''));
      await press(key);
    }
    assert.fail(`${key} never leads to ${selector}, but to ${[...new Set(passed)].join(', ')}`);
  }

  async function filter(text: string): Promise<void> {
    await press('Control+f');
    await eventually('the filter has the focus', async () => ((await has(byId('filter'))) ? true : undefined));
    // All of the text is selected.
    if (text === '') await press('Delete');
    else await page.keyboard.type(text);
    await press('Enter');
  }

  /** To a view by the arrows of the bar. */
  async function toView(name: string): Promise<void> {
    await tabTo('[role="tab"]', (await has(byId('filter'))) ? 'Tab' : 'Shift+Tab');
    await press('Home');
    for (const view of VIEWS) {
      if (view.name === name) break;
      await press('ArrowRight');
    }
    await panel.locator(`${byId(`view-${name}`)}[aria-selected="true"]`).waitFor();
  }

  test('the filter has the focus at one key, and a rule that drops RegionHandshake is written with the keyboard', async () => {
    await filter('');
    await toView('faults');
    await tabTo(byId('fault-effect'));
    await page.keyboard.type('drop');
    await tabTo(byId('fault-message'));
    await page.keyboard.type('RegionHandshake');
    await press('Escape');
    await tabTo(byId('fault-add'));
    await press('Enter');
    await seen('fault', 'drop, message RegionHandshake');
  });

  test('the checklist of a login whose RegionHandshake is dropped names that step', async () => {
    bot.order({ do: 'stay' });
    await toView('checklist');
    const step = panel.locator(byId('missing-step'), { hasText: 'the simulator describes the region' });
    await step.waitFor();
    assert.match(`${await step.textContent()}`, /RegionHandshake.*the region has no name, the land no textures/);
    await screenshot(page, 'keyboard-handshake');
  });

  test('from the rows to the fields, to the bytes and back; a row is marked, noted, copied and looked for', async () => {
    await filter('UseCircuitCode');
    await toView('table');
    await eventually('rows of one name', async () => {
      const names = await panel.locator('[data-testid="traffic-row"] .cell-name').allTextContents();
      return names.length > 0 && names.every((name) => name === 'UseCircuitCode') ? true : undefined;
    });
    await tabTo(byId('traffic-table'));
    await press('End');
    await seen('detail', 'UseCircuitCode');
    await press('n');
    await page.keyboard.type('the first word');
    await press('Enter');
    await seen('note', 'the first word');
    await tabTo(byId('traffic-table'), 'Shift+Tab');
    await press('Shift+F10');
    await panel.locator('[role="menuitem"]:focus').waitFor();
    await press('ArrowDown');
    await press('Enter');
    await panel.locator(byId('said'), { hasText: 'Copied' }).waitFor({ state: 'attached' });
    await filter('');
    await toView('table');
    await tabTo(byId('traffic-table'));
    await press('Home');
    await press(']');
    await seen('note', 'the first word');
    await seen('field');
    await press('Enter');
    await eventually('a selected field', async () => {
      await press('ArrowDown');
      return (await panel.locator(`${byId('field')}[aria-selected="true"]`).count()) > 0 ? true : undefined;
    });
    await tabTo(byId('bytes'));
    await press('ArrowRight');
    await panel.locator('.byte-cursor').first().waitFor();
    await tabTo(byId('keep-to-compare'));
    await press('Enter');
    await tabTo(byId('traffic-table'), 'Shift+Tab');
    await press('m');
    await panel.locator('.row-marked').first().waitFor({ state: 'detached' });
  });

  test('the table follows and stops; columns and saved filters are chosen from their menus', async () => {
    await tabTo(byId('traffic-table'));
    const follow = panel.locator(byId('follow'));
    const before = await follow.getAttribute('aria-pressed');
    await press('f');
    await eventually('the other state', async () =>
      (await follow.getAttribute('aria-pressed')) !== before ? true : undefined,
    );
    await filter('');
    await tabTo(byId('saved-filters'));
    await press('Enter');
    await seen('saved-menu');
    assert.deepEqual(await findingsOf(frame), [], 'the menu of saved filters');
    await press('Escape');
    await tabTo(byId('columns'));
    await press('Enter');
    await seen('columns-menu');
    await tabTo(byId('column-summary'));
    await press('Space');
    await panel.locator('.cell-summary').first().waitFor();
    assert.deepEqual(await findingsOf(frame), [], 'the menu of columns');
    await press('Space');
    await press('Escape');
    await panel.locator(byId('columns-menu')).waitFor({ state: 'detached' });
  });

  test('the menu of a row, the list of completions and an open circuit have no finding of axe', async () => {
    await filter('');
    await press('Control+f');
    await page.keyboard.type('ObjectUpd');
    await seen('filter-item');
    assert.deepEqual(await findingsOf(frame), [], 'completions');
    await press('Escape');
    await filter('');
    await tabTo(`${byId('circuit')} button`);
    await press('Enter');
    await seen('circuit-detail');
    assert.deepEqual(await findingsOf(frame), [], 'a circuit');
    await press('Enter');
    await toView('table');
    await tabTo(byId('traffic-table'));
    await press('Home');
    await press('Shift+F10');
    await seen('row-menu');
    assert.deepEqual(await findingsOf(frame), [], 'the menu of a row');
    await press('Escape');
  });

  test('every view is reached by the arrows, leads to its rows by keys, and has no finding of axe in any theme', async () => {
    for (const [view, link] of [
      ['findings', 'row-link'],
      ['reliability', 'row-link'],
      ['pairs', 'row-link'],
      ['sequence', 'arrow'],
    ] as const) {
      await toView(view);
      await panel.locator(byId(link)).first().waitFor();
      await tabTo(byId(link));
      await press('Enter');
      await seen('detail');
    }
    for (const theme of THEMES) {
      await editor.useTheme(theme);
      await panel.locator(`body.vscode-${theme.name}`).waitFor();
      await filter('');
      for (const { name } of VIEWS) {
        await toView(name);
        await screenshot(page, `view-${name}-${theme.name}`);
        assert.deepEqual(await findingsOf(frame), [], `${name} in ${theme.name}`);
      }
    }
    await editor.useTheme(THEMES[0]);
  });

  test('the log is cleared, and a rule taken back, with the keyboard', async () => {
    await filter('');
    await toView('faults');
    await tabTo(byId('fault-clear'));
    await press('Enter');
    await panel.locator(byId('fault')).waitFor({ state: 'detached' });
    await filter('');
    await tabTo(byId('clear'));
    await press('Enter');
    await panel.locator(byId('counts'), { hasText: /^\d+ of \d+/ }).waitFor();
    await press('Control+f');
  });
});
