import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { Bot, botPackages } from '../../grid/bots.ts';
import { eventually } from '../eventually.ts';
import {
  loginUri,
  type OpenEditor,
  openEditor,
  runCommand,
  screenshot,
  statusItem,
  THEMES,
  webview,
} from './editor.ts';

const SENTENCE = 'good morning, panel';

/** An id as it is written, and as it stands in a packet. */
const hexOf = (id: unknown) => `${id}`.replaceAll('-', '').toLowerCase();

describe('the Traffic panel, while a bot is in the grid that the palette started', () => {
  let editor: OpenEditor;
  let page: Page;
  let panel: FrameLocator;
  let bot: Bot;

  before(async () => {
    const packages = await botPackages();
    editor = await openEditor({ 'rezbench.sandbox.loginPort': 0 });
    page = editor.page;
    panel = webview(page);
    await runCommand(page, 'Rezbench: Start Sandbox Grid');
    bot = new Bot(packages, await loginUri(page), { first: 'Ada', last: 'Panel' });
    await bot.arrive();
    await runCommand(page, 'View: Toggle Maximized Panel');
  });

  after(async () => {
    bot?.kill();
    await screenshot(page, 'traffic-last');
    await editor.close();
  });

  test('the packets of its arrival are rows, both ways, and none is malformed', async () => {
    await filter(panel, 'UseCircuitCode');
    await rows(panel, 'UseCircuitCode').first().waitFor();
    await filter(panel, 'RegionHandshake*');
    await rows(panel, 'RegionHandshake').first().waitFor();
    await rows(panel, 'RegionHandshakeReply').first().waitFor();
    const directions = await panel.locator('[data-testid="traffic-row"] .cell-direction').allTextContents();
    assert.equal(new Set(directions).size, 2, directions.join(' '));
    const circuit = panel.locator('[data-testid="circuit"]', { hasText: 'Ada Panel' });
    assert.match(`${await circuit.getAttribute('title')}`, /malformed 0, unknown messages 0\b/);
  });

  test('the fields of a packet are a tree, and a selected field marks its bytes', async () => {
    const { id } = await bot.events.waitFor({ event: 'login' });
    await filter(panel, 'UseCircuitCode');
    await rows(panel, 'UseCircuitCode').first().click();
    const fields = panel.locator('[data-testid="field"]');
    await fields.first().waitFor();
    await fields.nth(2).waitFor();
    assert.deepEqual(await fields.locator('.line-label').allTextContents(), ['Code', 'SessionID', 'ID']);
    assert.match(`${await fields.nth(1).locator('.line-value').textContent()}`, /^[\da-f]{8}…$/u);
    await fields.filter({ has: panel.getByText('ID', { exact: true }) }).click();
    await panel.locator('.byte-marked').first().waitFor();
    await eventually('the bytes of the id', async () => ((await markedBytes(panel)) === hexOf(id) ? true : undefined));
  });

  test('what the bot says is found by a wildcard, and read from its row and its bytes', async () => {
    bot.order({ do: 'say', text: SENTENCE });
    await filter(panel, 'ChatFrom*');
    await rows(panel, 'ChatFromSimulator').first().waitFor();
    await rows(panel, 'ChatFromViewer').first().click();
    await panel.locator('[data-testid="meaning"]', { hasText: '· say' }).waitFor();
    await panel.locator('[data-testid="field"]', { hasText: 'Message' }).getByText(SENTENCE).click();
    await eventually('the bytes of the sentence', async () =>
      (await markedBytes(panel)).includes(Buffer.from(SENTENCE).toString('hex')) ? true : undefined,
    );
    await panel.locator('[data-testid="counts"]', { hasText: /^2 of \d/ }).waitFor();
  });

  test('the circuit is shown with its figures, and its ping is a number', async () => {
    const circuit = panel.locator('[data-testid="circuit"]', { hasText: 'Ada Panel' }).first();
    const figures = await eventually('pings', async () => {
      const labels = await circuit.locator('.figure-label').allTextContents();
      const values = await circuit.locator('.figure-value').allTextContents();
      const all = new Map(labels.map((label, at) => [label, values[at] ?? '']));
      return /^[\d.]+ ms$/.test(all.get('avg') ?? '') ? all : undefined;
    });
    assert.match(figures.get('ping') ?? '', /^[\d.]+ ms$/);
    for (const label of ['in', 'out']) assert.ok(Number.parseInt(`${figures.get(label)}`, 10) > 0, label);
    for (const label of ['acks pending', 'resent']) assert.match(`${figures.get(label)}`, /^\d+$/, label);
  });

  test('a circuit opens to all its figures, each with its definition', async () => {
    const circuit = panel.locator('[data-testid="circuit"]', { hasText: 'Ada Panel' }).first();
    await circuit.locator('button').click();
    const detail = panel.locator('[data-testid="circuit-detail"]');
    await detail.getByText('task', { exact: true }).waitFor();
    const without = await detail.locator('.figure:not([title])').count();
    assert.equal(without, 0);
    await screenshot(page, 'circuit-detail');
    await detail.locator('[data-testid="definitions"]').focus();
    await page.keyboard.press('Enter');
    const [figures, definitions] = [detail.locator('.figure'), detail.locator('.figure-means')];
    await definitions.first().waitFor();
    assert.equal(await definitions.count(), await figures.count());
    await screenshot(page, 'circuit-definitions');
    await circuit.locator('button').click();
    await detail.waitFor({ state: 'detached' });
  });

  test('what happened to circuits is a list, newest first, with times and reasons', async () => {
    await panel.locator('[data-testid="view-events"]').click();
    const happening = panel.locator('[data-testid="happening"]', { hasText: 'Ada Panel' });
    await happening.filter({ hasText: 'opened' }).first().waitFor();
    await happening.filter({ hasText: 'the agent stands here' }).first().waitFor();
    await inThemes('events');
  });

  test('a fault rule is written in the panel, does what it says, is counted, and goes', async () => {
    await panel.locator('[data-testid="view-faults"]').click();
    const add = panel.locator('[data-testid="fault-add"]');
    const amount = panel.locator('[data-testid="fault-amount"]');
    await amount.fill('200');
    await add.click();
    await panel.locator('[data-testid="fault-problem"]').waitFor();
    await panel.locator('[data-testid="fault-effect"]').selectOption('delay');
    await amount.fill('50');
    await add.click();
    const rules = panel.locator('[data-testid="fault"]');
    await rules.filter({ hasText: 'delay 50' }).filter({ hasText: 'delayed' }).waitFor();
    assert.equal(await panel.locator('[data-testid="fault-problem"]').count(), 0);
    await panel.locator('[data-testid="fault-late-handshake"]').click();
    await add.click();
    await rules.filter({ hasText: 'delay 3000, name late handshake, message RegionHandshake' }).waitFor();
    await panel.locator('[data-testid="fault-effect"]').selectOption('wrongField');
    await panel.locator('[data-testid="fault-message"]').fill('ChatFromSimulator');
    await panel.locator('[data-testid="fault-field"]').fill('ChatData.Audible');
    await panel.locator('[data-testid="fault-protect"]').selectOption('signals');
    await add.click();
    await rules.filter({ hasText: 'wrongField ChatData.Audible' }).filter({ hasText: 'protect signals' }).waitFor();
    await inThemes('faults');
    await panel.locator('[data-testid="fault-clear"]').click();
    await rules.waitFor({ state: 'detached' });
    await panel.locator('[data-testid="view-table"]').click();
  });

  test('a filter that hides the chatter is offered', async () => {
    await panel.locator('[data-testid="saved-filters"]').click();
    await screenshot(page, 'traffic-offered-filter');
    await panel.locator('.saved-use', { hasText: 'Without the chatter' }).click();
    await rows(panel, 'UseCircuitCode').first().waitFor();
    assert.equal(await rows(panel, 'StartPingCheck').count(), 0);
  });

  /** A picture in each theme. */
  async function inThemes(name: string): Promise<void> {
    for (const theme of THEMES) {
      await editor.useTheme(theme);
      await screenshot(page, `traffic-${name}-${theme.name}`);
    }
    await editor.useTheme(THEMES[0]);
  }

  test('the panel is shown in every theme', async () => {
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    await filter(panel, '');
    await panel.locator('[data-testid="follow"]').click();
    // What the bot said is further up by now.
    await panel.locator('[data-testid="traffic-row"]').first().waitFor();
    for (const theme of THEMES) {
      await editor.useTheme(theme);
      await screenshot(page, `traffic-${theme.name}`);
    }
  });

  test('the tree of the grid shows region, agent and circuit', async () => {
    await editor.useTheme(THEMES[0]);
    await page.locator('.activitybar .action-label[aria-label*="Rezbench"]').click();
    const tree = page.locator('.pane-body .monaco-list-row');
    for (const row of ['Sandbox One', 'Sandbox Two', 'Ada Panel', '→ Sandbox One', '→ Sandbox Two']) {
      await tree.filter({ hasText: row }).first().waitFor();
    }
    await screenshot(page, 'grid-tree');
  });

  test('an agent that went to another region has a root there, and a child where it was', async (t) => {
    const ben = new Bot(await botPackages(), await loginUri(page), { first: 'Ben', last: 'Panel' });
    t.after(() => ben.kill());
    await ben.arrive();
    ben.order({ do: 'teleport', region: 'Sandbox Two' });
    await ben.events.waitFor({ event: 'teleported', region: 'Sandbox Two' });
    const tree = page.locator('.pane-body .monaco-list-row');
    await tree
      .filter({ hasText: /child in Sandbox Onecircuit \d+/ })
      .first()
      .waitFor();
    await screenshot(page, 'grid-tree-child');
  });

  test('the bot leaves cleanly, and the grid stops', async () => {
    assert.equal(await bot.close(), 0);
    await runCommand(page, 'Rezbench: Stop Sandbox Grid');
    await statusItem(page, 'Grid: off').waitFor();
  });
});

/** The shown rows of a message or call. */
function rows(panel: FrameLocator, name: string): Locator {
  const cell = panel.locator('.cell-name').getByText(name, { exact: true });
  return panel.locator('[data-testid="traffic-row"]', { has: cell });
}

/** The bytes that are marked, as hex without blanks. */
async function markedBytes(panel: FrameLocator): Promise<string> {
  const texts = await panel.locator('.byte.byte-marked').allTextContents();
  return texts.map((text) => text.trim().toLowerCase()).join('');
}

async function filter(panel: FrameLocator, text: string): Promise<void> {
  await panel.locator('[data-testid="filter"]').fill(text);
}
