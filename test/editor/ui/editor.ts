// One editor with the packaged extension in it, as a person sees it: the window, and the gestures that every scenario needs.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { findBrowser, openBrowser } from '../../../tools/editor/browser.ts';
import { installEditor } from '../../../tools/editor/install.ts';
import { startServer } from '../../../tools/editor/server.ts';
import { openPage, openWindow, windowUrl } from '../../../tools/editor/workbench.ts';
import { inProject } from '../../../tools/root.ts';
import { eventually } from '../eventually.ts';

/** How often a gesture is tried. */
const TRIES = 6;

/** How long each part of a gesture may take, in milliseconds, before all of it is tried again. */
export const GESTURE_MS = 2_000;

/** The themes that every view must be readable in, with the class that the window has in each. */
export const THEMES = [
  { name: 'dark', id: 'Dark Modern', shows: '.monaco-workbench.vs-dark' },
  { name: 'light', id: 'Light Modern', shows: '.monaco-workbench.vs' },
  { name: 'high-contrast', id: 'Default High Contrast', shows: '.monaco-workbench.hc-black' },
] as const;

export type Theme = (typeof THEMES)[number];

/** An open editor on a copy of the sample workspace. Whoever opens it closes it. */
export interface OpenEditor {
  readonly page: Page;
  /** The copy of the workspace; tests may write here. */
  readonly folder: string;
  /** What the editor keeps for its user, such as unsaved texts. */
  readonly profile: string;
  useTheme(theme: Theme): Promise<void>;
  close(): Promise<void>;
}

/** Opens an editor with the package installed, and waits until its explorer shows the files. */
export async function openEditor(
  settings: Readonly<Record<string, unknown>> = {},
  keybindings: readonly object[] = [],
): Promise<OpenEditor> {
  const parent = mkdtempSync(path.join(os.tmpdir(), 'rezbench-ui-'));
  const folder = path.join(parent, 'examples');
  cpSync(inProject('examples'), folder, { recursive: true });
  const packages = [inProject('out/rezbench.vsix')];
  const server = await startServer(await installEditor(), { packages, settings, keybindings });
  const browser = await openBrowser(await findBrowser());
  const page = await openPage(browser);
  await openWindow(page, windowUrl(server.url, { folder }));
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  return {
    page,
    folder,
    profile: server.profile,
    useTheme: async ({ id, shows }) => {
      chooseTheme(folder, id);
      await page.locator(shows).waitFor();
    },
    close: async () => {
      await browser.close();
      await server.stop();
      rmSync(parent, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** Changes the theme in the settings of the workspace, as a person would in its file; the window follows. */
function chooseTheme(folder: string, id: string): void {
  mkdirSync(path.join(folder, '.vscode'), { recursive: true });
  writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': id }));
}

/** Runs a command from the palette by its whole title. Tried again as a whole: the open palette does not learn of commands registered later. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const input = page.locator('.quick-input-widget input');
  const label = page.locator('.label-name').getByText(title, { exact: true });
  const row = page.locator('.quick-input-list .monaco-list-row', { has: label });
  await patiently(page, async () => {
    await page.keyboard.press('F1');
    await input.fill(`>${title}`, { timeout: GESTURE_MS });
    await row.first().click({ timeout: GESTURE_MS });
    await input.waitFor({ state: 'hidden', timeout: GESTURE_MS });
  });
}

/** Opens a file of the workspace by its name, and waits for its text. */
export async function openFile(page: Page, name: string): Promise<void> {
  const row = page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });
  await row.dblclick();
  await page.locator(`.editor-instance[aria-label*="${name}"] .view-line`).first().waitFor();
}

/** The document inside the only webview that is shown. */
export function webview(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

/** Where the grid listens, as the status bar says. */
export async function loginUri(page: Page): Promise<string> {
  const item = statusItem(page, /Grid: 127\.0\.0\.1:\d+/);
  await item.waitFor();
  return `http://${/127\.0\.0\.1:\d+/.exec(`${await item.textContent()}`)?.[0]}/`;
}

/** An item of the status bar by a part of its text. */
export function statusItem(page: Page, text: string | RegExp): Locator {
  return page.locator('.statusbar-item', { hasText: text });
}

/**
 * Waits until the text has the colours of what its words mean, which come after those of the grammar, and anew with each
 * theme: then two words have one colour, wherever they stand, that the grammar tells apart.
 */
export async function colouredByMeaning(page: Page, words: readonly [string, string]): Promise<void> {
  const lines = page.locator('.editor-instance .view-line').filter({ hasNotText: '//' });
  await eventually(`one colour for ${words.join(' and ')}`, async () => {
    const colours = await lines.evaluateAll(
      (all, wanted) =>
        wanted.map((word) =>
          all
            .filter(({ textContent }) => textContent.split(/\s/).includes(word))
            .map((line) => [...line.querySelectorAll('span[class*=mtk]')])
            // A line that is not coloured yet has no part for the word alone.
            .map((spans) => spans.find(({ textContent }) => textContent.trim() === word))
            .map((span) => (span === undefined ? 'none' : getComputedStyle(span).color)),
        ),
      words,
    );
    const [colour, ...others] = new Set(colours.flat());
    const isEachThere = colours.every(({ length }) => length > 0) && colour !== 'none';
    return isEachThere && others.length === 0 ? true : undefined;
  });
}

/** Keeps a picture of the window among the build's artefacts, as out/screenshots/NAME.png. What fades in is there at once. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: inProject('out/screenshots', `${name}.png`), animations: 'disabled' });
}

/** Tries a gesture again as a whole until it succeeds: the window loses keys and answers nothing while it starts. */
export async function patiently(page: Page, gesture: () => Promise<void>, tries = TRIES): Promise<void> {
  try {
    await gesture();
  } catch (error) {
    if (tries === 1) throw error;
    await page.keyboard.press('Escape');
    await patiently(page, gesture, tries - 1);
  }
}
