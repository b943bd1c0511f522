// A picture as a baseline JPEG, written strip by strip, so that nobody has to wait for all of it at once.
import { concatBytes } from '../../protocol/bytes.ts';
import { cosinesOf } from '../cosines.ts';
import { type CodePlan, codeBookOf, JpegBits, MEAN_CODE, REST_CODE } from './jpeg-code.ts';

/** Pixels along the edge of a block; a strip is as high. */
export const STRIP_ROWS = 8;
const BLOCK = cosinesOf(STRIP_ROWS);

/** [map.jpeg.1] How coarse each coefficient is, row by row: two fifths of what the standard gives as an example. */
const COARSENESS: readonly number[] = [
  ...[16, 11, 10, 16, 24, 40, 51, 61],
  ...[12, 12, 14, 19, 26, 58, 60, 55],
  ...[14, 13, 16, 24, 40, 57, 69, 56],
  ...[14, 17, 22, 29, 51, 87, 80, 62],
  ...[18, 22, 37, 56, 68, 109, 103, 77],
  ...[24, 35, 55, 64, 81, 104, 113, 92],
  ...[49, 64, 78, 87, 103, 121, 120, 101],
  ...[72, 92, 95, 98, 112, 100, 103, 99],
].map((step) => Math.max(1, Math.round(step * 0.4)));

/** Brightness, blue and red against it: what makes them of red, green and blue, and what is added. */
const COMPONENTS: readonly (readonly [red: number, green: number, blue: number, plus: number])[] = [
  [0.299, 0.587, 0.114, -128],
  [-0.168736, -0.331264, 0.5, 0],
  [0.5, -0.418688, -0.081312, 0],
];

const MEANS = codeBookOf(MEAN_CODE);
const REST = codeBookOf(REST_CODE);
/** Sixteen zeros, and: only zeros are left. */
const SIXTEEN_ZEROS = 0xf0;
const END_OF_BLOCK = 0;

/** [map.jpeg.1] Three components of full size, one table of steps, one pair of codes for all of them. */
export class JpegWriter {
  readonly #width: number;
  readonly #height: number;
  readonly #bits = new JpegBits();
  /** The mean of the last block of each component: the next one is told as the difference. */
  readonly #means = COMPONENTS.map(() => 0);

  /** @param width, height whole numbers of strips */
  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
  }

  /** Eight rows from the top on; three bytes for each pixel: red, green, blue. */
  strip(rows: Uint8Array): void {
    for (let left = 0; left < this.#width; left += STRIP_ROWS) {
      for (const component of COMPONENTS.keys()) this.#block(component, this.#cells(rows, left, component));
    }
  }

  done(): Uint8Array {
    return concatBytes(head(this.#width, this.#height), Uint8Array.from(this.#bits.done()), segment(0xd9));
  }

  #cells(rows: Uint8Array, left: number, component: number): Float64Array {
    const [red, green, blue, plus] = COMPONENTS[component] ?? [0, 0, 0, 0];
    return Float64Array.from({ length: STRIP_ROWS * STRIP_ROWS }, (_, cell) => {
      const at = 3 * (Math.floor(cell / STRIP_ROWS) * this.#width + left + (cell % STRIP_ROWS));
      return red * (rows[at] ?? 0) + green * (rows[at + 1] ?? 0) + blue * (rows[at + 2] ?? 0) + plus;
    });
  }

  #block(component: number, cells: Float64Array): void {
    const frequencies = BLOCK.transform(cells);
    const [mean = 0, ...rest] = BLOCK.zigzag.map((cell) =>
      Math.round((frequencies[cell] ?? 0) / (COARSENESS[cell] ?? 1)),
    );
    const difference = mean - (this.#means[component] ?? 0);
    this.#means[component] = mean;
    this.#bits.say(MEANS, widthOf(difference));
    this.#number(difference);
    this.#rest(rest);
  }

  /** [map.jpeg.3] Each number that is not zero, with how many zeros stand before it. */
  #rest(numbers: readonly number[]): void {
    const last = numbers.findLastIndex((number) => number !== 0);
    let zeros = 0;
    for (const number of numbers.slice(0, last + 1)) {
      zeros += 1;
      if (number === 0) continue;
      for (; zeros > 16; zeros -= 16) this.#bits.say(REST, SIXTEEN_ZEROS);
      this.#bits.say(REST, ((zeros - 1) << 4) | widthOf(number));
      this.#number(number);
      zeros = 0;
    }
    if (last + 1 < numbers.length) this.#bits.say(REST, END_OF_BLOCK);
  }

  /** Its magnitude's bits; those of a number below zero are turned around. */
  #number(number: number): void {
    this.#bits.write(number < 0 ? number - 1 : number, widthOf(number));
  }
}

/** Bits of a magnitude; 0 for 0. */
function widthOf(number: number): number {
  return 32 - Math.clz32(Math.abs(number));
}

/** [map.jpeg.1] Everything before the numbers. */
function head(width: number, height: number): Uint8Array {
  const u16 = (value: number) => [value >> 8, value & 0xff];
  const components = COMPONENTS.map((_, at) => at + 1);
  return concatBytes(
    segment(0xd8),
    segment(0xe0, [...'JFIF\0'].map((letter) => letter.charCodeAt(0)).concat([1, 1, 0, 0, 1, 0, 1, 0, 0])),
    segment(0xdb, [0, ...BLOCK.zigzag.map((cell) => COARSENESS[cell] ?? 1)]),
    segment(0xc0, [8, ...u16(height), ...u16(width), components.length, ...components.flatMap((id) => [id, 0x11, 0])]),
    segment(0xc4, [0x00, ...table(MEAN_CODE), 0x10, ...table(REST_CODE)]),
    segment(0xda, [components.length, ...components.flatMap((id) => [id, 0]), 0, 63, 0]),
  );
}

const table = ({ counts, meanings }: CodePlan): readonly number[] => [...counts, ...meanings];

/** A marker and what stands behind it, with its length; a marker alone has none. */
function segment(marker: number, content?: readonly number[]): Uint8Array {
  if (content === undefined) return Uint8Array.of(0xff, marker);
  const length = content.length + 2;
  return Uint8Array.of(0xff, marker, length >> 8, length & 0xff, ...content);
}
