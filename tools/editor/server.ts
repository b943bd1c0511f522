// Starts the browser build of the editor with a profile of its own: nothing of the user's is read or touched, and runs can go side by side.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { mustRun } from '../terminal.ts';
import type { Editor } from './install.ts';

/** How long the server may take to end by itself, in milliseconds; then it is killed. */
const FAREWELL_MS = 3_000;

/** A quiet editor: nothing pops up, nothing is sent, nothing is updated. */
const SETTINGS = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.colorTheme': 'Dark Modern',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'chat.disableAIFeatures': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
};

export interface ServerOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  /** As in the editor's own file. */
  readonly keybindings?: readonly object[];
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Extension packages to install before the start. */
  readonly packages?: readonly string[];
}

/** A running server of the editor. */
export interface EditorServer {
  /** Where it listens, such as `http://127.0.0.1:40123`. */
  readonly url: string;
  /** The folder with everything that the editor keeps. */
  readonly profile: string;
  /** Resolves with a sentence when the server ends, for whatever reason. */
  readonly ended: Promise<string>;
  /** What it printed so far. */
  log(): string;
  /** Ends the server with everything that it started, and removes its profile. */
  stop(): Promise<void>;
}

/** Starts a server on a free port of loopback. Rejects with its output if it does not come up. */
export async function startServer(editor: Editor, options: ServerOptions = {}): Promise<EditorServer> {
  const home = makeHome(options);
  for (const file of options.packages ?? []) await installPackage(editor, home, file);
  const child = spawnServer(editor, home, options.environment ?? {});
  let log = '';
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`the editor's server could not be started: ${error.message}`));
    child.once('exit', (code, signal) => resolve(`the editor's server ended (${signal ?? `exit code ${code}`})`));
  });
  const killAtExit = () => {
    signalGroup(child, 'SIGKILL');
    removeHome(home);
  };
  process.once('exit', killAtExit);
  const stop = async () => {
    await endGroup(child, ended);
    process.removeListener('exit', killAtExit);
    removeHome(home);
  };
  const listening = new Promise<string>((resolve) => {
    const read = (chunk: Buffer) => {
      log += chunk;
      const url = /HTTP server listening on (http:\/\/[^\s/]+)/.exec(log)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
  });
  const url = await Promise.race([listening, ended.then(() => undefined)]);
  if (url !== undefined) return { url, profile: path.join(home, 'data'), ended, log: () => log, stop };
  await stop();
  throw new Error(`${await ended}:\n${log}`);
}

function makeHome({ settings, keybindings = [] }: ServerOptions): string {
  const home = mkdtempSync(path.join(os.tmpdir(), 'rezbench-editor-'));
  mkdirSync(path.join(home, 'data/User'), { recursive: true });
  mkdirSync(path.join(home, 'extensions'));
  writeFileSync(path.join(home, 'data/User/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }, undefined, 1));
  writeFileSync(path.join(home, 'data/User/keybindings.json'), JSON.stringify(keybindings));
  writeFileSync(path.join(home, 'config.yaml'), '');
  return home;
}

/** A killed extension host may still be writing for a moment. */
function removeHome(home: string): void {
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function profileSwitches(home: string): readonly string[] {
  const [config, data, extensions] = ['config.yaml', 'data', 'extensions'].map((name) => path.join(home, name));
  return ['--config', `${config}`, '--user-data-dir', `${data}`, '--extensions-dir', `${extensions}`];
}

async function installPackage(editor: Editor, home: string, file: string): Promise<void> {
  const switches = [...profileSwitches(home), '--install-extension', file];
  await mustRun(editor.node, [editor.entry, ...switches], { environment: serverEnvironment(home) });
}

function spawnServer(editor: Editor, home: string, environment: ServerOptions['environment']): ChildProcess {
  const switches = [
    ...profileSwitches(home),
    ...['--auth', 'none', '--bind-addr', '127.0.0.1:0'],
    ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
    '--disable-getting-started-override',
  ];
  return spawn(editor.node, [editor.entry, ...switches], {
    env: { ...serverEnvironment(home), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
}

/** An empty gallery keeps the server from asking one at every start. */
function serverEnvironment(home: string): Record<string, string | undefined> {
  return { ...process.env, HOME: home, EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: '' }) };
}

/** The whole process group: an extension host that is still starting would outlive its server. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

async function endGroup(child: ChildProcess, ended: Promise<string>): Promise<void> {
  signalGroup(child, 'SIGTERM');
  const patience = AbortSignal.timeout(FAREWELL_MS);
  await Promise.race([ended, once(patience, 'abort')]);
  signalGroup(child, 'SIGKILL');
  await ended;
}
