// Requests of the editor to features. Holds no state but the open texts and the chosen rules.
import type {
  CompletionContext,
  CompletionItemKind as CompletionKind,
  Connection,
  Diagnostic,
  InitializeParams,
  InitializeResult,
  TextDocumentIdentifier,
} from 'vscode-languageserver';
import { CodeActionKind, CompletionItemKind, CompletionTriggerKind, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ComparedWith } from '../contract/server.ts';
import { COMPARE_WITH, COMPARED } from '../contract/server.ts';
import type { Severities } from '../protocol/template/check.ts';
import { answerDisplay } from './answer-display.ts';
import { answerLayout } from './answer-layout.ts';
import { Lenses } from './answer-lenses.ts';
import { answerNames } from './answer-names.ts';
import { answerStructure } from './answer-structure.ts';
import { capabilitiesOf } from './capabilities.ts';
import { actionsFor, diagnosticOf, FIX_ALL, fixAll, isWanted, SOURCE } from './diagnostics.ts';
import type { OpenDocument } from './documents.ts';
import { Documents } from './documents.ts';
import { LANGUAGES } from './languages.ts';
import type { Questions } from './questions.ts';
import type { Safely } from './safely.ts';
import { makeSafely, tell } from './safely.ts';
import { TokenHistory } from './semantic-tokens.ts';
import { rulePagesOf, severitiesOf } from './severities.ts';
import type { Found } from './template/compatibility.ts';
import { Comparisons } from './template/compatibility.ts';

/** Answers an editor until it leaves. Diagnostics are pulled if the editor can, else pushed after a pause in typing. */
export function serve(connection: Connection): void {
  const server = new Server(connection);
  server.answerQuestions();
  connection.listen();
}

/** Long enough not to disturb typing, short enough to feel at once. */
const PUSH_DELAY_MS = 150;

