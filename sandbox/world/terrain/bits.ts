// Bits as land layers pack them. Knows nothing of land.

/**
 * [land.bits.1] Bits fill each byte from the top. A value is cut into its bytes, lowest first; each goes out from its
 * high bit to its low bit, the last, partial byte likewise. So ten bits of 0x265 are the byte 65 and then `10`.
 */
export class BitWriter {
  readonly #bytes: number[] = [];
  #pending = 0;
  #width = 0;

  /** Writes the low `count` bits (1..32) of `value`. */
  write(value: number, count: number): void {
    for (let done = 0; done < count; done += 8) {
      const width = Math.min(8, count - done);
      this.#pending = (this.#pending << width) | ((value >>> done) & ((1 << width) - 1));
      this.#width += width;
      if (this.#width < 8) continue;
      this.#width -= 8;
      this.#bytes.push(this.#pending >>> this.#width);
      this.#pending &= (1 << this.#width) - 1;
    }
  }

  /** The bytes so far; what is left of the last one is zero. */
  bytes(): Uint8Array {
    const last = this.#width === 0 ? [] : [this.#pending << (8 - this.#width)];
    return Uint8Array.from([...this.#bytes, ...last]);
  }
}
