// One input: what was wrong with it, and how long it took; and the shortest input that is wrong in the same way.
import assert from 'node:assert/strict';
import type { Input, Target } from './target.ts';

/** Inputs are short and take a millisecond at most; a machine that is busy with others takes a hundred times that. */
export const MOST_MS = 2000;

export interface Tried {
  readonly ms: number;
  /** Absent if the promise was kept. */
  readonly failure?: string;
}

/** `now` in milliseconds. An input that takes too long is tried again: the machine may have been busy. */
export function tryInput(target: Target, input: Input, now: () => number): Tried {
  const first = tryOnce(target, input, now);
  if (first.failure !== undefined || first.ms <= MOST_MS) return first;
  const { ms } = tryOnce(target, input, now);
  return ms <= MOST_MS ? { ms } : { ms, failure: `It took ${Math.round(ms)} ms, twice; ${MOST_MS} ms are allowed.` };
}

function tryOnce(target: Target, input: Input, now: () => number): Tried {
  const since = now();
  try {
    target.check(input);
    return { ms: now() - since };
  } catch (error) {
    return { ms: now() - since, failure: error instanceof Error ? `${error.stack}` : String(error) };
  }
}

/** More are not tried: a long input stays longer than it need be. */
const MOST_TRIES = 2000;

/** The shortest input that is found by leaving parts out, halves first, and still fails. */
export function minimised(target: Target, input: Input): Input {
  let kept = input;
  let tries = 0;
  const fails = (tried: Input): boolean => {
    tries += 1;
    try {
      target.check(tried);
      return false;
    } catch {
      return true;
    }
  };
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length && tries < MOST_TRIES; ) {
      const shorter = without(kept, at, at + size);
      if (fails(shorter)) kept = shorter;
      else at += size;
    }
  }
  return kept;
}

function without(input: Input, start: number, end: number): Input {
  if (typeof input === 'string') return input.slice(0, start) + input.slice(end);
  return Uint8Array.of(...input.subarray(0, start), ...input.subarray(end));
}

/** An input as it can be copied: text as JSON, octets in hex. */
export function spelled(input: Input): string {
  if (typeof input === 'string') return JSON.stringify(input);
  return Array.from(input, (octet) => octet.toString(16).padStart(2, '0')).join('');
}

/** Fails, with all that replays it, if the promise is broken for the input of a seed. */
export function checkSeed(target: Target, seed: number): void {
  const input = target.input(seed);
  const { failure } = tryInput(target, input, () => performance.now());
  if (failure !== undefined)
    assert.fail(`${failure}\n${replay(target, seed)}\n${spelled(input)}\n${spelled(minimised(target, input))}`);
}

export const replay = ({ name }: Target, seed: number): string =>
  `npm run fuzz -- --target ${name} --seed ${seed} --inputs 1`;
