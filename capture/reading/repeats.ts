// Which packets of one end of a circuit were seen before. Remembers as long as somebody might resend.

/** [capture.read.10] No client resends for longer than this. */
export const REMEMBERED_NS = 60_000_000_000n;
/** [capture.read.10] Ids of one end that are remembered; then the oldest goes. */
export const MOST_REMEMBERED = 8192;

export class Repeats {
  readonly #seen = new Map<number, bigint>();

  /** Whether a packet with this id came in the last minute; it is remembered from now on. */
  sees(sequence: number, ns: bigint): boolean {
    const before = this.#seen.get(sequence);
    this.#seen.delete(sequence);
    this.#seen.set(sequence, ns);
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > MOST_REMEMBERED && oldest !== undefined) this.#seen.delete(oldest);
    return before !== undefined && ns - before <= REMEMBERED_NS;
  }
}
