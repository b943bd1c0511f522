// Where chance, secrets and digests come from.
import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Random } from '../words.ts';

const SECRET_BYTES = 16;
/** So that secrets are another stream of chance than the world. */
const SECRETS_OF_SEED = 0x5ec4e7;

/** 128 bits that nobody can guess, as hex. */
export function secret(): string {
  return randomBytes(SECRET_BYTES).toString('hex');
}

/** [world.seed.1] Secrets that are the same for the same seed: whoever asks for a seed wants to see everything again. */
export function seededSecret(seed: number): () => string {
  const random = seeded(seed ^ SECRETS_OF_SEED);
  const byte = () =>
    Math.floor(random() * 256)
      .toString(16)
      .padStart(2, '0');
  return () => Array.from({ length: SECRET_BYTES }, byte).join('');
}

/** The MD5 of octets, or of a text's UTF-8 octets, as 32 hexadecimal digits. */
export function md5(octets: string | Uint8Array): string {
  return createHash('md5').update(octets).digest('hex');
}

/** A seed for a run that was not given one; small enough to be typed again. */
export function freshSeed(): number {
  return randomInt(2 ** 31);
}

/** A stream of numbers that is the same for the same seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
