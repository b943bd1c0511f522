import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { Bot, botPackages } from '../../grid/bots.ts';
import { eventually } from '../eventually.ts';
import { loginUri, type OpenEditor, openEditor, runCommand, screenshot, THEMES, webview } from './editor.ts';

const SENTENCE = 'the filter finds me';

describe('the filter box, while a bot is in the grid', () => {
  let editor: OpenEditor;
  let page: Page;
  let panel: FrameLocator;
  let box: Locator;
  let bot: Bot;

  before(async () => {
    const packages = await botPackages();
    editor = await openEditor({ 'rezbench.sandbox.loginPort': 0 });
    page = editor.page;
    panel = webview(page);
    await runCommand(page, 'Rezbench: Start Sandbox Grid');
    bot = new Bot(packages, await loginUri(page), { first: 'Ada', last: 'Filter' });
    await bot.arrive();
    await runCommand(page, 'View: Toggle Maximized Panel');
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    box = panel.locator('[data-testid="filter"]');
    bot.order({ do: 'say', text: SENTENCE });
  });

  after(async () => {
    bot?.kill();
    await screenshot(page, 'filter-last');
    await editor.close();
  });

  const item = (label: string) =>
    panel.locator('[data-testid="filter-item"]', { has: panel.getByText(label, { exact: true }) });
  const value = (text: string) =>
    eventually(`the text ${text}`, async () => ((await box.inputValue()) === text ? true : undefined));

  test('a filter about a field is typed with the keyboard alone, by completion', async () => {
    await box.focus();
    await page.keyboard.type('ChatFromV');
    await item('ChatFromViewer').waitFor();
    await page.keyboard.press('Tab');
    await value('ChatFromViewer');
    await page.keyboard.type('.');
    await item('ChatData').waitFor();
    await screenshot(page, 'filter-blocks');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await value('ChatFromViewer.ChatData');
    await page.keyboard.type('.Mes');
    await item('Message').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type(' ~ "finds"');
    await value('ChatFromViewer.ChatData.Message ~ "finds"');
    await panel.locator('[data-testid="counts"]', { hasText: /^1 of \d/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
  });

  test('the field that matches lights up in the detail', async () => {
    await panel.locator('[data-testid="traffic-row"]').first().click();
    const lit = panel.locator('.line-found');
    await lit.waitFor();
    assert.match(`${await lit.textContent()}`, /^Message.*finds me/);
    assert.equal(await lit.getAttribute('aria-description'), 'matches the filter');
    for (const theme of THEMES) {
      await editor.useTheme(theme);
      await screenshot(page, `filter-found-${theme.name}`);
    }
  });

  test('a value that has names is completed, and taken with the mouse', async () => {
    await box.fill('ChatFromViewer.ChatData.Type == ');
    await item('say').waitFor();
    for (const theme of THEMES) {
      await editor.useTheme(theme);
      await screenshot(page, `filter-values-${theme.name}`);
    }
    await item('say').click();
    await value('ChatFromViewer.ChatData.Type == say');
    await panel.locator('[data-testid="counts"]', { hasText: /^1 of \d/ }).waitFor();
  });

  test('what is wrong is underlined alone, and what was found stays', async () => {
    await box.fill('ChatFromViewer.ChatData.Typ == 1 && dir == in');
    const problem = panel.locator('[data-testid="filter-problem"]');
    await problem.waitFor();
    assert.match(`${await problem.textContent()}`, /no field Typ; did you mean Type\?/);
    assert.equal(await panel.locator('.filter-squiggle').textContent(), 'Typ');
    assert.equal(await box.getAttribute('aria-invalid'), 'true');
    await panel.locator('[data-testid="counts"]', { hasText: /^1 of \d/ }).waitFor();
    for (const theme of THEMES) {
      await editor.useTheme(theme);
      await screenshot(page, `filter-problem-${theme.name}`);
    }
  });

  test('what the mouse points at is told', async () => {
    await editor.useTheme(THEMES[0]);
    await box.fill('reliable && !acked');
    await box.press('Escape');
    await box.hover({ position: { x: 15, y: 8 } });
    const hover = panel.locator('[data-testid="filter-hover"]');
    await hover.getByText('The sender wants an ack.').waitFor();
    await screenshot(page, 'filter-hover');
    await box.fill('');
    await hover.waitFor({ state: 'detached' });
  });

  test('filters that were used come back with the arrows', async () => {
    await box.fill('door == caps');
    await box.press('Escape');
    await box.press('Enter');
    await box.fill('dir == out');
    await box.press('Escape');
    await box.press('Enter');
    await box.focus();
    await page.keyboard.press('ArrowUp');
    await value('dir == out');
    await page.keyboard.press('ArrowUp');
    await value('door == caps');
    await page.keyboard.press('ArrowDown');
    await value('dir == out');
  });

  test('a filter is saved under a name and used again', async () => {
    await panel.locator('[data-testid="saved-filters"]').click();
    await panel.locator('[data-testid="saved-name"]').fill('what the grid says');
    await panel.locator('[data-testid="saved-name"]').press('Enter');
    await panel.locator('[data-testid="saved-menu"]').waitFor({ state: 'detached' });
    await box.fill('');
    await panel.locator('[data-testid="saved-filters"]').click();
    const saved = panel.locator('.saved-use', { hasText: 'what the grid says' });
    await saved.waitFor();
    await screenshot(page, 'filter-saved');
    await saved.click();
    await value('dir == out');
  });
});
