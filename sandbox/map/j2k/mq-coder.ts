// The arithmetic coder of JPEG 2000: each decision is coded by how likely it was in the same surroundings so far.

/** Each state: the share of the less likely decision, the states after either, and whether the likely one changes. ISO 15444-1, table C.2. */
const STATES: readonly (readonly [share: number, afterLikely: number, afterUnlikely: number, turns: number])[] = [
  [0x5601, 1, 1, 1],
  [0x3401, 2, 6, 0],
  [0x1801, 3, 9, 0],
  [0x0ac1, 4, 12, 0],
  [0x0521, 5, 29, 0],
  [0x0221, 38, 33, 0],
  [0x5601, 7, 6, 1],
  [0x5401, 8, 14, 0],
  [0x4801, 9, 14, 0],
  [0x3801, 10, 14, 0],
  [0x3001, 11, 17, 0],
  [0x2401, 12, 18, 0],
  [0x1c01, 13, 20, 0],
  [0x1601, 29, 21, 0],
  [0x5601, 15, 14, 1],
  [0x5401, 16, 14, 0],
  [0x5101, 17, 15, 0],
  [0x4801, 18, 16, 0],
  [0x3801, 19, 17, 0],
  [0x3401, 20, 18, 0],
  [0x3001, 21, 19, 0],
  [0x2801, 22, 19, 0],
  [0x2401, 23, 20, 0],
  [0x2201, 24, 21, 0],
  [0x1c01, 25, 22, 0],
  [0x1801, 26, 23, 0],
  [0x1601, 27, 24, 0],
  [0x1401, 28, 25, 0],
  [0x1201, 29, 26, 0],
  [0x1101, 30, 27, 0],
  [0x0ac1, 31, 28, 0],
  [0x09c1, 32, 29, 0],
  [0x08a1, 33, 30, 0],
  [0x0521, 34, 31, 0],
  [0x0441, 35, 32, 0],
  [0x02a1, 36, 33, 0],
  [0x0221, 37, 34, 0],
  [0x0141, 38, 35, 0],
  [0x0111, 39, 36, 0],
  [0x0085, 40, 37, 0],
  [0x0049, 41, 38, 0],
  [0x0025, 42, 39, 0],
  [0x0015, 43, 40, 0],
  [0x0009, 44, 41, 0],
  [0x0005, 45, 42, 0],
  [0x0001, 45, 43, 0],
  [0x5601, 46, 46, 0],
];
const STEADY_STATE = 46;

/** Surroundings, by their numbers: 0 to 8 of what is still nothing, 9 to 13 of signs, 14 to 16 of further digits, and two of columns. */
export const COLUMN_OF_NOTHING = 17;
export const UNIFORM = 18;
const CONTEXTS = 19;
const FIRST_STATES: readonly (readonly [context: number, state: number])[] = [
  [0, 4],
  [COLUMN_OF_NOTHING, 3],
  [UNIFORM, STEADY_STATE],
];

const HALF = 0x8000;
const FULL_BYTE = 0xff;

export class MqCoder {
  readonly #states = new Uint8Array(CONTEXTS);
  readonly #likely = new Uint8Array(CONTEXTS);
  /** The first is none of ours. */
  readonly #bytes: number[] = [0];
  #interval = HALF;
  #code = 0;
  #free = 12;

  constructor() {
    for (const [context, state] of FIRST_STATES) this.#states[context] = state;
  }

  /** @param decision 0 or 1 */
  code(decision: number, context: number): void {
    const [share = 0, afterLikely = 0, afterUnlikely = 0, turns = 0] = STATES[this.#states[context] ?? 0] ?? [];
    const isLikely = decision === this.#likely[context];
    this.#interval -= share;
    const isSmaller = this.#interval < share;
    if (isLikely && (this.#interval & HALF) !== 0) {
      this.#code += share;
      return;
    }
    if (isLikely === isSmaller) this.#interval = share;
    else this.#code += share;
    this.#states[context] = isLikely ? afterLikely : afterUnlikely;
    if (!isLikely && turns === 1) this.#likely[context] = 1 - (this.#likely[context] ?? 0);
    do this.#shift();
    while ((this.#interval & HALF) === 0);
  }

  /** All bytes of what was coded. */
  done(): Uint8Array {
    const end = this.#code + this.#interval;
    this.#code |= 0xffff;
    if (this.#code >= end) this.#code -= HALF;
    for (let twice = 0; twice < 2; twice += 1) {
      this.#code *= 2 ** this.#free;
      this.#put();
    }
    if (this.#bytes.at(-1) === FULL_BYTE) this.#bytes.pop();
    return Uint8Array.from(this.#bytes.slice(1));
  }

  #shift(): void {
    this.#interval <<= 1;
    this.#code *= 2;
    this.#free -= 1;
    if (this.#free === 0) this.#put();
  }

  /** A byte of ones is followed by seven bits: so that no marker can stand among the bytes. */
  #put(): void {
    const last = this.#bytes.length - 1;
    if (this.#bytes[last] !== FULL_BYTE && this.#code >= 0x8000000) {
      this.#bytes[last] = (this.#bytes[last] ?? 0) + 1;
      this.#code -= 0x8000000;
    }
    const isFull = this.#bytes[last] === FULL_BYTE;
    const kept = isFull ? 20 : 19;
    this.#bytes.push(Math.floor(this.#code / 2 ** kept));
    this.#code %= 2 ** kept;
    this.#free = isFull ? 7 : 8;
  }
}
