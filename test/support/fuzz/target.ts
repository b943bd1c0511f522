// What is fuzzed: inputs that come from a seed alone, and what must hold for any of them.
import assert from 'node:assert/strict';
import { seeded } from '../seeded.ts';
import { chanceOf, type Draw } from './chance.ts';

export type Input = string | Uint8Array;

export interface Target {
  /** One word, for `npm run fuzz -- --target`. */
  readonly name: string;
  /** What holds for every input: the title of its test. */
  readonly promise: string;
  /** How much of all inputs it gets; readers of long texts get less. */
  readonly share: number;
  /** The same for the same seed, on every machine. */
  input(seed: number): Input;
  /** Throws if the promise is broken. */
  check(input: Input): void;
}

interface Kind<Kept extends Input> extends Pick<Target, 'name' | 'promise' | 'share'> {
  make(draw: Draw): Kept;
  check(input: Kept): void;
}

export function textTarget({ make, check, ...rest }: Kind<string>): Target {
  return {
    ...rest,
    input: (seed) => make(chanceOf(seeded(seed))),
    check(input) {
      assert.ok(typeof input === 'string');
      check(input);
    },
  };
}

export function octetTarget({ make, check, ...rest }: Kind<Uint8Array>): Target {
  return {
    ...rest,
    input: (seed) => make(chanceOf(seeded(seed))),
    check(input) {
      assert.ok(typeof input !== 'string');
      check(input);
    },
  };
}
