// Bits as land layers pack them, read one number after the other.
import { viewOf } from '../../bytes.ts';

/**
 * [land.bits.1] Bits fill each byte from the top. A value was cut into its bytes, lowest first; each goes out from its
 * high bit to its low bit, the last, partial byte likewise.
 */
export class BitCursor {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Bits that were read. */
  get at(): number {
    return this.#at;
  }

  /** Whether more was read than there is; what is missing reads as 0. */
  get isPast(): boolean {
    return this.#at > this.#bytes.length * 8;
  }

  /** The next `count` bits (1..32) as a number. */
  take(count: number): number {
    let value = 0;
    for (let done = 0; done < count; done += 8) value += this.#part(Math.min(8, count - done)) * 2 ** done;
    return value;
  }

  /** The next 32 bits as a float, in metres where land is read. */
  float(): number {
    const bytes = new Uint8Array(4);
    const view = viewOf(bytes);
    view.setUint32(0, this.take(32));
    return view.getFloat32(0);
  }

  #part(width: number): number {
    const byte = this.#at >> 3;
    const two = ((this.#bytes[byte] ?? 0) << 8) | (this.#bytes[byte + 1] ?? 0);
    const shift = 16 - (this.#at & 7) - width;
    this.#at += width;
    return (two >> shift) & ((1 << width) - 1);
  }
}
