// Runs the suite of test/editor in the extension host of a real editor: the browser build, or the desktop one.
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { type Counts, ONE_FAILED, sum } from './counts.ts';
import { inProject, root } from './root.ts';
import type { SuiteResult } from './suite-result.ts';

/** How often the words of the suite are looked for, in milliseconds. */
const TAIL_MS = 200;

export interface SuiteRun {
  readonly counts: Counts;
  /** Which editor it was, in words; undefined if it never said. */
  readonly editor: string | undefined;
}

/** Runs the suite on a copy of the sample workspace. A suite that dies is a failure. */
export async function runEditorSuite(desktop: boolean): Promise<SuiteRun> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rezbench-suite-'));
  try {
    const log = path.join(folder, 'log.txt');
    const result = path.join(folder, 'result.json');
    writeFileSync(log, '');
    cpSync(inProject('examples'), path.join(folder, 'examples'), { recursive: true });
    const stopTail = tail(log);
    const exitedWell = await openEditor({
      desktop,
      folder,
      suite: inProject('out/test/editor.cjs'),
      environment: { REZBENCH_SUITE_LOG: log, REZBENCH_SUITE_RESULT: result },
    });
    stopTail();
    return judge(exitedWell, existsSync(result) ? readFileSync(result, 'utf8') : undefined);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

export interface EditorRun {
  readonly desktop: boolean;
  /** Holds the workspace `examples`; what the editor writes for itself goes beside it. */
  readonly folder: string;
  /** The bundle whose `run` is called in the extension host. */
  readonly suite: string;
  readonly environment: Record<string, string>;
}

/** Opens an editor with this extension until its suite has ended; false, and said so, if it did not end well. */
export async function openEditor({ desktop, folder, suite, environment }: EditorRun): Promise<boolean> {
  try {
    await runTests({
      ...(desktop ? desktopBuild() : browserBuild()),
      extensionDevelopmentPath: root,
      extensionTestsPath: suite,
      extensionTestsEnv: environment,
      launchArgs: [
        path.join(folder, 'examples'),
        `--user-data-dir=${path.join(folder, 'data')}`,
        `--extensions-dir=${path.join(folder, 'extensions')}`,
      ],
    });
    return true;
  } catch (error) {
    console.log(`  ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

function browserBuild() {
  const shim = inProject('out/tools/editor/code-shim.mjs');
  chmodSync(shim, 0o755);
  return { vscodeExecutablePath: shim };
}

/** The desktop build that VSCODE_PATH names, else the version VSCODE_VERSION (default: the stable one), downloaded once. */
function desktopBuild() {
  const installed = process.env['VSCODE_PATH'];
  return installed === undefined
    ? { version: process.env['VSCODE_VERSION'] ?? 'stable' }
    : { vscodeExecutablePath: installed };
}

function judge(exitedWell: boolean, text: string | undefined): SuiteRun {
  if (text === undefined) {
    console.log('  The suite left no result: its extension host died, or it did not end in time.');
    return { counts: ONE_FAILED, editor: undefined };
  }
  const { counts, editor } = JSON.parse(text) as SuiteResult;
  const words = `${editor.product}, VS Code ${editor.version}, ${editor.kind} build`;
  const unexplained = !exitedWell && counts.failed === 0;
  return { counts: unexplained ? sum([counts, ONE_FAILED]) : counts, editor: words };
}

/** Shows what is appended to a file; the function that comes back shows the rest and ends it. */
function tail(file: string): () => void {
  let shown = 0;
  const show = () => {
    const bytes = readFileSync(file);
    process.stdout.write(bytes.subarray(shown));
    shown = bytes.length;
  };
  const timer = setInterval(show, TAIL_MS);
  return () => {
    clearInterval(timer);
    show();
  };
}
