// Which capture a log is compared with: one that is open in another tab, or a file.
import path from 'node:path';
import * as vscode from 'vscode';

/** The editors of captures (product ids). */
const EDITORS: readonly string[] = ['rezbench.capture', 'rezbench.capture.option'];

/** Asks which, and begins; the panel asks for what comes of it. @param own the file that is compared, if it is one */
export async function compareWithOther(log: { compare(path: string): void }, own?: vscode.Uri): Promise<void> {
  const other = await chosenCapture(own);
  if (other !== undefined) log.compare(other.fsPath);
}

interface Choice extends vscode.QuickPickItem {
  /** Absent: a file is asked for. */
  readonly uri?: vscode.Uri;
}

async function chosenCapture(own: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  const open = openCaptures().filter((uri) => uri.toString() !== own?.toString());
  if (open.length === 0) return await chosenFile();
  const choices: readonly Choice[] = [
    ...open.map((uri) => ({
      label: `$(pulse) ${path.basename(uri.fsPath)}`,
      description: path.dirname(uri.fsPath),
      uri,
    })),
    { label: '$(folder-opened) Choose a File…' },
  ];
  const chosen = await vscode.window.showQuickPick(choices, { title: 'Compare with Another Capture' });
  return chosen === undefined ? undefined : (chosen.uri ?? (await chosenFile()));
}

/** Captures in tabs, each once. */
function openCaptures(): readonly vscode.Uri[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const uris = tabs.flatMap(({ input }) =>
    input instanceof vscode.TabInputCustom && EDITORS.includes(input.viewType) && input.uri.scheme === 'file'
      ? [input.uri]
      : [],
  );
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}

async function chosenFile(): Promise<vscode.Uri | undefined> {
  const filters = { Captures: ['pcapng', 'pcap'] };
  const [uri] =
    (await vscode.window.showOpenDialog({ title: 'Compare with Another Capture', openLabel: 'Compare', filters })) ??
    [];
  return uri;
}
