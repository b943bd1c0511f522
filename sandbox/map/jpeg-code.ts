// The code in which a JPEG tells its numbers: prefix codes for how wide a number is and how many zeros stand before it,
// and then the number itself. Knows nothing of pictures.
import { fromHex } from '../../protocol/bytes.ts';

/** A code: how many words have 1, 2, … 16 bits, and what they mean, in ascending order. */
export interface CodePlan {
  readonly counts: Uint8Array;
  readonly meanings: Uint8Array;
}

const hex = (text: string): Uint8Array => fromHex(text) ?? new Uint8Array();

/** [map.jpeg.2] The usual codes of brightness: for the mean of a block, and for everything else in it. */
export const MEAN_CODE: CodePlan = {
  counts: hex('00010501 01010101 01000000 00000000'),
  meanings: hex('00010203 04050607 08090a0b'),
};
export const REST_CODE: CodePlan = {
  counts: hex('00020103 03020403 05050404 0000017d'),
  meanings: hex(`
    01020300 04110512 21314106 13516107 22711432 8191a108 2342b1c1 1552d1f0 24336272 82090a16 1718191a 25262728
    292a3435 36373839 3a434445 46474849 4a535455 56575859 5a636465 66676869 6a737475 76777879 7a838485 86878889
    8a929394 95969798 999aa2a3 a4a5a6a7 a8a9aab2 b3b4b5b6 b7b8b9ba c2c3c4c5 c6c7c8c9 cad2d3d4 d5d6d7d8 d9dae1e2
    e3e4e5e6 e7e8e9ea f1f2f3f4 f5f6f7f8 f9fa`),
};

/** The word of each meaning. */
export type CodeBook = ReadonlyMap<number, { readonly word: number; readonly width: number }>;

/** Words of one width follow each other; a wider one begins where the narrower ones ended. */
export function codeBookOf({ counts, meanings }: CodePlan): CodeBook {
  const book = new Map<number, { readonly word: number; readonly width: number }>();
  let word = 0;
  counts.forEach((count, index) => {
    for (const meaning of meanings.subarray(book.size, book.size + count)) {
      book.set(meaning, { word, width: index + 1 });
      word += 1;
    }
    word *= 2;
  });
  return book;
}

/** Bits from the top of each byte on. [map.jpeg.3] Behind a byte of ones stands a zero byte, since it would be a marker. */
export class JpegBits {
  readonly #bytes: number[] = [];
  #pending = 0;
  #width = 0;

  /** The low `width` bits (0 to 16) of a value. */
  write(value: number, width: number): void {
    this.#pending = (this.#pending << width) | (value & (2 ** width - 1));
    this.#width += width;
    while (this.#width >= 8) {
      this.#width -= 8;
      const byte = (this.#pending >>> this.#width) & 0xff;
      this.#bytes.push(byte);
      if (byte === 0xff) this.#bytes.push(0);
    }
    this.#pending &= 2 ** this.#width - 1;
  }

  say(book: CodeBook, meaning: number): void {
    const { width, word } = book.get(meaning) ?? { word: 0, width: 0 };
    this.write(word, width);
  }

  /** The bytes so far; what is left of the last one is ones. */
  done(): readonly number[] {
    if (this.#width > 0) this.write(0xff, 8 - this.#width);
    return this.#bytes;
  }
}
