// Bits as land layers pack them. Knows nothing of land.

/**
 * [land.bits.1] Bits fill each byte from the top. A value is cut into its bytes, lowest first; each goes out from its
 * high bit to its low bit, the last, partial byte likewise. So ten bits of 0x265 are the byte 65 and then `10`.
 */
export class BitWriter {
  readonly #bytes: number[] = [];
  #free = 0;

  /** Writes the low `count` bits (1..32) of `value`. */
  write(value: number, count: number): void {
    for (let done = 0; done < count; done += 8) {
      const width = Math.min(8, count - done);
      const part = value >>> done;
      for (let bit = width - 1; bit >= 0; bit--) this.#push((part >>> bit) & 1);
    }
  }

  /** The bytes so far; what is left of the last one is zero. */
  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }

  #push(bit: number): void {
    if (this.#free === 0) {
      this.#bytes.push(0);
      this.#free = 8;
    }
    this.#free -= 1;
    const last = this.#bytes.length - 1;
    this.#bytes[last] = (this.#bytes[last] ?? 0) | (bit << this.#free);
  }
}
