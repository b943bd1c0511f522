// The proof that a simulator belongs to the grid: a digest over the grid's secret, the time, and both ends of a circuit.
import type { OctetMd5 } from '../login/password.ts';
import type { Millis } from '../words.ts';

/** [trust.digest.1] A digest is good for the window in which it was made, and for one window of clock skew on each side. */
export const WINDOW_MS: Millis = 3000;
/** Hexadecimal digits of a digest: the field in CreateTrustedCircuit holds no other length. */
export const DIGEST_LENGTH = 32;

export interface Claim {
  /** End point id of the sender of CreateTrustedCircuit. */
  readonly from: string;
  /** End point id of its receiver. */
  readonly to: string;
}

/** What both ends know: the grid's secret, and how to hash. */
export interface Secret {
  readonly md5: OctetMd5;
  readonly secret: string;
}

/** @param unixMs milliseconds since 1970 */
export function windowAt(unixMs: Millis): number {
  return Math.floor(unixMs / WINDOW_MS);
}

/** [trust.digest.1] 32 hexadecimal digits, lower case. */
export function digestOf({ md5, secret }: Secret, { from, to }: Claim, window: number): string {
  return md5(`${secret}:${window}:${from.toLowerCase()}:${to.toLowerCase()}`);
}

/** Whether whoever made the digest knows the secret, and made it about now. @param unixMs milliseconds since 1970 */
export function isProof(digest: string, secret: Secret, claim: Claim, unixMs: Millis): boolean {
  const window = windowAt(unixMs);
  return [window, window - 1, window + 1].some((one) => digestOf(secret, claim, one) === digest);
}
