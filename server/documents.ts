// The texts that are open in the editor, each read once per version.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { Lines } from '../protocol/lines.ts';
import type { OpenText } from './languages.ts';
import { languageById } from './languages.ts';

export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly lines: Lines;
  readonly text: OpenText;
}

/** Keeps what was read of each text until the text changes or is closed. */
export class Documents {
  readonly #read = new Map<string, OpenDocument>();

  /** The text as read; undefined if its language is not ours. */
  open(document: TextDocument): OpenDocument | undefined {
    const known = this.#read.get(document.uri);
    if (known?.version === document.version) return known;
    const language = languageById(document.languageId);
    if (language === undefined) return undefined;
    const content = document.getText();
    const lines = new Lines(content);
    const read = { uri: document.uri, version: document.version, lines, text: language.open(content, lines) };
    this.#read.set(document.uri, read);
    return read;
  }

  close(uri: string): void {
    this.#read.delete(uri);
  }
}
