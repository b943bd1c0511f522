import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { Bot, botPackages } from '../../grid/bots.ts';
import { loginUri, type OpenEditor, openEditor, runCommand, screenshot, THEMES, webview } from './editor.ts';

describe('what can be done with the rows of the Traffic panel', () => {
  let editor: OpenEditor;
  let page: Page;
  let panel: FrameLocator;
  let bot: Bot;

  before(async () => {
    editor = await openEditor({ 'rezbench.sandbox.loginPort': 0 });
    page = editor.page;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    panel = webview(page);
    await runCommand(page, 'Rezbench: Start Sandbox Grid');
    bot = new Bot(await botPackages(), await loginUri(page), { first: 'Cleo', last: 'Rows' });
    await bot.arrive();
    bot.order({ do: 'say', text: 'a word to copy' });
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    await runCommand(page, 'View: Toggle Maximized Panel');
  });

  after(async () => {
    bot?.kill();
    await screenshot(page, 'row-work-last');
    await editor.close();
  });

  test('columns are chosen, and show what rows are asked for', async () => {
    await filter(panel, 'reliable');
    await panel.locator('[data-testid="columns"]').click();
    for (const column of ['row', 'expanded', 'acks', 'ackLatency', 'summary']) {
      await panel.locator(`[data-testid="column-${column}"]`).check();
    }
    await panel.locator('[data-testid="time-absolute"]').check();
    await screenshot(page, 'columns-menu');
    await page.keyboard.press('Escape');
    await panel.locator('[data-testid="columns-menu"]').waitFor({ state: 'detached' });
    await panel.locator('.cell-ackLatency', { hasText: / ms$/ }).first().waitFor();
    await panel
      .locator('.cell-time', { hasText: /^\d\d:\d\d:\d\d\.\d{3}$/ })
      .first()
      .waitFor();
    await filter(panel, 'ChatFromViewer');
    await panel.locator('.cell-summary', { hasText: 'Message "a word to copy"' }).first().waitFor();
    await filter(panel, '');
    await screenshot(page, 'columns');
    await panel.locator('[data-testid="columns"]').click();
    await panel.getByText('As at first').click();
    await page.keyboard.press('Escape');
    await panel.locator('.cell-summary').first().waitFor({ state: 'detached' });
  });

  test('land is a picture, and its patches are pieces', async () => {
    await filter(panel, 'LayerData');
    await row(panel, 'LayerData').first().click();
    const canvas = panel.locator('[data-testid="heights"] canvas');
    assert.match(
      `${await canvas.getAttribute('aria-label')}`,
      /^4 patches by place in the region, heights from [\d.]+ to /,
    );
    await field(panel, 'Data').locator('[data-testid="twist"]').click();
    await panel.locator('[data-testid="piece"]', { hasText: 'patch (' }).first().waitFor();
    await screenshot(page, 'land');
  });

  test('the borders of land are told row by row, and the field says how its bytes are laid out', async () => {
    await filter(panel, 'ParcelOverlay');
    await row(panel, 'ParcelOverlay').first().click();
    const data = field(panel, 'Data');
    await data.locator('[data-testid="twist"]').click();
    await panel.locator('[data-testid="piece"]', { hasText: 'y 0 to 4 m' }).first().waitFor();
    assert.match(
      `${await data.locator('.line-label').getAttribute('title')}`,
      /^Owners and borders: A byte for each 4 m/,
    );
    assert.match(`${await data.getAttribute('aria-description')}`, /^Owners and borders: /);
    await panel.locator('[data-testid="piece"]', { hasText: 'y 0 to 4 m' }).first().click();
    await panel.locator('[data-testid="about"]', { hasText: 'Owners and borders' }).waitFor();
    await screenshot(page, 'parcel-overlay');
  });

  test('keys alone: from row to fields, into packed bytes, to the bytes and back', async () => {
    await filter(panel, 'ImprovedTerseObjectUpdate || ObjectUpdate');
    await row(panel, 'ObjectUpdate').first().click();
    await page.keyboard.press('Enter');
    for (let tries = 0; tries < 60 && !(await isSelected(panel, 'ObjectData')); tries++)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const piece = panel.locator('[data-testid="piece"][aria-selected="true"]');
    await piece.waitFor();
    await panel.locator('.byte-marked').first().waitFor();
    await screenshot(page, 'packed-bytes');
    await panel.locator('[data-testid="bytes"]').focus();
    await page.keyboard.press('ArrowRight');
    await panel.locator('.byte-cursor').first().waitFor();
    assert.match(`${await panel.locator('[data-testid="byte"]').textContent()}`, /^byte \d+: [\da-f]{2}/);
    await page.keyboard.press('Escape');
    await panel.locator('[data-testid="traffic-table"]:focus').waitFor();
  });

  test('a row is copied, marked and written to, by menu and by keys', async () => {
    await filter(panel, 'ChatFromViewer');
    await row(panel, 'ChatFromViewer').first().click({ button: 'right' });
    await panel.locator('[data-testid="row-menu"]').waitFor();
    await screenshot(page, 'row-menu');
    await panel.locator('[data-testid="menu-copy-rez"]').click();
    await panel
      .locator('[data-testid="said"]', { hasText: 'Copied as Message Text (.rez)' })
      .waitFor({ state: 'attached' });
    assert.match(
      await page.evaluate(() => navigator.clipboard.readText()),
      /AgentID \{\{agent\}\} {2}SessionID \{\{session\}\}/,
    );
    await page.keyboard.press('n');
    await panel.locator('[data-testid="note-text"]').fill('look here');
    await page.keyboard.press('Enter');
    await panel.locator('[data-testid="note"]', { hasText: 'look here' }).waitFor();
    await panel.locator('.row-marked').first().waitFor();
    await page.keyboard.press('m');
    await panel.locator('.row-marked').first().waitFor({ state: 'detached' });
    await page.keyboard.press('Shift+F10');
    await panel.locator('[data-testid="row-menu"] [role="menuitem"]:focus').waitFor();
    await page.keyboard.press('Escape');
    await panel.locator('[data-testid="row-menu"]').waitFor({ state: 'detached' });
  });

  test('no finding of axe in any theme', async () => {
    await filter(panel, '');
    await panel.locator('[data-testid="traffic-row"]').nth(3).click();
    const frame = await frameOf(panel);
    for (const theme of THEMES) {
      await editor.useTheme(theme);
      await panel.locator(`body.vscode-${theme.name}`).waitFor();
      await screenshot(page, `row-work-${theme.name}`);
      assert.deepEqual(await findingsOf(frame), [], theme.name);
    }
    await editor.useTheme(THEMES[0]);
  });

  test('from a row to the line of the template that defines it', async () => {
    await filter(panel, 'ChatFromViewer');
    await row(panel, 'ChatFromViewer').first().click();
    await field(panel, 'Channel').click();
    await panel.locator('[data-testid="go-to-template"]').click();
    const editorPane = page.locator('.editor-instance .view-line', { hasText: 'ChatFromViewer' });
    await editorPane.first().waitFor();
    await screenshot(page, 'template-line');
  });
});

async function filter(panel: FrameLocator, text: string): Promise<void> {
  await panel.locator('[data-testid="filter"]').fill(text);
}

function row(panel: FrameLocator, name: string): Locator {
  const cell = panel.locator('.cell-name').getByText(name, { exact: true });
  return panel.locator('[data-testid="traffic-row"]', { has: cell });
}

function field(panel: FrameLocator, name: string): Locator {
  return panel.locator('[data-testid="field"]', { has: panel.locator('.line-label').getByText(name, { exact: true }) });
}

async function isSelected(panel: FrameLocator, name: string): Promise<boolean> {
  return (await panel.locator('[data-testid="field"][aria-selected="true"]', { hasText: name }).count()) > 0;
}

async function frameOf(panel: FrameLocator): Promise<Frame> {
  const handle = await panel.locator('#panel').elementHandle();
  return (await handle?.ownerFrame()) ?? assert.fail('the panel is in no frame');
}

/** What axe finds in the page of the panel: a rule, and where. */
async function findingsOf(frame: Frame): Promise<readonly string[]> {
  await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    const run = (window as unknown as { axe: { run(): Promise<Found> } }).axe;
    interface Found {
      readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
    }
    const { violations } = await run.run();
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}
