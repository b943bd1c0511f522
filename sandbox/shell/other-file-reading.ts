// A file of others is read to its end before it has rows, a slice at a time: meanwhile whoever waits is told how far it is.
import { readSteps } from '../../capture/reading/rows.ts';
import { inflate } from './inflate.ts';
import type { OpenedLog } from './opened-log.ts';

/** Then questions are answered before it goes on. */
const SLICE_MS = 12;
/** Steps between two looks at the clock: each takes a few microseconds. */
const STEPS_A_LOOK = 64;
/** What of all there is to do is done when the file is read; then its rows are entered into the log. */
const READ_SHARE = 0.7;

export interface OtherFileListeners {
  onReading(share: number): void;
  onRead(remarks: readonly string[]): void;
}

export class OtherFileReading {
  readonly #steps: Generator<number, readonly string[]>;
  readonly #listeners: OtherFileListeners;
  #share = 0;
  #slice: NodeJS.Immediate | undefined;

  constructor(bytes: Uint8Array, log: OpenedLog, listeners: OtherFileListeners) {
    this.#steps = stepsOf(bytes, log);
    this.#listeners = listeners;
  }

  /** [capture.listing.4] Reads a little, and goes on later. */
  begin(): void {
    this.#slice = setImmediate(() => this.#readSlice());
  }

  stop(): void {
    clearImmediate(this.#slice);
  }

  #readSlice(): void {
    const end = performance.now() + SLICE_MS;
    while (performance.now() < end) {
      const remarks = this.#someSteps();
      if (remarks === undefined) continue;
      this.#listeners.onRead(remarks);
      return;
    }
    this.#listeners.onReading(this.#share);
    this.begin();
  }

  /** What could not be read, if that was the last step. */
  #someSteps(): readonly string[] | undefined {
    for (let left = STEPS_A_LOOK; left > 0; left--) {
      const step = this.#steps.next();
      if (step.done === true) return step.value;
      this.#share = step.value;
    }
    return undefined;
  }
}

/** Gives shares of all that is to be done, and at the end what could not be read. */
function* stepsOf(bytes: Uint8Array, log: OpenedLog): Generator<number, readonly string[]> {
  const reading = readSteps(bytes, { codec: log.codec, inflate, showSecrets: false });
  let step = reading.next();
  for (; step.done !== true; step = reading.next()) yield READ_SHARE * step.value;
  const read = step.value;
  if ('problem' in read) return [read.problem];
  for (const share of log.taking(read)) yield READ_SHARE + (1 - READ_SHARE) * share;
  return [...read.problems.map(({ offset, problem }) => `Byte ${offset}: ${problem}`), ...read.remarks];
}
