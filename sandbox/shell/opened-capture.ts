// A capture file, opened as a log: the panel asks it what it asks a grid. Nothing is written.
import { readFile, stat } from 'node:fs/promises';
import { History } from '../../capture/history/history.ts';
import { asNew } from '../../capture/pcapng/section.ts';
import { type ReadCapture, readCapture } from '../../capture/reading/rows.ts';
import { Store } from '../../capture/store.ts';
import type { Answer, Question } from '../../contract/panel.ts';
import { type Codec, compileCodec } from '../../protocol/packet/codec.ts';
import { templateInForce } from '../../protocol/template/in-force.ts';
import { inflate } from './inflate.ts';
import { type OwnedCircuit, Searching } from './searching.ts';

/** Bytes of a file that is opened: as much as a log may take on the disk. It is held in memory. */
export const MOST_FILE_BYTES = 512 * 1024 * 1024;

/** All rows of a file are kept, however many there are: the file is the bound. */
const UNBOUNDED = { bytes: Number.MAX_SAFE_INTEGER, rows: Number.MAX_SAFE_INTEGER };

export interface OpenedCapture {
  readonly rows: number;
  /** What could not be read, in sentences. */
  readonly remarks: readonly string[];
  ask(question: Question): Answer;
  /** Rows are read with this template from now on; empty = the built-in one. */
  useTemplate(text: string): void;
  close(): void;
}

/** Reads a file; a sentence if that is not possible. `onRows` is told when a search has come further. */
export async function openCapture(
  path: string,
  template: string,
  onRows: (rows: number) => void,
): Promise<OpenedCapture | { readonly problem: string }> {
  const codec = compileCodec(templateInForce(template));
  const bytes = await readWhole(path);
  if ('problem' in bytes) return bytes;
  const read = readCapture(bytes, { codec, inflate, showSecrets: false });
  return 'problem' in read ? read : new CaptureLog(read, codec, template, onRows);
}

async function readWhole(path: string): Promise<Uint8Array | { readonly problem: string }> {
  try {
    const { size } = await stat(path);
    if (size > MOST_FILE_BYTES) {
      return { problem: `${path} has ${size} bytes; files of up to ${MOST_FILE_BYTES} are opened.` };
    }
    return new Uint8Array(await readFile(path));
  } catch (error) {
    return { problem: `Cannot read ${path}: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

const NS_PER_MS = 1_000_000n;

class CaptureLog implements OpenedCapture {
  readonly remarks: readonly string[];
  readonly #store: Store;
  readonly #circuits: readonly OwnedCircuit[];
  readonly #searching: Searching;
  #template: string;

  constructor(read: ReadCapture, codec: Codec, template: string, onRows: (rows: number) => void) {
    this.#store = new Store(UNBOUNDED, undefined, Number(read.startNs / NS_PER_MS));
    const history = new History(codec);
    for (const row of read.rows) {
      this.#store.append(asNew(row));
      history.add(row);
    }
    this.#template = template;
    this.#circuits = read.circuits.map(({ agent = '', agentId = '', number }) => ({
      ...{ agent, agentId, circuit: number, region: history.circuits.get(number)?.region ?? '' },
    }));
    this.remarks = [...read.problems.map(({ offset, problem }) => `Byte ${offset}: ${problem}`), ...read.remarks];
    this.#searching = new Searching({
      codec,
      store: this.#store,
      now: () => history.end,
      circuits: () => this.#circuits,
      onProgress: () => onRows(this.rows),
    });
  }

  get rows(): number {
    return this.#store.count;
  }

  ask(question: Question): Answer {
    switch (question.ask) {
      case 'grid':
        return { answer: 'grid', grid: { loginUri: '', regions: [], circuits: [] } };
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
    this.#searching.useCodec(compileCodec(templateInForce(text)));
  }

  close(): void {
    this.#searching.stop();
  }
}
