import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { Bot, botPackages } from '../../grid/bots.ts';
import { eventually } from '../eventually.ts';
import {
  GESTURE_MS,
  loginUri,
  type OpenEditor,
  openEditor,
  openFile,
  patiently,
  runCommand,
  screenshot,
  webview,
} from './editor.ts';

const FILE = 'seen.message_template.msg';
const TEXT = `version 2.0

// The first packet of a circuit: it proves that the login gave its sender a place here.
{
    UseCircuitCode Low 3 NotTrusted Unencoded
    {
        CircuitCode Single
        {   Code        U32     }
        {   SessionID   LLUUID  }
        {   ID          LLUUID  }
    }
}

// What somebody says.
{
    ChatFromViewer Low 80 NotTrusted Zerocoded
    {
        AgentData Single
        {   AgentID     LLUUID  }
        {   SessionID   LLUUID  }
    }
    {
        ChatData Single
        {   Message     Variable 2  }
        {   Type        U8          }
        {   Channel     S32         }
    }
}

// Nobody ever sends this.
{
    Never Low 2222 NotTrusted Unencoded
}
`;

/** A key that nothing else is bound to. */
const KEY = 'Control+Alt+h';
const KEY_BINDING = { key: 'ctrl+alt+h', command: 'rezbench.traffic.show', args: { filter: 'Chat*' } };

describe('a template and the panel, while a bot is in the grid', () => {
  let editor: OpenEditor;
  let page: Page;
  let panel: FrameLocator;
  let bots: string;
  let bot: Bot | undefined;

  before(async () => {
    const packages = await botPackages();
    editor = await openEditor({ 'rezbench.sandbox.loginPort': 0 }, [KEY_BINDING]);
    page = editor.page;
    panel = webview(page);
    bots = packages;
  });

  after(async () => {
    bot?.kill();
    await screenshot(page, 'lenses-last');
    await editor.close();
  });

  test('a panel that was never opened comes with the filter that a key was bound to', async () => {
    await patiently(page, async () => {
      await page.keyboard.press(KEY);
      await filterBox(panel).waitFor({ timeout: GESTURE_MS });
    });
    await filled(panel, 'Chat*');
  });

  test('above each message stands how often it was seen, and nothing where it was not', async () => {
    writeFileSync(path.join(editor.folder, FILE), TEXT);
    await openFile(page, FILE);
    await runCommand(page, 'Rezbench: Start Sandbox Grid');
    bot = new Bot(bots, await loginUri(page), { first: 'Ada', last: 'Lens' });
    await bot.arrive();
    bot.order({ do: 'say', text: 'Who is counting?' });
    await bot.events.waitFor({ event: 'heard', text: 'Who is counting?' });
    await eventually('lenses over two messages', async () => {
      const texts = await lenses(page).allTextContents();
      return texts.join() === '1 seen,show,1 seen,show' ? texts : undefined;
    });
    await screenshot(page, 'lenses-dark');
  });

  test('a click shows the packets of that message, also in a panel that was closed', async () => {
    await filterBox(panel).fill('AgentUpdate');
    await runCommand(page, 'View: Toggle Panel Visibility');
    await filterBox(panel).waitFor({ state: 'detached' });
    await lenses(page).nth(2).click();
    await filled(panel, 'ChatFromViewer');
    await shows(panel, 'ChatFromViewer');
    await screenshot(page, 'lenses-traffic-dark');
  });

  test('a click takes the place of what was looked at', async () => {
    await filterBox(panel).fill('AgentUpdate');
    await lenses(page).getByText('show', { exact: true }).first().click();
    await filled(panel, 'UseCircuitCode');
    await shows(panel, 'UseCircuitCode');
    assert.equal(await bot?.close(), 0);
  });
});

const lenses = (page: Page): Locator => page.locator('.editor-instance .codelens-decoration a');

const filterBox = (panel: FrameLocator): Locator => panel.locator('[data-testid="filter"]');

function filled(panel: FrameLocator, text: string): Promise<true> {
  return eventually(`the filter ${text}`, async () =>
    (await filterBox(panel).inputValue()) === text ? true : undefined,
  );
}

/** Waits until there is one row, and it is of this message. */
function shows(panel: FrameLocator, name: string): Promise<true> {
  return eventually(`one row of ${name}`, async () => {
    const names = await panel.locator('[data-testid="traffic-row"] .cell-name').allTextContents();
    return names.join() === name ? true : undefined;
  });
}
