// The commands of product.md 2, each a few words to the room that does it.
import path from 'node:path';
import * as vscode from 'vscode';
import { SHOW_TRAFFIC, type TrafficShown } from '../contract/server.ts';
import type { Bases } from './bases.ts';
import { type ExportedLog, exportTraffic, isExportAsked } from './export-traffic.ts';
import { exportedCapture, type OpenCaptures } from './open-captures.ts';
import type { Sandbox } from './sandbox.ts';
import { saveTraffic } from './save-traffic.ts';
import { isLoopback, onTemplateSaved, sandboxOptions } from './settings.ts';
import { compareTemplates } from './template-files.ts';
import type { TrafficView } from './traffic.ts';
import { openViewer } from './viewer.ts';
import { visit } from './visit.ts';
import { openWorldFile, saveWorld, worldSaved } from './world-file.ts';

export interface Rooms {
  readonly sandbox: Sandbox;
  readonly traffic: TrafficView;
  readonly bases: Bases;
  /** Capture files in editors. */
  readonly captures: OpenCaptures;
  readonly log: vscode.LogOutputChannel;
  /** Where the steps of scripted viewers are written. */
  readonly steps: vscode.LogOutputChannel;
  /** The program of the terminal. */
  readonly cli: string;
  /** The extension's own folder. */
  readonly storage: vscode.Uri;
}

/** Shown by a click on the status item; not in the palette, since each entry is. */
export const SANDBOX_MENU = 'rezbench.sandbox.menu';
/** In the menu alone. */
const SAVE_WORLD = 'rezbench.sandbox.saveWorld';

export function registerCommands(rooms: Rooms): readonly vscode.Disposable[] {
  const { sandbox, traffic, bases } = rooms;
  const command = (id: string, run: (asked: unknown) => unknown) => vscode.commands.registerCommand(id, run);
  return [
    command('rezbench.sandbox.start', () => start(rooms)),
    command('rezbench.sandbox.stop', () => sandbox.stop()),
    command('rezbench.sandbox.restart', () => restart(rooms)),
    command('rezbench.sandbox.copyLoginUri', () => copyLoginUri(sandbox)),
    command('rezbench.sandbox.openWorldFile', openWorldFile),
    command('rezbench.sandbox.openViewer', () => openViewer(sandbox)),
    command('rezbench.sandbox.visit', () => visit(rooms)),
    command(SHOW_TRAFFIC, (asked) => traffic.show(isFiltered(asked) ? asked.filter : undefined)),
    command('rezbench.traffic.clear', () => traffic.clear()),
    command('rezbench.traffic.save', (asked) =>
      saveTraffic(sandbox, traffic.marks, asked instanceof vscode.Uri ? asked : undefined),
    ),
    command('rezbench.traffic.export', (asked) => exportRows(rooms, asked)),
    command('rezbench.template.compare', () => compareTemplates(bases)),
    command(SANDBOX_MENU, () => menu(sandbox)),
    command(SAVE_WORLD, (asked) => saveWorld(sandbox, asked instanceof vscode.Uri ? asked : undefined)),
    onTemplateSaved((text) => sandbox.useTemplate(text)),
    vscode.workspace.onDidSaveTextDocument((document) => worldSaved(sandbox, document)),
    sandbox.onChange((state) => setContext('running', state.kind === 'running')),
    sandbox.onChange(() => setContext('captured', sandbox.hasLog)),
  ];
}

/** Lenses and key bindings may say which rows are wanted; buttons and the palette do not. */
function isFiltered(asked: unknown): asked is TrafficShown {
  return typeof asked === 'object' && asked !== null && 'filter' in asked && typeof asked.filter === 'string';
}

/** Of the file whose title was clicked, else of whatever there is; asks which if there are two. */
async function exportRows(rooms: Rooms, asked: unknown): Promise<void> {
  const wish = isExportAsked(asked) ? asked : undefined;
  const log = await exportedLog(rooms, asked instanceof vscode.Uri ? asked : wish?.of, wish !== undefined);
  if (log !== undefined) await exportTraffic(log, wish);
}

