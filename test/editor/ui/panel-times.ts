// How long the panel takes in a window, by the clock of the browser itself: from a double click to its first rows, and from
// frame to frame while somebody turns the wheel.
import type { Frame, FrameLocator, Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { webview } from './editor.ts';

/** Milliseconds after the double click. */
export interface OpeningTimes {
  /** The editor has made a frame for the page. */
  readonly frame: number;
  /** The first rows were painted in it. */
  readonly painted: number;
}

/** What a frame notes, in milliseconds since 1970. */
interface Notes {
  begun?: number;
  painted?: number;
  clicked?: number;
}

type Noting = { rezbenchNotes?: Notes };

const LOOK_MS = 4;

/** Lets every frame of the window note when it begins, and when it has painted rows. Files are opened by a double click after this. */
export async function noteOpenings(page: Page): Promise<void> {
  await page.addInitScript((lookMs) => {
    const now = () => performance.timeOrigin + performance.now();
    const notes: Notes = { begun: now() };
    (window as Noting).rezbenchNotes = notes;
    // What a webview writes into its frame takes all listeners away, but no timer.
    const look = () => {
      if (document.querySelector('[data-row]') === null) setTimeout(look, lookMs);
      else requestAnimationFrame(() => requestAnimationFrame(() => (notes.painted = now())));
    };
    setTimeout(look, lookMs);
  }, LOOK_MS);
  await page.evaluate(() => {
    const notes: Notes = {};
    (window as Noting).rezbenchNotes = notes;
    const click = () => (notes.clicked = performance.timeOrigin + performance.now());
    addEventListener('dblclick', click, { capture: true });
  });
}

/** Opens a file of the explorer, and waits until its rows are painted. */
export async function openTimed(page: Page, name: string): Promise<OpeningTimes> {
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).dblclick();
  const frame = await frameOf(webview(page));
  return await eventually('painted rows', async () => {
    const { begun, painted } = await notesOf(frame);
    const { clicked } = await notesOf(page.mainFrame());
    if (begun === undefined || painted === undefined || clicked === undefined) return undefined;
    return { frame: begun - clicked, painted: painted - clicked };
  });
}

/** Milliseconds from frame to frame while the wheel is turned by `pixels`, again and again, for so many frames. */
export async function wheelThrough(page: Page, pixels: number, frames: number): Promise<readonly number[]> {
  const panel = webview(page);
  const frame = await frameOf(panel);
  await panel.locator('[data-testid="traffic-table"]').hover();
  const measured = frame.evaluate(
    (wanted) =>
      new Promise<readonly number[]>((resolve) => {
        const found: number[] = [];
        const next = (before: number) => (time: number) => {
          found.push(time - before);
          if (found.length < wanted) requestAnimationFrame(next(time));
          else resolve(found);
        };
        requestAnimationFrame((first) => requestAnimationFrame(next(first)));
      }),
    frames,
  );
  let isOver = false;
  void measured.finally(() => {
    isOver = true;
  });
  while (!isOver) await page.mouse.wheel(0, pixels);
  return await measured;
}

/** The frame that the page of the panel is in. */
export async function frameOf(panel: FrameLocator): Promise<Frame> {
  const handle = await panel.locator('#panel').elementHandle();
  const frame = await handle?.ownerFrame();
  if (frame === null || frame === undefined) throw new Error('the panel is in no frame');
  return frame;
}

const notesOf = (frame: Frame): Promise<Notes> => frame.evaluate(() => (window as Noting).rezbenchNotes ?? {});
