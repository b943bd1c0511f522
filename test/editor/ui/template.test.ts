import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { inProject } from '../../../tools/root.ts';
import { eventually } from '../eventually.ts';
import {
  colouredByMeaning,
  GESTURE_MS,
  type OpenEditor,
  openEditor,
  openFile,
  patiently,
  screenshot,
  statusItem,
  THEMES,
} from './editor.ts';

const SAMPLE = 'hail.message_template.msg';

/** A template with three wrong words. */
const WRONG = `version 2.0
// The Low number is too high, the quantity is misspelled, the type is not one of the twenty.
{
    Hail Low 65530 NotTrusted Unencoded
    {
        Visitor Sinlge
        {   VisitorID   Uuid    }
        {   Age         U8      }
    }
}
`;

const WRONG_WORDS = ['65530', 'Sinlge', 'Uuid'] as const;

/** How far a squiggle may begin and end from its word, in pixels. */
const TOLERANCE = 2;

/** Where a line is pointed at, in pixels below its top. */
const BELOW_TOP = 8;

interface Span {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

describe('a template in the editor', () => {
  let editor: OpenEditor;
  let page: Page;

  before(async () => {
    editor = await openEditor();
    page = editor.page;
  });

  after(async () => {
    await screenshot(page, 'template-last');
    await editor.close();
  });

  test('the sample opens as a message template, in several colours', async () => {
    await openFile(page, SAMPLE);
    await statusItem(page, 'Message Template').waitFor();
    const words = page.locator('.editor-instance .view-line span[class*=mtk]');
    // The text is there before the grammar has been read.
    await eventually('four colours', async () => {
      const colours = await words.evaluateAll((spans) => spans.map((span) => getComputedStyle(span).color));
      return new Set(colours).size >= 4 ? true : undefined;
    });
  });

  test('the sample explains itself under the pointer and has no findings', async () => {
    await colouredByMeaning(page, ['HailReply', 'LLUUID']);
    const name = await placeOf(page, 'HailReply');
    const said = page.locator('.monaco-hover').getByText(wireBytesOf('HailReply')).first();
    await patiently(page, async () => {
      await page.mouse.move(0, 0);
      await page.mouse.move(middle(name), name.top + BELOW_TOP);
      await said.waitFor({ timeout: GESTURE_MS });
    });
    await screenshot(page, 'template-hover');
    assert.deepEqual(await squiggles(page), []);
    await page.keyboard.press('Escape');
  });

  test('three wrong words have three squiggles, in every theme', async () => {
    writeFileSync(path.join(editor.folder, 'mistakes.message_template.msg'), WRONG);
    await openFile(page, 'mistakes.message_template.msg');
    await underlined(page, WRONG_WORDS);
    for (const theme of THEMES) {
      await editor.useTheme(theme);
      await colouredByMeaning(page, ['Hail', 'U8']);
      await screenshot(page, `template-${theme.name}`);
    }
  });

  test('what was meant is offered at the squiggle, and what is chosen is written', async () => {
    await editor.useTheme(THEMES[0]);
    await colouredByMeaning(page, ['Hail', 'U8']);
    const word = await placeOf(page, 'Sinlge');
    const fix = page.locator('.action-widget').getByText('Change to Single');
    await patiently(page, async () => {
      await page.mouse.click(middle(word), word.top + BELOW_TOP);
      await page.keyboard.press('Control+.');
      await fix.waitFor({ timeout: GESTURE_MS });
    });
    await screenshot(page, 'template-fix');
    await fix.click();
    await underlined(page, ['65530', 'Uuid']);
  });
});

/** Waits until exactly these words are underlined, each from its first letter to its last. */
async function underlined(page: Page, words: readonly string[]): Promise<void> {
  const lines = await eventually(`${words.length} squiggles`, async () => {
    const found = await squiggles(page);
    return found.length === words.length ? found : undefined;
  });
  for (const [at, word] of words.entries()) {
    const place = await placeOf(page, word);
    const line = lines[at];
    const isThere =
      line !== undefined &&
      Math.abs(line.left - place.left) <= TOLERANCE &&
      Math.abs(line.right - place.right) <= TOLERANCE;
    assert.ok(isThere, `${word} is at ${JSON.stringify(place)}, the squiggle at ${JSON.stringify(line)}`);
  }
}

/** Where the squiggles are, from top to bottom. */
async function squiggles(page: Page): Promise<readonly Span[]> {
  const found = page.locator('.editor-instance .squiggly-error, .editor-instance .squiggly-warning');
  const spans = await found.evaluateAll((lines) =>
    lines.map((line) => {
      const { left, right, top } = line.getBoundingClientRect();
      return { left, right, top };
    }),
  );
  return spans.sort((a, b) => a.top - b.top);
}

/** The number of a Low message of the sample as it stands in a packet. */
function wireBytesOf(message: string): string {
  const text = readFileSync(inProject('examples', SAMPLE), 'utf8');
  const number = Number(new RegExp(`${message} Low (\\d+)`).exec(text)?.[1]);
  const bytes = [0xff, 0xff, number >> 8, number & 0xff];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ');
}

function middle({ left, right }: Span): number {
  return (left + right) / 2;
}

/** Where a word is in the text that is shown, outside of comments. */
function placeOf(page: Page, word: string): Promise<Span> {
  return page.locator('.editor-instance .view-lines').evaluate((lines, wanted) => {
    const texts = document.createTreeWalker(lines, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const text = `${node.textContent}`;
      const at = text.indexOf(wanted);
      if (at === -1 || text.includes('//')) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, right, top } = range.getBoundingClientRect();
      return { left, right, top };
    }
    throw new Error(`${wanted} is not shown`);
  }, word);
}
