// Carries questions out of the page and answers in. Works over anything that can post words: a webview, a test, a socket.
import type { SavedFilter } from '../contract/filter.ts';
import type { RowMark, TemplatePlace } from '../contract/marks.ts';
import type { Answer, FromPanel, Question, ToPanel } from '../contract/panel.ts';
import type { ShownLog } from '../contract/shown-log.ts';

/** The other end of the page: words go out by `post` and come in by `listen`. */
export interface Port {
  post(word: FromPanel): void;
  listen(hear: (word: ToPanel) => void): void;
}

export type SandboxWord = ShownLog;

/** What the panel needs of the world. */
export interface Courier {
  ask(question: Question): Promise<Answer>;
  /** There are new rows, or the rows are gone. */
  onRows(listener: () => void): void;
  onSandbox(listener: (word: SandboxWord) => void): void;
  /** A comparison with another capture has come further. */
  onCompared(listener: () => void): void;
  /** The host wants this filter. */
  onFilter(listener: (filter: string) => void): void;
  /** The filters that are kept in the workspace, at first and after every change. */
  onSaved(listener: (filters: readonly SavedFilter[]) => void): void;
  /** Keeps these filters, and no others. */
  save(filters: readonly SavedFilter[]): void;
  /** The rows that are marked, at first and when others have marked some. */
  onMarks(listener: (marks: readonly RowMark[]) => void): void;
  /** Keeps these marks, and no others. */
  keepMarks(marks: readonly RowMark[]): void;
  /** Shows where the template defines something. */
  showTemplate(place: TemplatePlace): void;
  /** Asks the host to have somebody choose a capture, and to compare the log with it. */
  compare(): void;
  /** Tells the host what the rows in the table match. */
  showsFilter(filter: string): void;
  /** Asks the host to start the sandbox grid. */
  start(): void;
  /** Says that all listeners are in place: the host tells what is. */
  ready(): void;
}

/** Gives each question an id and each answer to the one who asked. */
export function openCourier(port: Port): Courier {
  const waiting = new Map<number, (answer: Answer) => void>();
  const rows: (() => void)[] = [];
  const compared: (() => void)[] = [];
  const sandbox: ((word: SandboxWord) => void)[] = [];
  const filter: ((filter: string) => void)[] = [];
  const saved: ((filters: readonly SavedFilter[]) => void)[] = [];
  const marks: ((marks: readonly RowMark[]) => void)[] = [];
  let lastId = 0;
  port.listen((word) => {
    if (word.kind === 'rows') tellAll(rows, undefined);
    else if (word.kind === 'compared') tellAll(compared, undefined);
    else if (word.kind === 'sandbox') tellAll(sandbox, word);
    else if (word.kind === 'filter') tellAll(filter, word.filter);
    else if (word.kind === 'saved') tellAll(saved, word.filters);
    else if (word.kind === 'marks') tellAll(marks, word.marks);
    else if (word.kind === 'answer') {
      waiting.get(word.id)?.(word.answer);
      waiting.delete(word.id);
    }
  });
  return {
    ask(question) {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        port.post({ kind: 'ask', id, question });
      });
    },
    onRows: (listener) => void rows.push(listener),
    onCompared: (listener) => void compared.push(listener),
    onSandbox: (listener) => void sandbox.push(listener),
    onFilter: (listener) => void filter.push(listener),
    onSaved: (listener) => void saved.push(listener),
    save: (filters) => port.post({ kind: 'saved', filters }),
    onMarks: (listener) => void marks.push(listener),
    keepMarks: (kept) => port.post({ kind: 'marks', marks: kept }),
    showTemplate: (place) => port.post(place),
    compare: () => port.post({ kind: 'compare' }),
    showsFilter: (filter) => port.post({ kind: 'shownFilter', filter }),
    start: () => port.post({ kind: 'start' }),
    ready: () => port.post({ kind: 'ready' }),
  };
}

function tellAll<Word>(listeners: readonly ((word: Word) => void)[], word: Word): void {
  for (const listener of listeners) listener(word);
}
