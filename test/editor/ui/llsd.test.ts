import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import {
  GESTURE_MS,
  type OpenEditor,
  openEditor,
  openFile,
  patiently,
  screenshot,
  statusItem,
  THEMES,
} from './editor.ts';

const FORMS = [
  {
    file: 'inventory.llsd.xml',
    language: 'LLSD XML',
    picture: 'llsd-xml',
    wrong: ['<integer>5<', '<integer>five<'],
    over: 'AAPoAAAD6AA=',
  },
  {
    file: 'event.llsdn',
    language: 'LLSD Notation',
    picture: 'llsd-notation',
    wrong: ["'flags':i4112", "'flags':4112"],
    over: 'AAPoAAAD6AA=',
  },
] as const;

describe('LLSD in the editor', () => {
  let editor: OpenEditor;
  let page: Page;

  before(async () => {
    editor = await openEditor();
    page = editor.page;
  });

  after(async () => {
    await screenshot(page, 'llsd-last');
    await editor.close();
  });

  for (const { file, language, picture, wrong, over } of FORMS) {
    test(`${file} is in colours, says what octets mean under the pointer, and where it is wrong`, async () => {
      const target = path.join(editor.folder, file);
      const text = readFileSync(target, 'utf8');
      assert.ok(text.includes(wrong[0]));
      writeFileSync(target, text.replace(wrong[0], wrong[1]));
      await openFile(page, file);
      await statusItem(page, language).waitFor();
      const words = page.locator('.editor-instance .view-line span[class*=mtk]');
      await eventually('five colours', async () => {
        const colours = await words.evaluateAll((spans) => spans.map((span) => getComputedStyle(span).color));
        return new Set(colours).size >= 5 ? true : undefined;
      });
      await page.locator('.editor-instance .squiggly-error').first().waitFor();
      const said = page.locator('.monaco-hover').getByText('(1000, 1000) on the grid').first();
      await patiently(page, async () => {
        await page.mouse.move(0, 0);
        await page.locator('.editor-instance .view-line span', { hasText: over }).last().hover({ timeout: GESTURE_MS });
        await said.waitFor({ timeout: GESTURE_MS });
      });
      for (const theme of THEMES) {
        await editor.useTheme(theme);
        await screenshot(page, `${picture}-${theme.name}`);
      }
      await page.keyboard.press('Escape');
    });
  }
});
