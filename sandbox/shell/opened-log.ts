// The rows of a capture file as a log that answers questions; where they come from is somebody else's business.
import { History } from '../../capture/history/history.ts';
import type { Written } from '../../capture/journal.ts';
import { asNew } from '../../capture/pcapng/section.ts';
import { OwnAgents } from '../../capture/reading/own-agents.ts';
import type { ReadCapture } from '../../capture/reading/rows.ts';
import type { NewRow } from '../../capture/segment.ts';
import { Store } from '../../capture/store.ts';
import type { LogQuestion } from '../../contract/comparison.ts';
import type { Answer } from '../../contract/panel.ts';
import { type Codec, compileCodec } from '../../protocol/packet/codec.ts';
import { templateInForce } from '../../protocol/template/in-force.ts';
import type { Millis } from '../words.ts';
import { PacedSignal } from './paced-signal.ts';
import { type OwnedCircuit, Searching } from './searching.ts';

/** All rows of a file are kept, however many there are: the file is the bound. */
const UNBOUNDED = { bytes: Number.MAX_SAFE_INTEGER, rows: Number.MAX_SAFE_INTEGER };

const NS_PER_MS = 1_000_000n;
/** A panel need not draw more often. */
const GROWTH_PAUSE_MS: Millis = 100;

export interface OpenedLogListeners {
  /** There are more rows, or a search has come further. */
  onRows(rows: number): void;
}

export class OpenedLog {
  readonly #listeners: OpenedLogListeners;
  #template: string;
  #codec: Codec;
  #store = new Store(UNBOUNDED);
  #circuits: () => readonly OwnedCircuit[];
  #end = 0;
  readonly #growth = new PacedSignal(GROWTH_PAUSE_MS, () => this.#listeners.onRows(this.rows));
  #agents: OwnAgents;
  #searching: Searching;

  /** @param template text to read rows with; empty = the built-in one */
  constructor(template: string, listeners: OpenedLogListeners) {
    this.#listeners = listeners;
    this.#template = template;
    this.#codec = compileCodec(templateInForce(template));
    const agents = new OwnAgents(this.#codec);
    this.#agents = agents;
    this.#circuits = () => agents.circuits();
    this.#searching = this.#newSearching();
  }

  get rows(): number {
    return this.#store.count;
  }

  get codec(): Codec {
    return this.#codec;
  }

  /** Forgets all rows. @param startedAt of those that come now: milliseconds since 1970 */
  begin(startedAt: number): void {
    this.#searching.stop();
    this.#store = new Store(UNBOUNDED, undefined, startedAt);
    this.#searching = this.#newSearching();
  }

  /** The next row of a file of ours, and where it lies. */
  add(row: NewRow, written: Written): void {
    this.#end = row.time;
    this.#agents.see(row);
    this.#store.append(row, written);
  }

  /** Rows were added: whoever looks is told so after a moment, once for all that come in it. */
  grew(): void {
    this.#growth.stir();
  }

  /** Takes all that a file has, in place of what was added; a row at a time, with the share that is taken. */
  *taking({ circuits, rows, startNs }: ReadCapture): Generator<number, void> {
    const history = new History(this.#codec);
    this.begin(Number(startNs / NS_PER_MS));
    for (const [at, row] of rows.entries()) {
      this.#store.append(asNew(row));
      history.add(row);
      yield at / rows.length;
    }
    this.#end = history.end;
    const owned = circuits.map(({ agent = '', agentId = '', number }) => ({
      ...{ agent, agentId, circuit: number, region: history.circuits.get(number)?.region ?? '' },
    }));
    this.#circuits = () => owned;
    this.#growth.stir();
  }

  ask(question: LogQuestion): Answer {
    switch (question.ask) {
      case 'grid':
        return { answer: 'grid', grid: { loginUri: '', regions: [], circuits: [] } };
      case 'happenings':
      case 'rules':
        return { answer: 'failed', message: 'A capture file has no circuits that live.' };
      case 'template':
        return { answer: 'template', text: this.#template };
      case 'clear':
        return { answer: 'failed', message: 'A capture file is only read.' };
      default:
        return this.#searching.answer(question);
    }
  }

  useTemplate(text: string): void {
    this.#template = text;
    this.#codec = compileCodec(templateInForce(text));
    this.#searching.useCodec(this.#codec);
  }

  stop(): void {
    this.#growth.stop();
    this.#searching.stop();
  }

  #newSearching(): Searching {
    return new Searching({
      codec: this.#codec,
      store: this.#store,
      now: () => this.#end,
      circuits: () => this.#circuits(),
      onProgress: () => this.#listeners.onRows(this.rows),
    });
  }
}
