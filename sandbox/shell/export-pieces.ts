// A log in another form, piece by piece: in slices, between whatever else there is to do.
import { setImmediate as breath } from 'node:timers/promises';
import { exportWriter } from '../../capture/export/export-form.ts';
import type { LogQuestion } from '../../contract/comparison.ts';
import type { ExportWish } from '../../contract/export.ts';
import { type Answer, ROWS_AT_ONCE, type WholeRow } from '../../contract/panel.ts';
import type { RowWindow } from '../../contract/row-window.ts';
import { type Codec, compileCodec } from '../../protocol/packet/codec.ts';
import { templateInForce } from '../../protocol/template/in-force.ts';

/** Then whoever waits is served. */
const SLICE_MS = 12;
/** Written at a time. */
const PIECE_BYTES = 64 * 1024;

export interface AskedLog {
  /** Asks the log, at once. */
  ask(question: LogQuestion): Answer;
}

/** Which rows, and in which form. */
export type ExportedRows = Pick<ExportWish, 'form' | 'filter'>;

/** What a file is made of. */
export class ExportPieces {
  rows = 0;
  left = 0;
  /** Why the filter cannot be read. */
  problem: string | undefined;
  readonly #log: AskedLog;
  readonly #wish: ExportedRows;
  readonly #onProgress: (share: number) => void;
  #sliceEnd = 0;

  constructor(log: AskedLog, wish: ExportedRows, onProgress: (share: number) => void = () => undefined) {
    this.#log = log;
    this.#wish = wish;
    this.#onProgress = onProgress;
  }

  /** Throws before anything else if the filter cannot be read, with `problem`. */
  async *all(): AsyncGenerator<Uint8Array> {
    const numbers = await this.#numbers();
    const writer = exportWriter(this.#wish.form, { codec: this.#codec(), startedAt: this.#window(0).startedAt ?? 0 });
    let gathered: Uint8Array[] = [writer.head()];
    let bytes = 0;
    for (const [index, number] of numbers.entries()) {
      const piece = this.#row(number, (row) => writer.row(row));
      if (piece !== undefined) gathered.push(piece);
      bytes += piece?.length ?? 0;
      if (bytes >= PIECE_BYTES) {
        yield Buffer.concat(gathered);
        [gathered, bytes] = [[], 0];
      }
      if (await this.#breathed()) this.#onProgress(index / numbers.length);
    }
    yield Buffer.concat([...gathered, writer.end()]);
  }

  /** Undefined: the form cannot say it, or it went to make room. */
  #row(number: number, write: (row: WholeRow) => Uint8Array | undefined): Uint8Array | undefined {
    const answer = this.#log.ask({ ask: 'row', row: number });
    if (answer.answer !== 'row' || answer.row === undefined) return undefined;
    const piece = write(answer.row);
    if (piece === undefined) this.left += 1;
    else this.rows += 1;
    return piece;
  }

  /** [export.write.2] The rows that match now, when all were looked at: more may come, and older ones may go. */
  async #numbers(): Promise<readonly number[]> {
    const { filter } = this.#wish;
    let window = this.#window(0);
    while (window.search !== undefined) {
      // Somebody may have stopped the search in the panel.
      if (window.search.isStopped) this.#log.ask({ ask: 'search', filter, go: true });
      await breath();
      window = this.#window(0);
    }
    const numbers: number[] = [];
    const { matched } = window;
    while (numbers.length < matched) {
      const { rows } = this.#window(numbers.length);
      if (rows.length === 0) break;
      numbers.push(...rows.map(({ row }) => row));
      await this.#breathed();
    }
    return numbers;
  }

  #window(from: number): RowWindow {
    const answer = this.#log.ask({ ask: 'rows', from, to: from + ROWS_AT_ONCE, filter: this.#wish.filter });
    if (answer.answer !== 'rows') throw new Error('A log that has no rows was asked for some.');
    this.problem = answer.window.problem?.message;
    if (this.problem !== undefined) throw new Error(this.problem);
    return answer.window;
  }

  /** Whether others were let do something: a slice was over. */
  async #breathed(): Promise<boolean> {
    if (performance.now() < this.#sliceEnd) return false;
    await breath();
    this.#sliceEnd = performance.now() + SLICE_MS;
    return true;
  }

  #codec(): Codec {
    const answer = this.#log.ask({ ask: 'template' });
    return compileCodec(templateInForce(answer.answer === 'template' ? answer.text : ''));
  }
}
