// Documents of LLSD as the server is told of them: what the editor has open, else the file.
import * as vscode from 'vscode';
import type { LlsdForm, LlsdInput } from '../contract/llsd.ts';
import { toBase64 } from './base64.ts';
import { nameOf } from './side-by-side.ts';

/** The forms of the languages that have one. */
const FORMS: ReadonlyMap<string, LlsdForm> = new Map([
  ['llsd-xml', 'xml'],
  ['llsd-notation', 'notation'],
  ['json', 'json'],
]);

/** The form that a document has by its language. */
export const formOf = ({ languageId }: vscode.TextDocument): LlsdForm | undefined => FORMS.get(languageId);

/** A document that is edited in a form of LLSD; JSON may be anything. */
export const isLlsd = (document: vscode.TextDocument): boolean =>
  formOf(document) !== undefined && document.languageId !== 'json';

export function inputOf(document: vscode.TextDocument): LlsdInput {
  const form = formOf(document);
  return { name: nameOf(document.uri), content: { text: document.getText() }, ...(form && { form }) };
}

/** A document by its name, open or not. Rejects if there is no such file. */
export async function inputAt(uri: vscode.Uri): Promise<LlsdInput> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return inputOf(open);
  return { name: nameOf(uri), content: { octets: toBase64(await vscode.workspace.fs.readFile(uri)) } };
}

/** What a file dialog offers. */
export const LLSD_FILES: Readonly<Record<string, string[]>> = {
  LLSD: ['llsd', 'llsdn', 'llsdb', 'xml', 'json'],
  'All Files': ['*'],
};
