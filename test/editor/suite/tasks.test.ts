import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';

const WRONG = `version 2.0

{
    Hail Low 1 NotTrusted Unencoded
    {
        Visitor Sinlge
        {   Age     U8  }
    }
}
`;

suite('the task', () => {
  let uri: vscode.Uri;

  setup(async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder, 'no workspace is open');
    uri = vscode.Uri.joinPath(folder, 'task.message_template.msg');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(WRONG));
  });

  teardown(() => vscode.workspace.fs.delete(uri));

  test('checks the templates of the workspace, and its findings become problems of files that are not open', async () => {
    const task = await eventually('the task', async () => {
      const tasks = await vscode.tasks.fetchTasks({ type: 'rezbench' });
      return tasks.find(({ definition }) => definition['arguments'].includes('task.message_template.msg'));
    });
    await vscode.tasks.executeTask(task);
    const found = await eventually('a problem', () => {
      const diagnostics = vscode.languages.getDiagnostics(uri);
      return diagnostics.length > 0 ? diagnostics : undefined;
    });
    assert.deepEqual(
      found.map(({ code, source, severity, range }) => [code, source, severity, placeOf(range)]),
      [['MT050', 'rezbench', vscode.DiagnosticSeverity.Error, '5:16']],
    );
  });

  test('takes the rules of the settings, as the editor does', async () => {
    const settings = vscode.workspace.getConfiguration('rezbench');
    await settings.update('rules', { MT050: 'hint' }, vscode.ConfigurationTarget.Workspace);
    try {
      const tasks = await vscode.tasks.fetchTasks({ type: 'rezbench' });
      const task = tasks.find(({ definition }) => definition['arguments'].includes('task.message_template.msg'));
      assert.ok(task?.execution instanceof vscode.ProcessExecution);
      assert.deepEqual(task.execution.args.slice(1, 4), ['check', '--rules', '{"MT050":"hint"}']);
    } finally {
      await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});

const placeOf = ({ start }: vscode.Range): string => `${start.line}:${start.character}`;
