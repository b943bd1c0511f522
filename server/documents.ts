// The texts of the workspace, each read once as long as it stays the same: those that are open in the editor, and those behind them.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { WorkspaceFile } from '../contract/server.ts';
import { Lines } from '../protocol/lines.ts';
import { type BackgroundText, BackgroundTexts, type Heard } from './background.ts';
import type { OpenText } from './languages.ts';
import { languageById } from './languages.ts';

export interface OpenDocument {
  readonly uri: string;
  /** Another one for each reading of any text. */
  readonly reading: number;
  readonly lines: Lines;
  readonly text: OpenText;
}

/** What the editor has open. */
export interface EditorTexts {
  get(uri: string): TextDocument | undefined;
  all(): readonly TextDocument[];
}

interface KnownText {
  readonly content: string;
  readonly language: string;
  readonly document: OpenDocument;
}

/** Keeps what was read of each text until the text changes, is closed or is gone. A text that is open hides its file. */
export class Documents {
  readonly #editor: EditorTexts;
  readonly #background = new BackgroundTexts();
  readonly #open = new Map<string, KnownText>();
  readonly #behind = new WeakMap<BackgroundText, OpenDocument>();
  #readings = 0;

  constructor(editor: EditorTexts) {
    this.#editor = editor;
  }

  /** The files of the workspace that the client tells. */
  tell(files: readonly WorkspaceFile[]): Heard {
    return this.#background.tell(files);
  }

  /** An open text as read; undefined if its language is not ours. */
  open(uri: string): OpenDocument | undefined {
    const text = this.#editor.get(uri);
    if (text === undefined) return undefined;
    const known = this.#open.get(uri);
    const [content, language] = [text.getText(), this.#languageOf(text)];
    // The version says less: an editor that opens a text once more begins to count anew.
    if (known?.content === content && known.language === language) return known.document;
    const before = known?.language === language ? known.document : undefined;
    const document = this.#read({ uri, language, text: content }, before);
    if (document !== undefined) this.#open.set(uri, { content, language, document });
    return document;
  }

  /** A text as read, open or not. */
  get(uri: string): OpenDocument | undefined {
    return this.#editor.get(uri) === undefined ? this.#fromBehind(this.#background.get(uri)) : this.open(uri);
  }

  /** The open texts in our languages. */
  allOpen(): readonly OpenDocument[] {
    return this.#editor.all().flatMap(({ uri }) => this.open(uri) ?? []);
  }

  /** All texts of the workspace in our languages, the open ones first. Versions that git shows are none of its texts. */
  all(): readonly OpenDocument[] {
    const open = this.allOpen().filter(({ uri }) => !uri.startsWith('git:'));
    return [...open, ...this.#notOpen().flatMap((text) => this.#fromBehind(text) ?? [])];
  }

  /** The texts in a language, without reading any. */
  urisIn(language: string): readonly string[] {
    const open = this.#editor.all().filter((text) => this.#languageOf(text) === language);
    return [...open, ...this.#notOpen().filter((text) => text.language === language)].map(({ uri }) => uri);
  }

  close(uri: string): void {
    this.#open.delete(uri);
  }

  /** A file that the client told is what it was told to be, also while it is open as something that is not ours. */
  #languageOf({ uri, languageId }: TextDocument): string {
    if (languageById(languageId) !== undefined) return languageId;
    return this.#background.get(uri)?.language ?? languageId;
  }

  #notOpen(): readonly BackgroundText[] {
    return [...this.#background.all()].filter(({ uri }) => this.#editor.get(uri) === undefined);
  }

  #fromBehind(text: BackgroundText | undefined): OpenDocument | undefined {
    if (text === undefined) return undefined;
    const known = this.#behind.get(text);
    if (known !== undefined) return known;
    const document = this.#read(text);
    if (document !== undefined) this.#behind.set(text, document);
    return document;
  }

  /** `before`: what the text was, in the same language. */
  #read({ uri, language, text }: BackgroundText, before?: OpenDocument): OpenDocument | undefined {
    const known = languageById(language);
    if (known === undefined) return undefined;
    const lines = new Lines(text);
    this.#readings += 1;
    return { uri, reading: this.#readings, lines, text: before?.text.again(text, lines) ?? known.open(text, lines) };
  }
}
