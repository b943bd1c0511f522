// One core's part of the fuzzing: slices of seeds come in, what was found goes out. The seed at work can be seen from outside.
import { parentPort, workerData } from 'node:worker_threads';
import type { Target } from '../support/fuzz/target.ts';
import { TARGETS } from '../support/fuzz/targets.ts';
import { minimised, spelled, tryInput } from '../support/fuzz/try-input.ts';
import type { Report, Slice } from './slice.ts';

/** How many seeds of the slice are done. */
const done = new Int32Array(workerData as SharedArrayBuffer);

parentPort?.on('message', (slice: Slice) => {
  const target = TARGETS.find(({ name }) => name === slice.target);
  if (target !== undefined) parentPort?.postMessage(reportOn(slice, target));
});

function reportOn(slice: Slice, target: Target): Report {
  let worst = { ms: 0, seed: slice.from };
  const since = performance.now();
  for (let index = 0; index < slice.count; index += 1) {
    Atomics.store(done, 0, index);
    const seed = slice.from + index;
    const input = target.input(seed);
    const { ms, failure } = tryInput(target, input, () => performance.now());
    if (failure !== undefined) {
      // A slow input is slow each time it is tried: it is told as it is.
      const shortest = failure.startsWith('It took') ? input : minimised(target, input);
      return { kind: 'failed', slice, seed, failure, input: spelled(input), shortest: spelled(shortest) };
    }
    if (ms > worst.ms) worst = { ms, seed };
  }
  return { kind: 'done', slice, ms: performance.now() - since, worst };
}
