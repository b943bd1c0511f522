// A block of coefficients, digit by digit from the highest, each in three passes: what is about to become something, what
// is something already, and the rest.
import { COLUMN_OF_NOTHING, MqCoder, UNIFORM } from './mq-coder.ts';

/** What a block holds: high frequencies along rows, along columns, both, or none. */
export type Band = 'LL' | 'HL' | 'LH' | 'HH';

export interface CodedBlock {
  /** Digits of the largest coefficient. */
  readonly digits: number;
  readonly passes: number;
  readonly bytes: Uint8Array;
}

/** Rows that are coded together, column by column. */
const STRIPE = 4;
const FIRST_SIGN = 9;
const FIRST_REFINEMENT = 14;
const [NOTHING, SOMETHING, VISITED, REFINED] = [0, 1, 2, 4];

/**
 * [map.codestream.2]
 * @param values whole numbers, row by row
 * @param left digits that are left out at the lower end
 */
export function codeBlock(values: Int32Array, width: number, [band, left]: readonly [Band, number]): CodedBlock {
  const block = new Block(values, width, band);
  const digits = 32 - Math.clz32(block.largest);
  if (digits <= left) return { digits: 0, passes: 0, bytes: new Uint8Array(0) };
  for (let digit = digits - 1; digit >= left; digit -= 1) {
    if (digit < digits - 1) {
      block.spread(digit);
      block.refine(digit);
    }
    block.cleanUp(digit);
  }
  return { digits, passes: 3 * (digits - left) - 2, bytes: block.coder.done() };
}

class Block {
  readonly coder = new MqCoder();
  readonly #band: Band;
  readonly #width: number;
  readonly #height: number;
  /** With an empty edge around. */
  readonly #row: number;
  readonly #sizes: Int32Array;
  readonly #flags: Uint8Array;
  /** 1 = below zero. */
  readonly #signs: Uint8Array;

  constructor(values: Int32Array, width: number, band: Band) {
    this.#band = band;
    this.#width = width;
    this.#height = values.length / width;
    this.#row = width + 2;
    const room = this.#row * (this.#height + 2);
    this.#sizes = new Int32Array(room);
    this.#signs = new Uint8Array(room);
    this.#flags = new Uint8Array(room);
    values.forEach((value, at) => {
      const place = this.#place(at % width, Math.floor(at / width));
      this.#sizes[place] = Math.abs(value);
      this.#signs[place] = value < 0 ? 1 : 0;
    });
  }

  get largest(): number {
    return this.#sizes.reduce((most, size) => Math.max(most, size), 0);
  }

