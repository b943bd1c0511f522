// One window of the browser build: where it is opened, and when it can be used.
import type { Browser, Page } from 'playwright-core';

/** How long any single thing in the window may take, in milliseconds: the first start on a busy machine took 12 s. */
const PATIENCE_MS = 45_000;

export interface WindowOptions {
  readonly folder?: string;
  /** Folder of an extension to load from its sources. */
  readonly extensionFolder?: string;
  /** Module that the extension host runs in place of nothing: the suite. */
  readonly suite?: string;
}

/** The address of a window that shows `folder`. */
export function windowUrl(serverUrl: string, { folder, extensionFolder, suite }: WindowOptions): string {
  const remote = (file: string) => `vscode-remote://${new URL(serverUrl).host}${file}`;
  const query = new URLSearchParams(folder === undefined ? { ew: 'true' } : { folder });
  const payload: [string, string][] = [];
  if (extensionFolder !== undefined) payload.push(['extensionDevelopmentPath', remote(extensionFolder)]);
  if (suite !== undefined) payload.push(['extensionTestsPath', remote(suite)]);
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `${serverUrl}/?${query}`;
}

/** A fresh page in a context of its own; closing the browser closes it. */
export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
}

/** Opens a window and waits until its frame stands. */
export async function openWindow(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('.monaco-workbench .part.statusbar').waitFor();
}

/**
 * Lets one page load an extension and a suite by its address. A built workbench obeys these only with its "smoke test driver" on,
 * which its server would have to be told; here the page is told instead.
 */
export async function allowSuite(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const read = Element.prototype.getAttribute;
    Element.prototype.getAttribute = function (this: Element, name: string) {
      const value = read.call(this, name);
      if (this.id !== 'vscode-workbench-web-configuration' || name !== 'data-settings' || value === null) return value;
      const settings = JSON.parse(value);
      const developmentOptions = { ...settings.developmentOptions, enableSmokeTestDriver: true };
      return JSON.stringify({ ...settings, developmentOptions });
    };
  });
}
