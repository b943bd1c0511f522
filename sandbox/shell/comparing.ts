// A log beside another capture: the other one is opened, then both are compared in slices, between whatever else there is to do.
import { CaptureComparison } from '../../capture/compare/comparison.ts';
import { Work } from '../../capture/filter/work.ts';
import type {
  CaptureChange,
  CaptureDifferences,
  ComparedLines,
  ComparisonQuestion,
  LogQuestion,
  MovedRow,
  ShownComparison,
} from '../../contract/comparison.ts';
import type { Answer, Question } from '../../contract/panel.ts';
import { LINES_AT_ONCE } from '../../contract/views.ts';
import { compileCodec } from '../../protocol/packet/codec.ts';
import { templateInForce } from '../../protocol/template/in-force.ts';
import { logAsked, type OpenedOther, type OtherCapture, openOther } from './other-capture.ts';
import { PacedSignal } from './paced-signal.ts';

/** A page need not draw more often how far something is. */
const PROGRESS_PAUSE_MS = 100;
/** Reading the other file and comparing take about the same time. */
const READING_SHARE = 0.5;

export interface ComparingOptions {
  /** Asks the log, at once. */
  ask(question: LogQuestion): Answer;
  /** There is more to tell; a few times a second. */
  onProgress(): void;
  /** A grid runs in this process. */
  readonly isGrid: boolean;
}

/** Whether a question is about a comparison, and not about the log alone. */
export function isOfComparison(question: Question): question is ComparisonQuestion {
  const { ask } = question;
  return ask === 'comparison' || ask === 'stopComparison' || ask === 'otherRow';
}

type State =
  | Exclude<ShownComparison, { readonly kind: 'done' }>
  | { readonly kind: 'found'; readonly other: string; readonly found: CaptureDifferences };

export class Comparing {
  readonly #options: ComparingOptions;
  readonly #progress: PacedSignal;
  #state: State = { kind: 'none' };
  #other: OpenedOther | undefined;
  #comparison: CaptureComparison | undefined;
  #slice: NodeJS.Immediate | undefined;
  /** Which comparison is the last one that was begun. */
  #turn = 0;

  constructor(options: ComparingOptions) {
    this.#options = options;
    this.#progress = new PacedSignal(PROGRESS_PAUSE_MS, () => options.onProgress());
  }

  /** [compare.panel.1] Begins anew, whatever was compared before. Resolves when the other capture is open, or will not be. */
  async begin(other: OtherCapture): Promise<void> {
    this.close();
    this.#become({ kind: 'going', other: other.name, share: 0 });
    const turn = this.#turn;
    const template = this.#template();
    const codec = compileCodec(templateInForce(template));
    const { isGrid } = this.#options;
    const opened = await openOther(other, { template, codec, isGrid, onReading: (share) => this.#read(turn, share) });
    const isOutdated = turn !== this.#turn;
    if ('problem' in opened) {
      if (!isOutdated) this.#become({ kind: 'refused', other: other.name, message: opened.problem });
      return;
    }
    if (isOutdated) {
      opened.close();
      return;
    }
    this.#other = opened;
    this.#comparison = new CaptureComparison({ base: opened, current: logAsked(this.#options.ask), codec });
    this.#goOn(other.name);
  }

  answer(question: ComparisonQuestion): Answer {
    switch (question.ask) {
      case 'otherRow':
        return { answer: 'row', row: this.#other?.row(question.row) };
      case 'stopComparison':
        if (this.#state.kind === 'going') this.#stop(this.#state.other);
        return { answer: 'done' };
      case 'comparison':
        return { answer: 'comparison', comparison: this.#shown(question.lines, question.skip) };
    }
  }

  /** Forgets what was compared. */
  close(): void {
    clearImmediate(this.#slice);
    this.#turn += 1;
    this.#slice = undefined;
    this.#comparison = undefined;
    this.#other?.close();
    this.#other = undefined;
    this.#state = { kind: 'none' };
  }

  #stop(other: string): void {
    this.close();
    this.#become({ kind: 'stopped', other });
  }

  #goOn(other: string): void {
    this.#slice = setImmediate(() => {
      const comparison = this.#comparison;
      comparison?.advance(new Work());
      if (comparison?.result !== undefined) this.#become({ kind: 'found', other, found: comparison.result });
      else if (comparison !== undefined) {
        this.#become({ kind: 'going', other, share: READING_SHARE + (1 - READING_SHARE) * comparison.share });
        this.#goOn(other);
      }
    });
  }

  /** [compare.panel.2] */
  #shown(lines: ComparedLines, skip: number): ShownComparison {
    if (this.#state.kind !== 'found') return this.#state;
    const { found, other } = this.#state;
    const { changes, circuits, equal, more = 0, moved, names, remarks, repeated, rows } = found;
    const from = Number.isInteger(skip) ? Math.max(0, skip) : 0;
    return {
      ...{ kind: 'done', other, equal, rows, circuits, remarks, names: names.slice(0, LINES_AT_ONCE) },
      totals: { changes: changes.length + more, moved: moved.length, repeated: repeated.length },
      lines: linesOf(found, lines).slice(from, from + LINES_AT_ONCE),
    };
  }

  #become(state: State): void {
    this.#state = state;
    this.#progress.stir();
  }

  #template(): string {
    const answer = this.#options.ask({ ask: 'template' });
    return answer.answer === 'template' ? answer.text : '';
  }

  #read(turn: number, share: number): void {
    if (turn !== this.#turn || this.#state.kind !== 'going') return;
    this.#become({ ...this.#state, share: READING_SHARE * share });
  }
}

/** Lines of one kind, all in the form of changes. */
function linesOf({ changes, moved, repeated }: CaptureDifferences, lines: ComparedLines): readonly CaptureChange[] {
  if (lines === 'changes') return changes;
  if (lines === 'moved') return moved.map((row) => lineOf(row, []));
  return repeated.map((row) => {
    const { base, current } = row.sent;
    return lineOf(row, [{ path: 'sent', base: `${base}`, current: `${current}` }]);
  });
}

function lineOf(
  { base, circuit, current, direction, door, name }: MovedRow,
  values: CaptureChange['values'],
): CaptureChange {
  return { change: 'changed', name, door, direction, circuit, base, current, values };
}
