// The editor's front door where there is no machine behind it, in a browser alone: the languages, and no sandbox.
import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { Bases } from './bases.ts';
import { clientOptions, followClient } from './language-parts.ts';
import { compareTemplates } from './template-files.ts';

/** What needs a process of its own, or sockets. */
const NEED_A_MACHINE = [
  'rezbench.sandbox.start',
  'rezbench.sandbox.stop',
  'rezbench.sandbox.restart',
  'rezbench.sandbox.copyLoginUri',
  'rezbench.traffic.show',
  'rezbench.traffic.clear',
  'rezbench.traffic.save',
];

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Rezbench', { log: true });
  const bases = new Bases();
  const script = vscode.Uri.joinPath(context.extensionUri, 'out/web-server.js');
  const client = new LanguageClient('rezbench', 'Rezbench Languages', () => work(script), clientOptions(context, log));
  void vscode.commands.executeCommand('setContext', 'rezbench.onlyLanguages', true);
  context.subscriptions.push(
    log,
    bases,
    followClient(client, { log, bases }),
    vscode.commands.registerCommand('rezbench.template.compare', () => compareTemplates(bases)),
    ...NEED_A_MACHINE.map((command) => vscode.commands.registerCommand(command, sayWhy)),
  );
}

/** The server as a worker, and the way to it. */
async function work(script: vscode.Uri) {
  const worker = new Worker(await urlOf(script));
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}

/** Browsers start no workers from where a remote host keeps its extensions: that script is carried over. */
async function urlOf(script: vscode.Uri): Promise<string> {
  if (script.scheme !== 'vscode-remote') return script.toString(true);
  const code = await vscode.workspace.fs.readFile(script);
  return URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
}

const sayWhy = () =>
  vscode.window.showInformationMessage('The sandbox grid needs the editor on a desktop, or a remote host behind it.');
