// Gives LLSD files their language by what is in them: XML files whose root is `llsd`, and `.llsd` files in notation.
// The choice of a person, by a setting or by hand, is never changed.
import * as vscode from 'vscode';
import { isLlsdXml, llsdLanguage } from './llsd-words.ts';

/** The root element stands within so many lines and characters, or the file is left as it is. */
const LOOKED_AT = { lines: 200, characters: 16 * 1024 };

/** [llsd.claim.1] Looks at each text once while it is open, also at those that are open already. */
export function claimLlsd(): vscode.Disposable {
  const seen = new Set<string>();
  const look = (document: vscode.TextDocument) => {
    const uri = document.uri.toString();
    if (seen.has(uri)) return;
    seen.add(uri);
    const language = claimed(document);
    if (language !== undefined && language !== document.languageId && !isAssociated(document))
      void vscode.languages.setTextDocumentLanguage(document, language);
  };
  vscode.workspace.textDocuments.forEach(look);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => forgetIfGone(seen, uri)),
  );
}

/** A text whose language is changed closes and opens in one breath: that one was chosen, and stays. */
function forgetIfGone(seen: Set<string>, uri: vscode.Uri): void {
  const key = uri.toString();
  setTimeout(() => {
    const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.toString() === key);
    if (!isOpen) seen.delete(key);
  }, 0);
}

/** The language that a text is in by its content; undefined if that is not ours to say. */
function claimed(document: vscode.TextDocument): string | undefined {
  const { languageId, uri } = document;
  if (languageId === 'xml') return isLlsdXml(beginningOf(document)) ? 'llsd-xml' : undefined;
  const isOurs = languageId === 'llsd-xml' || languageId === 'llsd-notation';
  return isOurs && /\.llsdn?$/iu.test(uri.path) ? llsdLanguage(beginningOf(document)) : undefined;
}

function beginningOf(document: vscode.TextDocument): string {
  return document.getText(new vscode.Range(0, 0, LOOKED_AT.lines, 0)).slice(0, LOOKED_AT.characters);
}

/** Whether the user's settings say which language files of that name are in. */
function isAssociated(document: vscode.TextDocument): boolean {
  const associations = vscode.workspace
    .getConfiguration('files', document)
    .get<Record<string, string>>('associations', {});
  return Object.keys(associations).some((glob) => {
    const pattern = glob.includes('/') ? glob : `**/${glob}`;
    return vscode.languages.match({ pattern }, document) > 0;
  });
}