async function exportedLog(
  { captures, sandbox, traffic }: Rooms,
  file: vscode.Uri | undefined,
  isSaid: boolean,
): Promise<ExportedLog | undefined> {
  const opened = isSaid && file === undefined ? undefined : captures.find(file);
  const ofFile = opened === undefined ? undefined : exportedCapture(opened);
  if (opened === undefined || file !== undefined || !sandbox.hasLog) return ofFile ?? traffic.exported;
  const logs = [
    { label: path.basename(opened.uri.fsPath), log: ofFile },
    { label: 'The Sandbox Grid', log: traffic.exported },
  ];
  const options = { title: 'Export Traffic', placeHolder: 'Of which log?' };
  return (await vscode.window.showQuickPick(logs, options))?.log;
}

async function start({ sandbox, traffic, log, storage }: Rooms): Promise<void> {
  if (sandbox.state.kind !== 'stopped') return traffic.show();
  try {
    const options = await sandboxOptions(storage);
    if (!isLoopback(options.host) && !(await confirmed(options.host))) return;
    const ready = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: 'Starting the sandbox grid' },
      () => sandbox.start(options),
    );
    log.info(`Sandbox grid ready: ${ready.loginUri}`);
    await traffic.show();
  } catch (error) {
    await refused(error);
  }
}

async function restart(rooms: Rooms): Promise<void> {
  await rooms.sandbox.stop();
  await start(rooms);
}

async function refused(error: unknown): Promise<void> {
  const settings = 'Open Settings';
  const sentence = error instanceof Error ? error.message : String(error);
  if ((await vscode.window.showErrorMessage(sentence, settings)) === settings) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'rezbench.sandbox');
  }
}

async function confirmed(host: string): Promise<boolean> {
  const listen = 'Listen Anyway';
  const detail = `With rezbench.sandbox.host set to ${host}, anyone who reaches this machine can log in to the grid.`;
  const question = 'Let other machines reach the sandbox grid?';
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, listen)) === listen;
}

async function copyLoginUri(sandbox: Sandbox): Promise<void> {
  if (sandbox.state.kind !== 'running') return;
  const { loginUri } = sandbox.state.ready;
  await vscode.env.clipboard.writeText(loginUri);
  vscode.window.setStatusBarMessage(`$(check) Copied ${loginUri}`, 4000);
}

async function menu(sandbox: Sandbox): Promise<void> {
  const running = sandbox.state.kind === 'running';
  const entries = running
    ? [
        { label: '$(copy) Copy Login URI', command: 'rezbench.sandbox.copyLoginUri' },
        { label: '$(device-desktop) Open Viewer at the Grid', command: 'rezbench.sandbox.openViewer' },
        { label: '$(list-tree) Show Traffic', command: 'rezbench.traffic.show' },
        { label: '$(person) Log In a Scripted Viewer', command: 'rezbench.sandbox.visit' },
        { label: '$(save-as) Save World…', command: SAVE_WORLD },
        { label: '$(debug-restart) Restart Sandbox Grid', command: 'rezbench.sandbox.restart' },
        { label: '$(debug-stop) Stop Sandbox Grid', command: 'rezbench.sandbox.stop' },
      ]
    : [
        { label: '$(play) Start Sandbox Grid', command: 'rezbench.sandbox.start' },
        { label: '$(globe) Open World File', command: 'rezbench.sandbox.openWorldFile' },
        { label: '$(list-tree) Show Traffic', command: 'rezbench.traffic.show' },
      ];
  const chosen = await vscode.window.showQuickPick(entries, { title: 'Rezbench Sandbox Grid' });
  if (chosen !== undefined) await vscode.commands.executeCommand(chosen.command);
}

function setContext(name: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', `rezbench.${name}`, value);
}
