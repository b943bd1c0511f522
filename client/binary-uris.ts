// Each file of binary LLSD has a second name, under which it is the text of its notation.
import * as vscode from 'vscode';

export const NOTATION_SCHEME = 'rezbench-llsd';

/** The notation is a text of its language by its name. */
const ENDING = '.llsdn';

/** No scheme has this in it. */
const BETWEEN = '_';

/** The name of a file's notation. */
export function notationUri(file: vscode.Uri): vscode.Uri {
  if (file.scheme === NOTATION_SCHEME) return file;
  // Capitals would not survive in an authority.
  const authority = file.authority === '' ? file.scheme : `${file.scheme}${BETWEEN}${hexOf(file.authority)}`;
  return vscode.Uri.from({
    scheme: NOTATION_SCHEME,
    authority,
    path: file.path + ENDING,
    query: file.query,
    fragment: file.fragment,
  });
}

/** The file behind a notation; a folder, or a name without our ending, stands for itself. */
export function binaryUri({ authority, path, query, fragment }: vscode.Uri): vscode.Uri {
  const [scheme = '', hex = ''] = authority.split(BETWEEN, 2);
  return vscode.Uri.from({
    scheme,
    authority: textOf(hex),
    path: path.endsWith(ENDING) ? path.slice(0, -ENDING.length) : path,
    query,
    fragment,
  });
}

const hexOf = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (octet) => octet.toString(16).padStart(2, '0')).join('');

const textOf = (hex: string): string =>
  new TextDecoder().decode(Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