class Server implements Questions {
  readonly #connection: Connection;
  readonly safely: Safely;
  readonly #texts = new TextDocuments(TextDocument);
  readonly #documents = new Documents();
  readonly #comparisons = new Comparisons();
  /** What the client was told last about each text that is compared. */
  readonly #verdicts = new Map<string, string>();
  readonly #colours = new TokenHistory();
  readonly #lenses: Lenses;
  readonly #pushes = new Map<string, ReturnType<typeof setTimeout>>();
  #severities: Severities = {};
  #pages: string | undefined;
  #canPull = false;
  #canRefresh = false;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.safely = makeSafely((message) => void tell(() => connection.console.error(message)));
    this.#lenses = new Lenses(connection, this);
  }

  answerQuestions(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onShutdown(() => this.#stop());
    connection.onDidChangeConfiguration(({ settings }) => this.#configure(settings));
    connection.onNotification(COMPARE_WITH, (told: ComparedWith) => this.#compareWith(told));
    this.#texts.onDidChangeContent(({ document }) => this.#changed(document.uri));
    this.#texts.onDidClose(({ document }) => this.#closed(document.uri));
    this.#texts.listen(connection);
    this.#answerWholeTexts();
    this.#answerPlaces();
    answerLayout(connection, this);
    answerNames(connection, this);
    answerStructure(connection, this, this.#comparisons);
    answerDisplay(connection, this, this.#colours);
    this.#lenses.answer();
  }

  all(): readonly OpenDocument[] {
    return this.#texts.all().flatMap((text) => this.#documents.open(text) ?? []);
  }

  #initialize({ capabilities, initializationOptions }: InitializeParams): InitializeResult {
    this.#pages = rulePagesOf(initializationOptions);
    this.#canPull = capabilities.textDocument?.diagnostic !== undefined;
    this.#canRefresh = capabilities.workspace?.diagnostics?.refreshSupport === true;
    this.#lenses.canRefresh = capabilities.workspace?.codeLens?.refreshSupport === true;
    return {
      serverInfo: { name: SOURCE },
      capabilities: capabilitiesOf(LANGUAGES, this.#canPull),
    };
  }

  #answerWholeTexts(): void {
    const connection = this.#connection;
    connection.languages.diagnostics.on(({ textDocument }) => ({
      kind: 'full',
      items: this.ask('diagnostics', textDocument, [], (document) => this.#diagnostics(document)),
    }));
    connection.onDocumentSymbol(({ textDocument }) =>
      this.ask('outline', textDocument, [], ({ text }) => [...text.symbols()]),
    );
    connection.onFoldingRanges(({ textDocument }) =>
      this.ask('folding', textDocument, [], ({ text }) => [...text.folding()]),
    );
  }

  #answerPlaces(): void {
    const connection = this.#connection;
    connection.onHover(({ textDocument, position }) =>
      this.ask('hover', textDocument, undefined, ({ text, lines }) =>
        text.hover(lines.offset(position), this.#lenses.live),
      ),
    );
    connection.onCompletion(({ textDocument, position, context }) =>
      this.ask('completion', textDocument, [], ({ text, lines }) =>
        text.completion(lines.offset(position)).filter(({ kind }) => isTimely(kind, context)),
      ),
    );
    connection.onCodeAction(({ textDocument, range, context: { only } }) =>
      this.ask('code actions', textDocument, [], (document) => {
        const asked = { start: document.lines.offset(range.start), end: document.lines.offset(range.end) };
        const { problems, place } = this.#comparisons.find(document, this.#severities);
        const fixes = isWanted(CodeActionKind.QuickFix, only) ? actionsFor(problems, asked, place) : [];
        return isWanted(FIX_ALL, only) ? [...fixes, ...fixAll(problems, place)] : [...fixes];
      }),
    );
  }

  ask<Answer>(
    name: string,
    { uri }: TextDocumentIdentifier,
    nothing: Answer,
    answer: (document: OpenDocument) => Answer,
  ): Answer {
    return this.safely(name, nothing, () => {
      const text = this.#texts.get(uri);
      const document = text === undefined ? undefined : this.#documents.open(text);
      return document === undefined ? nothing : answer(document);
    });
  }

  #diagnostics(document: OpenDocument): Diagnostic[] {
    const found = this.#comparisons.find(document, this.#severities);
    this.#tellVerdict(document.uri, found);
    return found.problems.map((problem) => diagnosticOf(problem, found.place, this.#pages));
  }

  /** [compat.live.2] Tells the client what the comparison came to, unless it knows. */
  #tellVerdict(document: string, { verdict }: Pick<Found, 'verdict'>): void {
    const told = verdict === undefined ? undefined : JSON.stringify(verdict);
    if (this.#verdicts.get(document) === told) return;
    if (told === undefined) this.#verdicts.delete(document);
    else this.#verdicts.set(document, told);
    void tell(() => this.#connection.sendNotification(COMPARED, { document, ...(verdict && { verdict }) }));
  }

  #compareWith(told: ComparedWith): void {
    this.#comparisons.tell(told);
    this.#refresh();
    if (this.#texts.get(told.document) !== undefined) this.#changed(told.document);
  }

  #configure(settings: unknown): void {
    this.#severities = severitiesOf(settings);
    this.#refresh();
    for (const uri of this.#texts.keys()) this.#changed(uri);
  }

  /** Asks the editor to pull again, if it does that. */
  #refresh(): void {
    if (this.#canPull && this.#canRefresh) void tell(() => this.#connection.languages.diagnostics.refresh());
  }

  /** An editor that pulls asks by itself. */
  #changed(uri: string): void {
    if (this.#canPull) return;
    clearTimeout(this.#pushes.get(uri));
    this.#pushes.set(
      uri,
      setTimeout(() => this.#push(uri), PUSH_DELAY_MS),
    );
  }

  #push(uri: string): void {
    this.#pushes.delete(uri);
    const diagnostics = this.ask('diagnostics', { uri }, [], (document) => this.#diagnostics(document));
    this.#send(uri, diagnostics);
  }

  #closed(uri: string): void {
    this.#documents.close(uri);
    this.#colours.forget(uri);
    this.#comparisons.forget(uri);
    this.#tellVerdict(uri, {});
    this.#takePush(uri);
    if (!this.#canPull) this.#send(uri, []);
  }

  #takePush(uri: string): void {
    clearTimeout(this.#pushes.get(uri));
    this.#pushes.delete(uri);
  }

  /** Whoever leaves is told nothing any more. */
  #stop(): void {
    for (const uri of this.#pushes.keys()) this.#takePush(uri);
    this.#lenses.stop();
  }

  #send(uri: string, diagnostics: Diagnostic[]): void {
    void tell(() => this.#connection.sendDiagnostics({ uri, diagnostics }));
  }
}

/** Behind a typed blank only single words are offered: whole parts would be in the way. */
const isTimely = (kind: CompletionKind | undefined, context: CompletionContext | undefined): boolean =>
  kind !== CompletionItemKind.Snippet || context?.triggerKind !== CompletionTriggerKind.TriggerCharacter;
