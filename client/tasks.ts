// The task that checks templates as the terminal does; its findings go to the Problems view by our matcher.
import * as vscode from 'vscode';
import { rulesOfSettings } from './settings.ts';

/** As package.json declares them. */
const TYPE = 'rezbench';
const MATCHER = '$rezbench';

/** More templates than this are not one project's. */
const MAX_TEMPLATES = 100;

/** Offers one task for each folder with templates, and runs those that tasks.json defines. */
export function registerTasks(context: vscode.ExtensionContext): vscode.Disposable {
  const cli = context.asAbsolutePath('out/cli.cjs');
  return vscode.tasks.registerTaskProvider(TYPE, {
    provideTasks: () => offeredTasks(cli),
    resolveTask: ({ definition, scope }) => taskOf(cli, definition, scope ?? vscode.TaskScope.Workspace),
  });
}

async function offeredTasks(cli: string): Promise<vscode.Task[]> {
  const found = await vscode.workspace.findFiles('**/*message_template*.msg', '**/node_modules/**', MAX_TEMPLATES);
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.flatMap((folder) => {
    const own = found.filter((uri) => vscode.workspace.getWorkspaceFolder(uri) === folder);
    const files = own.map((uri) => vscode.workspace.asRelativePath(uri, false)).toSorted();
    const task = files.length === 0 ? undefined : taskOf(cli, { type: TYPE, arguments: files }, folder);
    return task === undefined ? [] : [task];
  });
}

/** Undefined if the arguments are no words. */
function taskOf(
  cli: string,
  definition: vscode.TaskDefinition,
  scope: vscode.WorkspaceFolder | vscode.TaskScope,
): vscode.Task | undefined {
  const words: unknown = definition['arguments'];
  if (!isWords(words)) return undefined;
  // The editor's own executable runs as plain Node, whatever host we are in.
  const options = { env: { ELECTRON_RUN_AS_NODE: '1' } };
  const execution = new vscode.ProcessExecution(
    process.execPath,
    [cli, 'check', ...chosenRules(words), ...words],
    options,
  );
  return new vscode.Task(definition, scope, 'check message templates', 'rezbench', execution, MATCHER);
}

const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((word) => typeof word === 'string');

/** The rules that the settings choose, unless the task has its own. */
function chosenRules(words: readonly string[]): readonly string[] {
  const hasOwn = words.some((word) => word === '--rules' || word.startsWith('--rules='));
  const rules = hasOwn ? undefined : rulesOfSettings();
  return rules === undefined ? [] : ['--rules', JSON.stringify(rules)];
}