  /** What is nothing yet, beside something. */
  spread(digit: number): void {
    this.#each((place) => {
      if (this.#is(place, SOMETHING)) return;
      const context = this.#surroundings(place);
      if (context === 0) return;
      this.#begin(place, digit, context);
      this.#flags[place] = (this.#flags[place] ?? 0) | VISITED;
    });
  }

  /** The next digit of what was something before. */
  refine(digit: number): void {
    this.#each((place) => {
      if (!this.#is(place, SOMETHING) || this.#is(place, VISITED)) return;
      const first = this.#surroundings(place) === 0 ? 0 : 1;
      this.coder.code(this.#digit(place, digit), FIRST_REFINEMENT + (this.#is(place, REFINED) ? 2 : first));
      this.#flags[place] = (this.#flags[place] ?? 0) | REFINED;
    });
  }

  /** All the rest; a column of nothing beside nothing in one decision. */
  cleanUp(digit: number): void {
    for (let top = 0; top < this.#height; top += STRIPE) {
      for (let x = 0; x < this.#width; x += 1) this.#cleanColumn(x, top, digit);
    }
    for (let place = 0; place < this.#flags.length; place += 1)
      this.#flags[place] = (this.#flags[place] ?? 0) & ~VISITED;
  }

  #cleanColumn(x: number, top: number, digit: number): void {
    const rows = Math.min(STRIPE, this.#height - top);
    const first = this.#place(x, top);
    const isSkipped = rows === STRIPE && this.#isUntouched(first);
    const begins = isSkipped ? this.#firstOne(first, digit) : 0;
    if (isSkipped) {
      this.coder.code(begins === STRIPE ? 0 : 1, COLUMN_OF_NOTHING);
      if (begins === STRIPE) return;
      this.coder.code(begins >> 1, UNIFORM);
      this.coder.code(begins & 1, UNIFORM);
      this.#sign(first + begins * this.#row);
    }
    for (let row = isSkipped ? begins + 1 : 0; row < rows; row += 1) {
      const place = first + row * this.#row;
      if (!this.#is(place, SOMETHING | VISITED)) this.#begin(place, digit, this.#surroundings(place));
    }
  }

  /** The row of a column in which something begins, or behind the last. */
  #firstOne(first: number, digit: number): number {
    let row = 0;
    while (row < STRIPE && this.#digit(first + row * this.#row, digit) === 0) row += 1;
    return row;
  }

  /** A column of nothing beside nothing, which was not visited. */
  #isUntouched(first: number): boolean {
    for (let place = first; place < first + STRIPE * this.#row; place += this.#row) {
      if (this.#flags[place] !== NOTHING || this.#surroundings(place) !== 0) return false;
    }
    return true;
  }

  #begin(place: number, digit: number, context: number): void {
    const decision = this.#digit(place, digit);
    this.coder.code(decision, context);
    if (decision === 1) this.#sign(place);
  }

  #sign(place: number): void {
    const across = Math.sign(this.#pull(place - 1) + this.#pull(place + 1));
    const along = Math.sign(this.#pull(place - this.#row) + this.#pull(place + this.#row));
    const tendency = 3 * across + along;
    this.coder.code((this.#signs[place] ?? 0) ^ (tendency < 0 ? 1 : 0), FIRST_SIGN + Math.abs(tendency));
    this.#flags[place] = (this.#flags[place] ?? 0) | SOMETHING;
  }

  /** 1 or -1 of something, by its sign. */
  #pull(place: number): number {
    return this.#is(place, SOMETHING) ? 1 - 2 * (this.#signs[place] ?? 0) : 0;
  }

  /** 0 to 8: how much is something around a place, and where. ISO 15444-1, table D.1. */
  #surroundings(place: number): number {
    const [above, below] = [place - this.#row, place + this.#row];
    const across = this.#some(place - 1) + this.#some(place + 1);
    const along = this.#some(above) + this.#some(below);
    const corners = this.#some(above - 1) + this.#some(above + 1) + this.#some(below - 1) + this.#some(below + 1);
    if (this.#band === 'HH') return inBothHigh(across + along, corners);
    return this.#band === 'HL' ? inOneHigh(along, across, corners) : inOneHigh(across, along, corners);
  }

  #some(place: number): number {
    return (this.#flags[place] ?? 0) & SOMETHING;
  }

  #is(place: number, flag: number): boolean {
    return ((this.#flags[place] ?? 0) & flag) !== 0;
  }

  #digit(place: number, digit: number): number {
    return ((this.#sizes[place] ?? 0) >> digit) & 1;
  }

  #each(visit: (place: number) => void): void {
    for (let top = 0; top < this.#height; top += STRIPE) {
      const bottom = Math.min(top + STRIPE, this.#height);
      for (let x = 0; x < this.#width; x += 1) {
        for (let y = top; y < bottom; y += 1) visit(this.#place(x, y));
      }
    }
  }

  #place(x: number, y: number): number {
    return (y + 1) * this.#row + x + 1;
  }
}

function inOneHigh(main: number, other: number, corners: number): number {
  if (main === 2) return 8;
  if (main === 1) return other > 0 ? 7 : 5 + Math.min(corners, 1);
  return other > 0 ? 2 + other : Math.min(corners, 2);
}

function inBothHigh(sides: number, corners: number): number {
  if (corners > 2) return 8;
  if (corners === 2) return 6 + Math.min(sides, 1);
  return 3 * corners + Math.min(sides, 2);
}
