// From a row of the panel to the line of the template that defines it.
import * as vscode from 'vscode';
import type { TemplatePlace } from '../contract/marks.ts';
import { chosenTemplate } from './settings.ts';

/** Under this scheme the built-in template is shown: it is in no file. */
const SCHEME = 'rezbench-template';
const BUILT_IN = vscode.Uri.from({ scheme: SCHEME, path: '/built-in.message_template.msg' });

/** The text of the built-in template, as a panel has told it. */
let builtIn = '';

/** Shows the built-in template where somebody asks for a place in it. */
export function registerTemplatePlaces(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, { provideTextDocumentContent: () => builtIn });
}

/** Opens the template that defines the message, with its name, or that of its field, selected. */
export async function showTemplatePlace(place: TemplatePlace): Promise<void> {
  ({ builtIn } = place);
  const chosen = await chosenTemplate();
  for (const uri of [...(chosen === undefined ? [] : [chosen.uri]), BUILT_IN]) {
    const document = await vscode.workspace.openTextDocument(uri);
    const selection = placeIn(document, place);
    if (selection === undefined) continue;
    await vscode.window.showTextDocument(document, { selection });
    return;
  }
}

/** The word of the message at the head of its definition; within it, of the block and of the field. */
function placeIn(document: vscode.TextDocument, { block, field, message }: TemplatePlace): vscode.Range | undefined {
  const text = document.getText();
  const head = wordBehind(
    text,
    0,
    new RegExp(`^[ \\t]*\\{?\\s*${message}[ \\t]+(?:Low|Medium|High|Fixed)\\b`, 'mu'),
    message,
  );
  if (head === undefined) return undefined;
  const inner = block === undefined ? undefined : wordBehind(text, head, new RegExp(`\\{\\s*${block}\\s`, 'u'), block);
  const inmost =
    inner === undefined || field === undefined
      ? undefined
      : wordBehind(text, inner, new RegExp(`\\{\\s*${field}\\s`, 'u'), field);
  const [at, word] = inmost === undefined ? [head, message] : [inmost, field ?? message];
  return new vscode.Range(document.positionAt(at), document.positionAt(at + word.length));
}

/** Where the word stands in the first match behind `from`. */
function wordBehind(text: string, from: number, pattern: RegExp, word: string): number | undefined {
  const match = pattern.exec(text.slice(from));
  return match === null ? undefined : from + match.index + match[0].lastIndexOf(word);
}
