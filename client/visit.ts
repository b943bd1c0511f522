// A scripted viewer that visits the running grid: a process of the terminal's own program. Shows its steps, and lets one stop it.
import { type ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import * as vscode from 'vscode';
import type { StepReport, VisitReport } from '../contract/visit.ts';
import type { Sandbox } from './sandbox.ts';
import { chosenTemplate } from './settings.ts';

/** The name of who comes. */
const NAMES = ['--first', 'Scripted', '--last', 'Viewer'];
const SHOW_TRAFFIC = 'Show Traffic';
const SHOW_STEPS = 'Show Steps';

type End = Extract<VisitReport, { event: 'end' }>;

export interface VisitRooms {
  readonly sandbox: Sandbox;
  /** The program of the terminal. */
  readonly cli: string;
  /** Where the steps are written. */
  readonly steps: vscode.LogOutputChannel;
}

/** Sends a viewer to the grid, which is started if it does not run. Resolves with the last report; undefined = there was no visit. */
export async function visit(rooms: VisitRooms): Promise<End | undefined> {
  const { sandbox } = rooms;
  if (sandbox.state.kind !== 'running') await vscode.commands.executeCommand('rezbench.sandbox.start');
  if (sandbox.state.kind !== 'running') return undefined;
  const { loginUri } = sandbox.state.ready;
  const told = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Scripted viewer', cancellable: true },
    (progress, stop) => run(rooms, loginUri, { progress, stop }),
  );
  const end = told.find((report) => report.event === 'end');
  void sayHow(rooms, told, end);
  return end;
}

interface Shown {
  readonly progress: vscode.Progress<{ readonly message: string }>;
  readonly stop: vscode.CancellationToken;
}

async function run(
  { cli, steps }: VisitRooms,
  loginUri: string,
  { progress, stop }: Shown,
): Promise<readonly VisitReport[]> {
  const template = (await chosenTemplate())?.uri;
  const words = template?.scheme === 'file' ? ['--template', template.fsPath] : [];
  // The editor's own executable runs as plain Node, whatever host we are in.
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const child = fork(cli, ['visit', '--json', '--login-uri', loginUri, ...NAMES, ...words], {
    env,
    execArgv: [],
    silent: true,
  });
  const listening = stop.onCancellationRequested(() => child.kill('SIGINT'));
  steps.info(`A scripted viewer logs in at ${loginUri}`);
  try {
    return await reportsOf(child, steps, (report) => {
      write(steps, report);
      if (report.event === 'step') progress.report({ message: `${report.step}: ${report.words}` });
    });
  } finally {
    listening.dispose();
  }
}

/** All that the process tells until it ends. */
function reportsOf(
  child: ChildProcess,
  steps: vscode.LogOutputChannel,
  onReport: (report: VisitReport) => void,
): Promise<readonly VisitReport[]> {
  const told: VisitReport[] = [];
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const report: VisitReport = JSON.parse(line);
      told.push(report);
      onReport(report);
    });
  }
  if (child.stderr !== null) createInterface({ input: child.stderr }).on('line', (line) => steps.warn(line));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(told));
  });
}

function write(steps: vscode.LogOutputChannel, report: VisitReport): void {
  switch (report.event) {
    case 'step':
      writeStep(steps, report);
      return;
    case 'chat':
      steps.info(`${report.from}: ${report.text}`);
      return;
    case 'end':
      steps.info(
        `${report.ok ? 'The visit went well' : `The visit failed at ${report.failed}`} after ${report.ms} ms.`,
      );
  }
}

function writeStep(steps: vscode.LogOutputChannel, { complaints, ms, outcome, step, words }: StepReport): void {
  const line = `${step}: ${outcome} after ${ms} ms. ${words}`;
  if (outcome === 'failed') steps.error(line);
  else steps.info(line);
  for (const complaint of complaints) steps.warn(`${step}: ${complaint}`);
}

async function sayHow({ steps }: VisitRooms, told: readonly VisitReport[], end: End | undefined): Promise<void> {
  const failed = told.find((report) => report.event === 'step' && report.outcome === 'failed');
  const clicked =
    end?.ok === true
      ? await vscode.window.showInformationMessage(summary(told, end), SHOW_TRAFFIC, SHOW_STEPS)
      : await vscode.window.showErrorMessage(failureOf(failed), SHOW_TRAFFIC, SHOW_STEPS);
  if (clicked === SHOW_TRAFFIC) await vscode.commands.executeCommand('rezbench.traffic.show');
  if (clicked === SHOW_STEPS) steps.show();
}

function summary(told: readonly VisitReport[], { ms }: End): string {
  const steps = told.filter((report) => report.event === 'step');
  const skipped = steps.filter(({ outcome }) => outcome === 'skipped').map(({ step }) => step);
  const done = `The scripted viewer did ${steps.length - skipped.length} steps in ${(ms / 1000).toFixed(1)} s`;
  return skipped.length === 0 ? `${done}.` : `${done} and skipped ${skipped.join(' and ')}.`;
}

function failureOf(failed: VisitReport | undefined): string {
  if (failed?.event !== 'step') return 'The scripted viewer ended without a word; its output says more.';
  return `The scripted viewer failed at ${failed.step}: ${failed.words}`;
}
