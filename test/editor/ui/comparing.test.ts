// Two captures compared, as a person does it: one is open, the other one is chosen, and what differs leads to the rows of both.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { FrameLocator, Page } from 'playwright-core';
import { pcapng, SIMULATOR, VIEWER } from '../../support/captures.ts';
import { AGENT, message, opening, session, Wire } from '../../support/conversation-capture.ts';
import { findingsOf, frameOf } from './axe.ts';
import { type OpenEditor, openEditor, screenshot, THEMES, webview } from './editor.ts';

/** A session in which a viewer says something. */
function spoken(...words: readonly string[]): Uint8Array {
  const wire = new Wire();
  wire.frames.push(...session().frames);
  wire.udp(VIEWER, SIMULATOR, opening(70));
  for (const [at, Message] of words.entries()) {
    const blocks = { AgentData: { AgentID: AGENT }, ChatData: { Message, Type: 1 } };
    wire.udp(VIEWER, SIMULATOR, message(71 + at, 'ChatFromViewer', blocks));
  }
  return pcapng(wire.frames);
}

const FILES = {
  'good.rezcap.pcapng': spoken('hello', 'how are you', 'fine', 'goodbye'),
  'bad.rezcap.pcapng': spoken('hello', 'who are you', 'fine'),
  'same.rezcap.pcapng': spoken('hello', 'who are you', 'fine'),
};

describe('two captures', () => {
  let editor: OpenEditor;
  let page: Page;
  let panel: FrameLocator;

  before(async () => {
    editor = await openEditor();
    page = editor.page;
    panel = webview(page);
    for (const [name, bytes] of Object.entries(FILES)) writeFileSync(path.join(editor.folder, name), bytes);
    // A window that has just opened does not hear of new files; by the time it has another theme it does.
    await editor.useTheme(THEMES[1]);
    await editor.useTheme(THEMES[0]);
    for (const name of ['good', 'same', 'bad']) {
      await page.locator('.explorer-folders-view .monaco-list-row', { hasText: `${name}.rezcap` }).dblclick();
      await page.locator('.tab.active', { hasText: `${name}.rezcap` }).waitFor();
      await panel.locator('[data-testid="traffic-row"]').first().waitFor();
    }
  });

  after(async () => {
    await screenshot(page, 'comparing-last');
    await editor.close();
  });

  async function choose(name: string): Promise<void> {
    await panel.locator('[data-testid="choose-capture"]').click();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).click();
  }

  test('the view says what to do while nothing is compared', async () => {
    await panel.locator('[data-testid="view-compare"]').click();
    await panel.locator('[data-testid="compare-captures"]').click();
    await panel.getByText('Choose another capture').waitFor();
    await screenshot(page, 'comparing-empty');
  });

  test('a capture that is open is chosen, and what differs stands line by line', async () => {
    await choose('good.rezcap');
    const lines = panel.locator('[data-testid="difference"]');
    await lines.nth(1).waitFor();
    const texts = await lines.allTextContents();
    assert.equal(texts.length, 2);
    assert.match(`${texts[0]}`, /^other ?ChatFromViewer.*ChatData\.Message.*how are you.*who are you/);
    assert.match(`${texts[1]}`, /^only there ?ChatFromViewer/);
    assert.match(
      `${await panel.locator('[data-testid="captures-summary"]').textContent()}`,
      /^2 differences from good/,
    );
  });

  test('a line leads to its row here, and to its row there', async () => {
    await panel.locator('[data-testid="difference"] [data-testid="row-link"]').first().click();
    await panel.locator('[data-testid="fields"], .fields').getByText('who are you').first().waitFor();
    await panel.locator('[data-testid="difference"] [data-testid="other-row-link"]').first().click();
    await panel.locator('.fields').getByText('how are you').first().waitFor();
    await panel.locator('.detail-where', { hasText: 'of good.rezcap.pcapng' }).waitFor();
  });

  test('no finding of axe in any theme', async () => {
    const frame = await frameOf(panel);
    for (const theme of THEMES) {
      await editor.useTheme(theme);
      await panel.locator(`body.vscode-${theme.name}`).waitFor();
      await screenshot(page, `comparing-${theme.name}`);
      assert.deepEqual(await findingsOf(frame), [], theme.name);
    }
    await editor.useTheme(THEMES[0]);
    await panel.locator('.detail-close').click();
    await panel.locator('[data-testid="detail"]').waitFor({ state: 'detached' });
  });

  test('one that says the same is equal', async () => {
    await choose('same.rezcap');
    await panel.locator('[data-testid="captures-summary"]', { hasText: 'Equal to same.rezcap.pcapng' }).waitFor();
    assert.equal(await panel.locator('[data-testid="difference"]').count(), 0);
  });
});
