// Binary LLSD as a person sees it: its notation, a broken file, unsaved changes after a restart.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { writeLlsdBinary } from '../../../protocol/llsd/binary.ts';
import { array, binary, date, integer, map, real, string, undef, uri, uuid } from '../../../protocol/llsd/value.ts';
import { eventually } from '../eventually.ts';
import {
  GESTURE_MS,
  type OpenEditor,
  openEditor,
  openFile,
  patiently,
  runCommand,
  screenshot,
  THEMES,
} from './editor.ts';

const ITEM = map({
  item_id: uuid('6f1f0f3c-52d5-4e0f-9c3b-0d6a3a5c1b11'),
  name: string('Oak chair'),
  created_at: date(Date.UTC(2026, 2, 14, 9, 26, 53)),
  permissions: map({ base_mask: integer(0x7fffffff), owner_id: uuid('00000000-0000-0000-0000-000000000000') }),
  position: array([real(128.5), real(64), real(-0)]),
  home: uri('http://chairs.example/oak'),
  texture: binary(Uint8Array.from([1, 2, 3, 250])),
  parent: undef,
});
const WHOLE = Buffer.from(writeLlsdBinary(map({ items: array([ITEM]), agent: string('Ada') })));
/** Ada's name is not UTF-8 any more. */
const ODD = Buffer.from(WHOLE);
ODD[ODD.lastIndexOf('Ada')] = 0xff;
/** The last member has a marker that nobody knows. */
const BROKEN = Buffer.from(WHOLE);
BROKEN[BROKEN.lastIndexOf('sAda'.replace('Ada', '\0\0\0\u0003'))] = 0x78;

const GENTLY = { 'files.autoSave': 'off' };

describe('binary LLSD', () => {
  let editor: OpenEditor;
  let page: Page;
  const file = (name: string) => path.join(editor.folder, name);

  before(async () => {
    editor = await openEditor(GENTLY);
    page = editor.page;
    writeFileSync(file('chair.llsdb'), WHOLE);
    writeFileSync(file('odd.llsdb'), ODD);
    writeFileSync(file('broken.llsdb'), BROKEN);
    // A window that has just opened does not hear of new files; by the time it has another theme it does.
    await editor.useTheme(THEMES[1]);
    await editor.useTheme(THEMES[0]);
  });

  after(async () => {
    await screenshot(page, 'binary-last');
    await editor.close();
  });

  const line = (text: string) => page.locator('.view-line', { hasText: text });
  const tab = (name: string) => page.getByRole('tab', { name: new RegExp(name) });
  /** The text editor writes its blanks as blanks that do not break. */
  const shown = async () => `${await page.locator('.view-lines').textContent()}`.replaceAll('\u00a0', ' ');

  /** The editor keeps a text a moment after it was typed; a window that is closed before asks. */
  const isKept = (text: string) =>
    readdirSync(editor.profile, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.includes('Backups') && name.includes('rezbench-llsd'))
      .map((name) => path.join(editor.profile, name))
      .some((name) => statSync(name).isFile() && readFileSync(name, 'utf8').includes(text));

  test('is shown as notation, in every theme', async () => {
    await openFile(page, 'chair.llsdb');
    for (const theme of THEMES) {
      await editor.useTheme(theme);
      await line('Oak chair').waitFor();
      await screenshot(page, `binary-whole-${theme.name}`);
    }
    assert.match(await shown(), /'position':\[r128\.5, r64, r-0\]/);
    assert.equal(await tab('chair').count(), 1);
  });

  test('underlines octets that are not UTF-8', async () => {
    await openFile(page, 'odd.llsdb');
    for (const theme of THEMES) {
      await editor.useTheme(theme);
      await page.locator('.squiggly-error').first().waitFor();
      await screenshot(page, `binary-odd-${theme.name}`);
    }
    assert.match(await shown(), /'agent':'\\xffda'/);
  });

  test('keeps what is not saved when the window is opened anew, and saves it then', async () => {
    await editor.useTheme(THEMES[0]);
    await patiently(page, async () => {
      await tab('chair').click();
      await line('Oak chair').click();
    });
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('s');
    await line('Oak chairs').waitFor();
    await page.locator('.tab.dirty').waitFor();
    await eventually('what is not saved in the profile', () => isKept('Oak chairs') || undefined);
    await page.reload();
    // A window that is torn away may forget which tab was in front.
    await patiently(page, async () => {
      await tab('chair').click({ timeout: GESTURE_MS });
      await line('Oak chairs').waitFor({ timeout: GESTURE_MS });
    });
    await page.locator('.tab.dirty').waitFor();
    assert.deepEqual(readFileSync(file('chair.llsdb')), WHOLE);
    await screenshot(page, 'binary-restored');
    await runCommand(page, 'File: Save');
    await page.locator('.tab.dirty').waitFor({ state: 'detached' });
    const saved = readFileSync(file('chair.llsdb')).toString('latin1');
    assert.equal(saved, WHOLE.toString('latin1').replace('\u0009Oak chair', '\u000aOak chairs'));
  });

  test('says where a broken file is broken, and does not save over it', async () => {
    await openFile(page, 'broken.llsdb');
    const banner = page.locator('.codelens-decoration', { hasText: 'This file is broken' });
    for (const theme of THEMES) {
      await editor.useTheme(theme);
      await banner.waitFor();
      await page.locator('.squiggly-error').first().waitFor();
      await screenshot(page, `binary-broken-${theme.name}`);
    }
    await editor.useTheme(THEMES[0]);
    await line('Oak chair').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' ');
    await runCommand(page, 'File: Save');
    const notice = page.locator('.notification-toast', { hasText: 'can be saved only as a copy' });
    await notice.waitFor();
    await screenshot(page, 'binary-refused');
    assert.deepEqual(readFileSync(file('broken.llsdb')), BROKEN);
    await notice.getByText('Save As Copy…').click();
    const input = page.locator('.quick-input-widget input');
    await input.waitFor();
    await screenshot(page, 'binary-copy');
    await page.keyboard.press('Enter');
    await tab('broken copy').waitFor();
    await screenshot(page, 'binary-copied');
    assert.ok(readFileSync(file('broken copy.llsdb')).length > 0);
  });
});
