// Runs inside the extension host: the Mocha suite, its words and its result. Both go through files, since a browser build has no
// standard output and a window's exit code is 0 even when its extension host died.
import { appendFileSync, writeFileSync } from 'node:fs';
import { format } from 'node:util';
import type Mocha from 'mocha';
import * as vscode from 'vscode';
import type { SuiteResult } from '../../tools/suite-result.ts';

/** How long one test may take, in milliseconds: the first one waits for the extension to start. */
const TEST_MS = 60_000;

/**
 * Runs the test files that `load` loads. Called by the editor. Rejects if a test failed. `REZBENCH_SUITE_LOG` names the file
 * for its words, `REZBENCH_SUITE_RESULT` the one for its result.
 */
export async function runSuite(load: () => unknown): Promise<void> {
  sendConsoleTo(environment('REZBENCH_SUITE_LOG'));
  const { default: Runner } = await import('mocha');
  const mocha = new Runner({ ui: 'tdd', timeout: TEST_MS, reporter: 'spec', color: false });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  load();
  const { passes, failures, pending } = await stats(mocha);
  const result: SuiteResult = {
    counts: { passed: passes, failed: failures, skipped: Array(pending).fill('left out by the suite of the editor') },
    editor: {
      product: vscode.env.appName,
      version: vscode.version,
      kind: vscode.env.uiKind === vscode.UIKind.Web ? 'browser' : 'desktop',
    },
  };
  writeFileSync(environment('REZBENCH_SUITE_RESULT'), JSON.stringify(result));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}

function environment(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} names no file`);
  return value;
}

function stats(mocha: Mocha): Promise<Mocha.Stats> {
  return new Promise((resolve, reject) => {
    const runner = mocha.run(() =>
      runner.stats === undefined ? reject(new Error('no test ran')) : resolve(runner.stats),
    );
  });
}

/** A plain assignment would be ignored: the extension host guards its console with accessors. */
function sendConsoleTo(file: string): void {
  for (const method of ['log', 'info', 'warn', 'error'] as const) {
    const value = (...words: unknown[]) => appendFileSync(file, `${format(...words)}\n`);
    Object.defineProperty(console, method, { configurable: true, writable: true, value });
  }
}
