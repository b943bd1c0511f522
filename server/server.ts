// Requests of the editor to features. Holds no state but the texts.
import type {
  CancellationToken,
  CompletionContext,
  CompletionItem,
  CompletionItemKind as CompletionKind,
  CompletionList,
  Connection,
  InitializeParams,
  InitializeResult,
  TextDocumentIdentifier,
} from 'vscode-languageserver';
import { CodeActionKind, CompletionItemKind, CompletionTriggerKind, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  READ_FILES,
  SCHEMA_TEXT,
  type SchemaQuestion,
  WORKSPACE_FILES,
  type WorkspaceFiles,
} from '../contract/server.ts';
import { answerBinary } from './answer-binary.ts';
import { Diagnostics } from './answer-diagnostics.ts';
import { answerDisplay } from './answer-display.ts';
import { answerDissector } from './answer-dissector.ts';
import { answerLayout } from './answer-layout.ts';
import { Lenses } from './answer-lenses.ts';
import { answerLlsd } from './answer-llsd.ts';
import { answerNames } from './answer-names.ts';
import { answerStructure } from './answer-structure.ts';
import { capabilitiesOf } from './capabilities.ts';
import { actionsFor, FIX_ALL, fixAll, isWanted, pageOf, SOURCE } from './diagnostics.ts';
import type { OpenDocument } from './documents.ts';
import { Documents } from './documents.ts';
import { Findings } from './findings.ts';
import { LANGUAGES } from './languages.ts';
import { Later } from './later.ts';
import { builtInTextOf } from './llsd/schemas.ts';
import type { Questions } from './questions.ts';
import type { Safely } from './safely.ts';
import { makeSafely, tell } from './safely.ts';
import { TokenHistory } from './semantic-tokens.ts';

/** Answers an editor until it leaves. Diagnostics are pulled if the editor can, else pushed after a pause in typing. */
export function serve(connection: Connection): void {
  const server = new Server(connection);
  server.answerQuestions();
  connection.listen();
}

