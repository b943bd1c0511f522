import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { removeFile, showFile } from '../document.ts';
import { eventually } from '../eventually.ts';

const BASE = `version 2.0

// Asks for an answer.
{
    Hail Low 1 NotTrusted Unencoded
    {
        Visitor Single
        {   Age     U8      }
    }
}
`;
const SCHEMA = '{ age: int }\n';
const DOCUMENT = '<llsd><map><key>age</key><string>old</string></map></llsd>\n';

/** Here the system lists its processes; elsewhere this is left out. */
const PROCESSES = '/proc';

suite('a language server that dies', () => {
  const folder = () => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const set = (name: string, value: unknown) => vscode.workspace.getConfiguration('rezbench').update(name, value);
  let document: vscode.TextDocument;

  suiteSetup(function () {
    if (!existsSync(PROCESSES)) this.skip();
  });

  setup(() => {
    writeFileSync(path.join(folder(), 'deployed.msg'), BASE);
    writeFileSync(path.join(folder(), 'age.llidl'), SCHEMA);
  });

  teardown(async () => {
    await set('template.base', undefined);
    await set('llsd.schemas', undefined);
    await removeFile(document);
    for (const name of ['deployed.msg', 'age.llidl']) rmSync(path.join(folder(), name));
  });

  test('is started anew, and told what a template is compared with', async () => {
    await set('template.base', 'deployed.msg');
    document = await showFile('restarted.message_template.msg', BASE.replace('U8', 'S8'));
    await findings(document, ['MC017']);
    await killServer();
    await change(document, 'S8', 'U8');
    await findings(document, []);
    await change(document, 'U8', 'S16');
    await findings(document, ['MC017']);
  });

  test('is started anew, and told what a document is checked against', async () => {
    await set('llsd.schemas', { 'age.llsd.xml': 'age.llidl' });
    document = await showFile('age.llsd.xml', DOCUMENT);
    await findings(document, ['LS310']);
    await killServer();
    await change(document, '<string>old</string>', '<integer>7</integer>');
    await findings(document, []);
    await change(document, '<integer>7</integer>', '<string>old</string>');
    await findings(document, ['LS310']);
  });
});

/** Kills the language server and waits for the next one. */
async function killServer(): Promise<void> {
  const [server, ...more] = servers();
  assert.ok(server !== undefined && more.length === 0, `the servers are ${[server, ...more].join(', ')}`);
  process.kill(server, 'SIGKILL');
  await eventually('another server', () => (servers().some((pid) => pid !== server) ? true : undefined));
}

/** The language servers that this extension host has started. */
function servers(): readonly number[] {
  return readdirSync(PROCESSES)
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => isServer(path.join(PROCESSES, pid)))
    .map(Number);
}

function isServer(folder: string): boolean {
  try {
    const [, parent] = /\nPPid:\s*(\d+)/.exec(readFileSync(path.join(folder, 'status'), 'utf8')) ?? [];
    return Number(parent) === process.pid && readFileSync(path.join(folder, 'cmdline'), 'utf8').includes('server.cjs');
  } catch {
    // It has ended meanwhile.
    return false;
  }
}

async function change(document: vscode.TextDocument, old: string, put: string): Promise<void> {
  const start = document.positionAt(document.getText().indexOf(old));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(start, start.translate(0, old.length)), put);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Waits until the findings are those of the rules expected. */
async function findings(document: vscode.TextDocument, codes: readonly string[]): Promise<void> {
  await eventually(`findings ${codes.join(', ') || 'no longer'}`, () => {
    const rules = vscode.languages
      .getDiagnostics(document.uri)
      .map(({ code }) => (typeof code === 'object' ? `${code.value}` : `${code}`));
    return rules.join() === codes.join() ? true : undefined;
  });
}
