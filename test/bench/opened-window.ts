// A capture file of a million rows in the panel of a real editor: when its first rows are painted, and what a frame takes while the
// wheel is turned. By the clock of the browser.
import { linkSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageExtension } from '../../tools/package-extension.ts';
import { type OpenEditor, openEditor, runCommand, THEMES, webview } from '../editor/ui/editor.ts';
import { noteOpenings, type OpeningTimes, openTimed, wheelThrough } from '../editor/ui/panel-times.ts';
import { writeLongSession } from '../support/long-session.ts';
import type { Figure } from './figure.ts';

const ROWS = 1_000_000;
const ROUNDS = 7;
/** Somebody turns the wheel fast: a hundred rows at a time. */
const WHEEL = { pixels: 2200, frames: 600 };

export async function measureOpenedWindow(): Promise<readonly Figure[]> {
  await packageExtension();
  const folder = mkdtempSync(path.join(tmpdir(), 'rezbench-bench-'));
  const file = path.join(folder, 'million.pcapng');
  writeLongSession(file, ROWS);
  const editor = await openEditor();
  try {
    return await measureIn(editor, file);
  } finally {
    await editor.close();
    rmSync(folder, { recursive: true });
  }
}

async function measureIn(editor: OpenEditor, file: string): Promise<readonly Figure[]> {
  const names = Array.from({ length: ROUNDS }, (_, round) => `round-${round}.rezcap.pcapng`);
  for (const name of names) linkSync(file, path.join(editor.folder, name));
  await editor.useTheme(THEMES[1]);
  await editor.useTheme(THEMES[0]);
  await noteOpenings(editor.page);
  const times: OpeningTimes[] = [];
  let frames: readonly number[] = [];
  for (const name of names) {
    times.push(await openTimed(editor.page, name));
    await webview(editor.page)
      .locator('[data-testid="counts"]', { hasText: /^1,?000,?000 of/ })
      .waitFor();
    if (name === names.at(-1)) frames = await wheelThrough(editor.page, WHEEL.pixels, WHEEL.frames);
    await runCommand(editor.page, 'View: Close Editor');
    await editor.page.locator('iframe.webview').waitFor({ state: 'detached' });
  }
  const what = `a capture file of ${ROWS.toLocaleString('en')} rows in the editor`;
  const figure = (words: string, values: readonly number[]): Figure => ({
    what: `${what}: ${words}`,
    unit: 'ms',
    values,
    against: [],
  });
  return [
    figure(
      'from the double click until the editor makes a frame for the panel',
      times.map(({ frame }) => frame),
    ),
    figure(
      'from that frame until the first rows are painted',
      times.map(({ frame, painted }) => painted - frame),
    ),
    figure('from frame to frame while the wheel is turned', frames),
  ];
}
