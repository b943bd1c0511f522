// Workers that share slices. One that gets stuck or runs out of memory is ended, and the seed it was at is told.
import { Worker } from 'node:worker_threads';
import type { Report, Slice } from './slice.ts';

/** No input comes near; a reader that never ends must not keep the night. */
const STUCK_MS = 30_000;
const LOOK_EVERY_MS = 1000;
/** Of each worker: inputs are short, and nothing is kept of them. */
const MEMORY_MB = 512;

/** Gives every slice to one of the workers, as long as `told` of what became of it says to go on. False if it was stopped. */
export async function work(
  slices: readonly Slice[],
  workers: number,
  told: (report: Report) => boolean,
): Promise<boolean> {
  const waiting = slices.values();
  const crew = Array.from({ length: workers }, () => new Hand());
  const end = () => Promise.all(crew.map((hand) => hand.end()));
  let isStopped = false;
  const turns = crew.map(async (hand) => {
    for (const slice of waiting) {
      const report = await hand.work(slice);
      // What others find while they are being stopped is found again later.
      if (isStopped) return;
      isStopped = !told(report);
      if (isStopped) await end();
    }
  });
  await Promise.all(turns);
  await end();
  return !isStopped;
}

class Hand {
  /** How many seeds of its slice are done. */
  readonly #done = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  readonly #worker = new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: this.#done.buffer,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  #report: (report: Report) => void = () => undefined;
  #fail: (failure: string) => void = () => undefined;

  constructor() {
    this.#worker.on('message', (report: Report) => this.#report(report));
    this.#worker.on('error', ({ message }) =>
      this.#fail(`The worker, which may take ${MEMORY_MB} MiB, ended: ${message}`),
    );
    this.#worker.on('exit', () => this.#fail('The worker ended.'));
  }

  async work(slice: Slice): Promise<Report> {
    Atomics.store(this.#done, 0, 0);
    const timer = watch(this.#done, () => this.#fail(`It did not end within ${STUCK_MS / 1000} s.`));
    const report = await new Promise<Report>((resolve) => {
      this.#report = resolve;
      this.#fail = (failure) => {
        const seed = slice.from + Atomics.load(this.#done, 0);
        resolve({ kind: 'failed', slice, seed, failure, input: '', shortest: '' });
      };
      this.#worker.postMessage(slice);
    });
    clearInterval(timer);
    return report;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** Calls `stuck` when the number in `done` stays the same for too long. */
function watch(done: Int32Array, stuck: () => void): NodeJS.Timeout {
  let last = { index: -1, since: performance.now() };
  return setInterval(() => {
    const index = Atomics.load(done, 0);
    if (index !== last.index) last = { index, since: performance.now() };
    else if (performance.now() - last.since > STUCK_MS) stuck();
  }, LOOK_EVERY_MS);
}
