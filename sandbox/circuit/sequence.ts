// Packet ids as a circle of 2^24.
import { SEQUENCE_MODULUS } from './timing.ts';

/** The id after `sequence`; 0 follows 0xFFFFFF. [circuit.numbers.1] */
export const nextSequence = (sequence: number): number => (sequence + 1) % SEQUENCE_MODULUS;

/**
 * How far `to` lies behind `from` on the circle, in ids: negative if it lies before it, within half the circle.
 * Takes ids of any width: a peer may count with 32 bits.
 */
export function sequenceDistance(from: number, to: number): number {
  const forward = (((to - from) % SEQUENCE_MODULUS) + SEQUENCE_MODULUS) % SEQUENCE_MODULUS;
  return forward < SEQUENCE_MODULUS / 2 ? forward : forward - SEQUENCE_MODULUS;
}
