// The command that compares two documents of LLSD: asks which, and shows both and what differs.
import * as vscode from 'vscode';
import type { Bases } from './bases.ts';
import { binaryUri, NOTATION_SCHEME } from './binary-uris.ts';
import { SHOW_CHANGES } from './compatibility.ts';
import type { LlsdComparisons, NamedDocument } from './llsd-comparison.ts';
import { isLlsd, LLSD_FILES } from './llsd-documents.ts';
import { nameOf, showBeside } from './side-by-side.ts';

/** [llsd.difference.4] Whatever is not given is asked for. */
export function registerLlsdCompare(comparisons: LlsdComparisons, bases: Bases): vscode.Disposable {
  return vscode.commands.registerCommand('rezbench.llsd.compare', async (asked?: unknown, second?: unknown) => {
    const document = uriIn(asked) ?? currentDocument() ?? (await askedFile('Compare which document?'));
    if (document === undefined) return;
    const base = uriIn(second) ?? otherIn(second, document);
    const other = base === undefined ? await askedBase(document, bases) : { uri: base, name: nameOf(base) };
    if (other === undefined) return;
    const names = comparisons.namesOf(other, document);
    await showBeside(names.current, { uri: names.base, name: other.name });
    await vscode.commands.executeCommand(SHOW_CHANGES);
  });
}

const uriIn = (asked: unknown): vscode.Uri | undefined => (asked instanceof vscode.Uri ? asked : undefined);

/** The Explorer gives all that is selected: of two files the other one is the base. */
function otherIn(asked: unknown, document: vscode.Uri): vscode.Uri | undefined {
  const others = Array.isArray(asked) ? asked.filter((one) => `${uriIn(one)}` !== document.toString()) : [];
  return others.length === 1 ? uriIn(others[0]) : undefined;
}

function currentDocument(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document !== undefined && isLlsd(document) ? document.uri : undefined;
}

interface Offer extends vscode.QuickPickItem {
  readonly choose: () => Promise<NamedDocument | undefined>;
}

async function askedBase(current: vscode.Uri, bases: Bases): Promise<NamedDocument | undefined> {
  const file: Offer = {
    label: '$(folder-opened) A File…',
    choose: async () => {
      const uri = await askedFile(`Compare ${nameOf(current)} with which document?`, current);
      return uri && { uri, name: vscode.workspace.asRelativePath(uri) };
    },
  };
  const offers = [...(await committed(current, bases)), ...openDocuments(current), file];
  const title = `Compare ${nameOf(current)} with…`;
  return await (await vscode.window.showQuickPick(offers, { title }))?.choose();
}

async function committed(current: vscode.Uri, bases: Bases): Promise<readonly Offer[]> {
  const file = current.scheme === NOTATION_SCHEME ? binaryUri(current) : current;
  const uri = await bases.committed(file);
  const name = 'git HEAD';
  return uri === undefined ? [] : [{ label: `$(git-commit) ${name}`, choose: async () => ({ uri, name }) }];
}

function openDocuments(current: vscode.Uri): readonly Offer[] {
  return vscode.workspace.textDocuments
    .filter((document) => isLlsd(document) && document.uri.toString() !== current.toString() && isSource(document.uri))
    .map(({ uri }) => {
      const name = nameOf(uri);
      return { label: `$(file) ${name}`, description: uri.path, choose: async () => ({ uri, name }) };
    });
}

/** Versions that something else shows are no documents of their own. */
const isSource = ({ scheme }: vscode.Uri): boolean => ['file', 'untitled', NOTATION_SCHEME].includes(scheme);

async function askedFile(title: string, beside?: vscode.Uri): Promise<vscode.Uri | undefined> {
  const isBeside = beside?.scheme === 'file';
  const chosen = await vscode.window.showOpenDialog({
    title,
    openLabel: 'Compare',
    filters: { ...LLSD_FILES },
    ...(isBeside ? { defaultUri: vscode.Uri.joinPath(beside, '..') } : {}),
  });
  return chosen?.[0];
}
