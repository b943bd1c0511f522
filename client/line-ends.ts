// MT009: the line ends of a template become LF. Offered here and not by the server, since no edit of a text changes how all of its
// lines end: the editor gives whatever is put in the line ends that the document has.
import * as vscode from 'vscode';

const RULE = 'MT009';

/** Offers it wherever the finding stands. */
export const registerLineEnds = (): vscode.Disposable =>
  vscode.languages.registerCodeActionsProvider(
    'sl-message-template',
    { provideCodeActions: (document, _, { diagnostics }) => actionsFor(document, diagnostics) },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );

function actionsFor({ uri }: vscode.TextDocument, diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
  const found = diagnostics.filter(({ code }) => (typeof code === 'object' ? code.value : code) === RULE);
  if (found.length === 0) return [];
  const action = new vscode.CodeAction('Change all line ends to LF', vscode.CodeActionKind.QuickFix);
  action.diagnostics = found;
  action.isPreferred = true;
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(uri, [vscode.TextEdit.setEndOfLine(vscode.EndOfLine.LF)]);
  return [action];
}
