#!/usr/bin/env node
// Looks like the desktop program `code` to @vscode/test-electron, but opens the browser build of the editor in a headless browser.
// Understands --extensionDevelopmentPath=, --extensionTestsPath= and a folder; what else the desktop takes means nothing here.
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { inProject } from '../root.ts';
import { findBrowser, openBrowser } from './browser.ts';
import { installEditor } from './install.ts';
import { type EditorServer, startServer } from './server.ts';
import { allowSuite, openPage, windowUrl } from './workbench.ts';

/** How long a suite may take, in milliseconds; REZBENCH_SUITE_MS changes it. */
const SUITE_MS = Number(process.env['REZBENCH_SUITE_MS'] ?? 180_000);

/** The picture of a suite that did not end. */
const LAST_PICTURE = inProject('out/screenshots/suite-did-not-end.png');

/** Runs the suite named by the switches. The exit code is that of the window; the suite itself says what passed. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    strict: false,
    allowPositionals: true,
    options: { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } },
  });
  const folder = positionals[0];
  const server = await startServer(await installEditor());
  try {
    return await runSuite(server, {
      ...(folder === undefined ? {} : { folder: path.resolve(folder) }),
      extensionFolder: String(values.extensionDevelopmentPath),
      suite: String(values.extensionTestsPath),
    });
  } finally {
    await server.stop();
  }
}

async function runSuite(server: EditorServer, options: Parameters<typeof windowUrl>[1]): Promise<number> {
  const browser = await openBrowser(await findBrowser());
  try {
    const page = await openPage(browser);
    try {
      const exited = await exitOf(page, server);
      await allowSuite(page);
      await page.goto(windowUrl(server.url, options));
      return await exited();
    } catch (error) {
      await page.screenshot({ path: LAST_PICTURE }).catch(() => undefined);
      throw error;
    }
  } finally {
    await browser.close();
  }
}

/** Prepares a page to be told how its suite ended; what comes back waits for that. */
async function exitOf(page: Page, server: EditorServer): Promise<() => Promise<number>> {
  let exit = (_code: number): void => undefined;
  const exited = new Promise<number>((resolve) => {
    exit = resolve;
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => exit(code));
  const crashed = new Promise<string>((resolve) =>
    page.once('crash', () => resolve('The window of the editor crashed.')),
  );
  const late = new Promise<string>((resolve) => {
    setTimeout(() => resolve(`The suite did not end within ${SUITE_MS} ms; see ${LAST_PICTURE}.`), SUITE_MS).unref();
  });
  const trouble = Promise.race([crashed, late, server.ended.then((how) => `${how}:\n${server.log()}`)]);
  return () =>
    Promise.race([
      exited,
      trouble.then((sentence) => {
        throw new Error(sentence);
      }),
    ]);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