class Server implements Questions {
  readonly #connection: Connection;
  readonly safely: Safely;
  readonly later = new Later();
  readonly #texts = new TextDocuments(TextDocument);
  readonly #documents = new Documents(this.#texts);
  readonly #findings = new Findings(this.#documents);
  readonly #diagnostics: Diagnostics;
  readonly #colours = new TokenHistory();
  readonly #lenses: Lenses;
  /** Whether the client knows the files of the workspace. */
  #tellsFiles = false;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.safely = makeSafely((message) => void tell(() => connection.console.error(message)));
    this.#diagnostics = new Diagnostics(connection, this, this.#findings);
    this.#lenses = new Lenses(connection, this);
  }

  answerQuestions(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onShutdown(() => this.#stop());
    connection.onRequest(SCHEMA_TEXT, ({ uri }: SchemaQuestion) => builtInTextOf(uri));
    connection.onNotification(WORKSPACE_FILES, (told: WorkspaceFiles) => this.#hearFiles(told));
    // A text that is opened is told as changed, too, with the same words.
    let opened: unknown;
    this.#texts.onDidOpen((told) => {
      opened = told;
      this.#diagnostics.othersChanged();
    });
    this.#texts.onDidChangeContent((told) => {
      if (told === opened) this.later.heard();
      else this.later.typed();
      this.#diagnostics.changed();
    });
    this.#texts.onDidClose(({ document }) => this.#closed(document.uri));
    this.#texts.listen(connection);
    this.#answerWholeTexts();
    this.#answerPlaces();
    answerLayout(connection, this);
    answerNames(connection, this);
    answerStructure(connection, this, this.#findings.comparisons);
    answerDisplay(connection, this, this.#colours);
    answerLlsd(connection, this.safely);
    answerDissector(connection, this.safely);
    answerBinary(connection, this.safely, () => ({
      severities: this.#findings.severities,
      pageOf: (code) => pageOf(code, this.#diagnostics.pages),
    }));
    this.#diagnostics.answer();
    this.#lenses.answer();
  }

  all(): readonly OpenDocument[] {
    return this.#documents.all().filter(({ uri }) => !this.#findings.comparisons.isBase(uri));
  }

  sharing(document: OpenDocument): readonly OpenDocument[] {
    return this.#findings.comparisons.isBase(document.uri) ? [document] : this.all();
  }

  allOpen(): readonly OpenDocument[] {
    return this.#documents.allOpen();
  }

  /** [template.pair.3] If the client fails, what it told before is all there is. */
  async readAnew(taken: CancellationToken): Promise<void> {
    if (this.#tellsFiles) await tell(() => this.#connection.sendRequest(READ_FILES, taken));
  }

  #initialize(params: InitializeParams): InitializeResult {
    const { capabilities } = params;
    this.#diagnostics.begin(params);
    this.#lenses.canRefresh = capabilities.workspace?.codeLens?.refreshSupport === true;
    return {
      serverInfo: { name: SOURCE },
      capabilities: capabilitiesOf(LANGUAGES, this.#diagnostics.canPull),
    };
  }

  #answerWholeTexts(): void {
    const connection = this.#connection;
    connection.onDocumentSymbol(({ textDocument }, taken) =>
      this.later.answer(taken, () => this.ask('outline', textDocument, [], ({ text }) => [...text.symbols()])),
    );
    connection.onFoldingRanges(({ textDocument }, taken) =>
      this.later.answer(taken, () => this.ask('folding', textDocument, [], ({ text }) => [...text.folding()])),
    );
  }

  #answerPlaces(): void {
    const connection = this.#connection;
    connection.onHover(({ textDocument, position }) =>
      this.ask('hover', textDocument, undefined, ({ uri, text, lines }) =>
        text.hover(lines.offset(position), this.#lenses.live, this.#findings.schemas.descriptionOf(uri)),
      ),
    );
    connection.onCompletion(({ textDocument, position, context }) =>
      this.ask<CompletionItem[] | CompletionList>('completion', textDocument, [], (document) => {
        const typed = typedBefore(context);
        const { text, lines } = document;
        const offered = text.completion(lines.offset(position), typed, this.#findings.beside(document));
        const items = offered.filter(({ kind }) => isTimely(kind, typed));
        return items.length < text.mostOffered ? items : { isIncomplete: true, items };
      }),
    );
    connection.onCodeAction(({ textDocument, range, context: { only } }) =>
      this.ask('code actions', textDocument, [], (document) => {
        const asked = { start: document.lines.offset(range.start), end: document.lines.offset(range.end) };
        const { problems, place } = this.#findings.of(document);
        const fixes = isWanted(CodeActionKind.QuickFix, only) ? actionsFor(problems, asked, place) : [];
        if (!isWanted(FIX_ALL, only)) return [...fixes];
        return [...fixes, ...fixAll(problems, place, (text) => this.#findings.ofText(document, text))];
      }),
    );
  }

  ask<Answer>(
    name: string,
    { uri }: TextDocumentIdentifier,
    nothing: Answer,
    answer: (document: OpenDocument) => Answer,
  ): Answer {
    this.later.heard();
    return this.safely(name, nothing, () => {
      const document = this.#documents.open(uri);
      return document === undefined ? nothing : answer(document);
    });
  }

  #hearFiles({ files }: WorkspaceFiles): void {
    this.#tellsFiles = true;
    const { hasChanged, refused } = this.#documents.tell(files);
    if (refused > 0)
      void tell(() => this.#connection.console.warn(`There are too many files: ${refused} of them are not looked at.`));
    if (hasChanged) this.#diagnostics.othersChanged();
  }

  #closed(uri: string): void {
    this.#documents.close(uri);
    this.#colours.forget(uri);
    this.#diagnostics.closed(uri);
  }

  /** Whoever leaves is told nothing any more. */
  #stop(): void {
    this.later.stop();
    this.#diagnostics.stop();
    this.#lenses.stop();
  }
}

/** The character that made the editor ask; undefined if a person asked, or wrote a word. */
const typedBefore = (context: CompletionContext | undefined): string | undefined =>
  context?.triggerKind === CompletionTriggerKind.TriggerCharacter ? context.triggerCharacter : undefined;

/**
 * Behind a typed blank only words are offered that have to follow: whole parts, names with what follows them, and what may be
 * left out would be in the way, since the line's end that is typed next takes what is offered first.
 */
const isTimely = (kind: CompletionKind = CompletionItemKind.Text, typed: string | undefined): boolean =>
  typed !== ' ' || !UNTIMELY.has(kind);

const UNTIMELY: ReadonlySet<CompletionKind> = new Set([
  CompletionItemKind.Snippet,
  CompletionItemKind.Reference,
  CompletionItemKind.EnumMember,
]);
