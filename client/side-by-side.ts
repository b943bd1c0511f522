// A template beside its base in the editor's own comparison, at a place of either.
import * as vscode from 'vscode';

/** How long the side of the base may take to appear, in milliseconds; without it only the other side is at the place. */
const APPEARS_MS = 2000;

export interface Places {
  readonly base?: vscode.Range | undefined;
  readonly current?: vscode.Range | undefined;
}

/** Opens both texts, or brings them to the front. With places both sides are scrolled there, and the focus stays where it is. */
export async function showBeside(
  current: vscode.Uri,
  base: { readonly uri: vscode.Uri; readonly name: string },
  places?: Places,
): Promise<void> {
  const title = `${nameOf(current)} (${base.name} ↔ now)`;
  const options: vscode.TextDocumentShowOptions =
    places === undefined ? {} : { preserveFocus: true, ...(places.current && { selection: places.current }) };
  await vscode.commands.executeCommand('vscode.diff', base.uri, current, title, options);
  if (places?.base === undefined) return;
  for (const editor of await editorsOf(base.uri)) {
    editor.selection = new vscode.Selection(places.base.start, places.base.end);
    editor.revealRange(places.base, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
}

/** The command knows a place of the right side only; the left one is an editor like any other, a moment later. */
async function editorsOf(uri: vscode.Uri): Promise<readonly vscode.TextEditor[]> {
  const found = () =>
    vscode.window.visibleTextEditors.filter(({ document }) => document.uri.toString() === uri.toString());
  if (found().length > 0) return found();
  return await new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      listener.dispose();
      resolve(found());
    };
    const timer = setTimeout(done, APPEARS_MS);
    const listener = vscode.window.onDidChangeVisibleTextEditors(() => {
      if (found().length > 0) done();
    });
  });
}

export const nameOf = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf('/') + 1);
