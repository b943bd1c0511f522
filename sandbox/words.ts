// The few words that every file of the sandbox shares.

/** Milliseconds of a clock that only goes forward; its zero means nothing. */
export type Millis = number;

/** One end of a UDP conversation, or of a TCP connection. */
export interface Address {
  /** Dotted quad or IPv6 text, as the socket says it. */
  readonly host: string;
  readonly port: number;
}

/** The host of a grid that listens on every address of the machine. */
export const EVERYWHERE = '0.0.0.0';

/** A number between 0 (in) and 1 (out). Chance is an argument: seeded in tests. */
export type Random = () => number;

/** One key for an endpoint as seen from one of our doors. It is asked for with each datagram, and made once for each object. */
export function addressText(address: Address, door = 0): string {
  const keys = KEYS.get(address);
  const known = keys?.get(door);
  if (known !== undefined) return known;
  const key = `${address.host}:${address.port}/${door}`;
  if (keys === undefined) KEYS.set(address, new Map([[door, key]]));
  else keys.set(door, key);
  return key;
}

/** By door. */
const KEYS = new WeakMap<Address, Map<number, string>>();
