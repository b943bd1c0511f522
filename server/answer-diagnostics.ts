// What is wrong with the open texts, as the editor is told: when it asks, or after a pause in typing if it cannot ask.
import type { Connection, Diagnostic, DocumentDiagnosticReport, InitializeParams } from 'vscode-languageserver';
import { CHECK_AGAINST, type CheckedAgainst, COMPARE_WITH, COMPARED, type ComparedWith } from '../contract/server.ts';
import { diagnosticOf } from './diagnostics.ts';
import type { OpenDocument } from './documents.ts';
import type { Findings } from './findings.ts';
import { Paced } from './paced.ts';
import type { Questions } from './questions.ts';
import { Reports } from './reports.ts';
import { tell } from './safely.ts';
import { rulePagesOf, severitiesOf } from './severities.ts';
import type { Found } from './template/compatibility.ts';

/** Long enough not to disturb typing, short enough to feel at once. */
const PUSH_DELAY_MS = 150;

/** An editor that opens many texts at once is asked to pull once for all of them. */
const REFRESH_PAUSE_MS = 200;

export class Diagnostics {
  readonly #connection: Connection;
  readonly #questions: Questions;
  readonly #findings: Findings;
  readonly #reports = new Reports();
  /** What the client was told last about each text that is compared. */
  readonly #verdicts = new Map<string, string>();
  readonly #refreshes = new Paced(REFRESH_PAUSE_MS, () => this.#refresh());
  #push: ReturnType<typeof setTimeout> | undefined;
  #pages: string | undefined;
  #canPull = false;
  #canRefresh = false;

  constructor(connection: Connection, questions: Questions, findings: Findings) {
    this.#connection = connection;
    this.#questions = questions;
    this.#findings = findings;
  }

  get canPull(): boolean {
    return this.#canPull;
  }

  /** Where the pages about rules are. */
  get pages(): string | undefined {
    return this.#pages;
  }

  begin({ capabilities, initializationOptions }: InitializeParams): void {
    this.#pages = rulePagesOf(initializationOptions);
    this.#canPull = capabilities.textDocument?.diagnostic !== undefined;
    this.#canRefresh = capabilities.workspace?.diagnostics?.refreshSupport === true;
  }

  answer(): void {
    this.#connection.onDidChangeConfiguration(({ settings }) => this.#configure(settings));
    this.#connection.onNotification(COMPARE_WITH, (told: ComparedWith) => this.#compareWith(told));
    this.#connection.onNotification(CHECK_AGAINST, (told: CheckedAgainst) => this.#checkAgainst(told));
    this.#connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }) =>
      this.#report(uri, previousResultId),
    );
  }

  /** An open text changed. An editor that pulls asks by itself, also about the texts beside it. */
  changed(): void {
    if (this.#canPull) return;
    clearTimeout(this.#push);
    this.#push = setTimeout(() => this.#pushAll(), PUSH_DELAY_MS);
  }

  /** Something changed of which the editor does not know that open texts depend on it. */
  othersChanged(): void {
    if (this.#canPull && this.#canRefresh) this.#refreshes.want();
    this.changed();
  }

  closed(uri: string): void {
    this.#findings.comparisons.forget(uri);
    this.#findings.schemas.forget(uri);
    this.#reports.forget(uri);
    this.#tellVerdict(uri, {});
    if (!this.#canPull) this.#send(uri, []);
    this.othersChanged();
  }

  /** Tells nothing any more. */
  stop(): void {
    clearTimeout(this.#push);
    this.#refreshes.stop();
  }

  #configure(settings: unknown): void {
    this.#findings.choose(severitiesOf(settings));
    this.othersChanged();
  }

  #compareWith(told: ComparedWith): void {
    this.#findings.comparisons.tell(told);
    this.othersChanged();
  }

  #checkAgainst(told: CheckedAgainst): void {
    this.#findings.schemas.tell(told);
    this.othersChanged();
  }

  #report(uri: string, had: string | undefined): DocumentDiagnosticReport {
    return this.#questions.ask<DocumentDiagnosticReport>(
      'diagnostics',
      { uri },
      { kind: 'full', items: [] },
      (document) =>
        this.#reports.since(had, { uri, id: this.#findings.stamp(document) }, () => this.#diagnostics(document)),
    );
  }

  #diagnostics(document: OpenDocument): Diagnostic[] {
    const found = this.#findings.of(document);
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

  #refresh(): void {
    void tell(() => this.#connection.languages.diagnostics.refresh());
  }

  /** Of all open texts those are told whose findings may be others now. */
  #pushAll(): void {
    for (const { uri } of this.#questions.allOpen()) {
      const report = this.#report(uri, this.#reports.last(uri));
      if (report.kind === 'full') this.#send(uri, report.items);
    }
  }

  #send(uri: string, diagnostics: Diagnostic[]): void {
    void tell(() => this.#connection.sendDiagnostics({ uri, diagnostics }));
  }
}
