// The editor's front door: starts the other rooms and decides nothing.
import * as vscode from 'vscode';
import type { GridEvent } from '../contract/sandbox.ts';
import { Bases } from './bases.ts';
import { registerCaptureEditor } from './capture-editor.ts';
import { registerCommands } from './commands.ts';
import { startLanguages } from './language.ts';
import { OpenCaptures } from './open-captures.ts';
import { Sandbox } from './sandbox.ts';
import { GridView } from './sessions.ts';
import { StatusItem } from './status.ts';
import { registerTasks } from './tasks.ts';
import { registerTemplatePlaces } from './template-place.ts';
import { TrafficView } from './traffic.ts';

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Rezbench', { log: true });
  const steps = vscode.window.createOutputChannel('Rezbench Scripted Viewer', { log: true });
  const sandbox = new Sandbox(context.asAbsolutePath('out/sandbox.cjs'), log);
  const bases = new Bases();
  const captures = new OpenCaptures();
  const traffic = new TrafficView(context.extensionUri, sandbox);
  context.subscriptions.push(
    log,
    steps,
    sandbox,
    bases,
    traffic,
    new StatusItem(sandbox),
    new GridView(sandbox),
    startLanguages({ context, log, bases, sandbox }),
    registerTasks(context),
    registerTemplatePlaces(),
    registerCaptureEditor(
      { extension: context.extensionUri, program: context.asAbsolutePath('out/sandbox.cjs'), log },
      captures,
    ),
    ...registerCommands({
      ...{ sandbox, traffic, bases, captures, log, steps },
      cli: context.asAbsolutePath('out/cli.cjs'),
      storage: context.storageUri ?? context.globalStorageUri,
    }),
    sandbox.onEvent(reporter(log)),
  );
}

/** What happens in the grid is kept in the output channel; what somebody must act on is also shown, once at a time. */
function reporter(log: vscode.LogOutputChannel): (event: GridEvent) => void {
  const shown = new Set<string>();
  return (event) => {
    if (event.event !== 'warning') {
      log.info(JSON.stringify(event));
      return;
    }
    log.warn(event.message);
    const [sentence = ''] = event.message.split('\n', 1);
    if (event.urgent !== true || shown.has(sentence)) return;
    shown.add(sentence);
    void vscode.window.showWarningMessage(sentence).then(() => shown.delete(sentence));
  };
}
