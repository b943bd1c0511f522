// Settings become options. The only reader of `rezbench.*` in the client.
import * as vscode from 'vscode';
import type { CaptureTarget, SandboxOptions } from '../contract/sandbox.ts';

/** Which template is in force, and where it came from. */
export interface ChosenTemplate {
  readonly uri: vscode.Uri;
  readonly text: string;
}

const TEMPLATE_FILES = '**/*message_template*.msg';

/** The options of a sandbox as the settings of this workspace say. `storage`: the extension's own folder. */
export async function sandboxOptions(storage: vscode.Uri): Promise<SandboxOptions> {
  const settings = vscode.workspace.getConfiguration('rezbench');
  const template = await chosenTemplate();
  return {
    host: settings.get('sandbox.host', '127.0.0.1'),
    loginPort: settings.get('sandbox.loginPort', 9000),
    eventQueueIdle: settings.get('sandbox.eventQueue.idle', 'empty'),
    acksAppend: settings.get('sandbox.acks.append', 'all'),
    resendProfile: settings.get('sandbox.resendProfile', 'patient'),
    capture: captureTarget(storage),
    ...goodbyeOption(),
    ...worldOption(),
    ...(template === undefined ? {} : { template: template.text }),
  };
}

/** [session.stale.2] Only what somebody wrote down: what the schema says by default is true of a grid on this machine. */
function goodbyeOption(): Pick<SandboxOptions, 'goodbyeStale'> {
  const wishes = vscode.workspace.getConfiguration('rezbench').inspect<boolean>('sandbox.goodbyeStale');
  const goodbyeStale = wishes?.workspaceFolderValue ?? wishes?.workspaceValue ?? wishes?.globalValue;
  return goodbyeStale === undefined ? {} : { goodbyeStale };
}

/** The grid reads the file itself, and what it names. */
function worldOption(): Pick<SandboxOptions, 'worldFile'> {
  const file = worldFile();
  return file === undefined ? {} : { worldFile: file.fsPath };
}

/** The file that the settings name; undefined = the grid has its usual two regions. */
export function worldFile(): vscode.Uri | undefined {
  const path = vscode.workspace.getConfiguration('rezbench').get('sandbox.worldFile', '').trim();
  return path === '' ? undefined : fromSetting(path, vscode.workspace.workspaceFolders?.[0]);
}

/** What somebody wrote about rules, as it stands there; undefined if nothing. */
export function rulesOfSettings(): object | undefined {
  const rules = vscode.workspace.getConfiguration('rezbench').get<unknown>('rules');
  return typeof rules === 'object' && rules !== null && Object.keys(rules).length > 0 ? rules : undefined;
}

const DEFAULT_MEGABYTES = 512;

/** Where traffic is written while it happens. */
function captureTarget(storage: vscode.Uri): CaptureTarget {
  const settings = vscode.workspace.getConfiguration('rezbench');
  const chosen = settings.get('capture.directory', '').trim();
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const uri = chosen === '' ? vscode.Uri.joinPath(storage, 'captures') : fromSetting(chosen, folder);
  const megabytes = Number(settings.get<unknown>('capture.maxMegabytes', DEFAULT_MEGABYTES));
  return { kind: 'folder', path: uri.fsPath, maxMegabytes: megabytes >= 1 ? megabytes : DEFAULT_MEGABYTES };
}

/** The template that the setting names, else the workspace's own, else none: then the built-in one is used. */
export async function chosenTemplate(): Promise<ChosenTemplate | undefined> {
  const uri = await templateUri();
  if (uri === undefined) return undefined;
  const bytes = await vscode.workspace.fs.readFile(uri);
  return { uri, text: new TextDecoder().decode(bytes) };
}

/** Calls back with the text of the template in force each time it is saved. */
export function onTemplateSaved(listener: (text: string) => void): vscode.Disposable {
  return vscode.workspace.onDidSaveTextDocument(async (document) => {
    if (document.languageId !== 'sl-message-template') return;
    const template = await chosenTemplate();
    if (template?.uri.toString() === document.uri.toString()) listener(document.getText());
  });
}

async function templateUri(): Promise<vscode.Uri | undefined> {
  const path = vscode.workspace.getConfiguration('rezbench').get('template.path', '').trim();
  if (path !== '') return fromSetting(path, vscode.workspace.workspaceFolders?.[0]);
  const found = await vscode.workspace.findFiles(TEMPLATE_FILES, '**/node_modules/**');
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))[0];
}

/** The template that another one is compared with, if the settings name one. */
export function baseSetting(template: vscode.Uri): vscode.Uri | undefined {
  const path = vscode.workspace.getConfiguration('rezbench', template).get('template.base', '').trim();
  if (path === '') return undefined;
  return fromSetting(path, vscode.workspace.getWorkspaceFolder(template) ?? vscode.workspace.workspaceFolders?.[0]);
}

export interface SchemaSetting {
  readonly glob: string;
  /** A path, or the name of a built-in schema. */
  readonly schema: string;
  /** Which value of the schema is meant; often empty. */
  readonly choice: string;
}

/** The globs of the settings, in their order, with the schemas that describe what they match. */
export function schemaSettings(document: vscode.Uri): readonly SchemaSetting[] {
  const schemas = vscode.workspace.getConfiguration('rezbench', document).get<unknown>('llsd.schemas');
  if (typeof schemas !== 'object' || schemas === null) return [];
  return Object.entries(schemas).flatMap(([glob, value]) => {
    if (typeof value !== 'string' || value.trim() === '') return [];
    const [, schema = value.trim(), choice = ''] = /^(.*)#([^#]*)$/su.exec(value.trim()) ?? [];
    return [{ glob, schema, choice }];
  });
}

/** How strictly a template is compared with its base. */
export function compatibilityMode(template: vscode.Uri): 'development' | 'production' | 'off' {
  const mode = vscode.workspace.getConfiguration('rezbench', template).get<unknown>('template.compatibility');
  return mode === 'production' || mode === 'off' ? mode : 'development';
}

/** A path of the settings, from the workspace folder on. */
export function fromSetting(path: string, folder: vscode.WorkspaceFolder | undefined): vscode.Uri {
  const isAbsolute = path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path);
  return folder === undefined || isAbsolute ? vscode.Uri.file(path) : vscode.Uri.joinPath(folder.uri, path);
}

/** Whether an address is reachable from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
