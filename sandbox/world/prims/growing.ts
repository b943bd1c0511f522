// Bytes that are written one number after the other: little-endian, as in all blobs of objects.
import { utf8, viewOf } from '../../../protocol/bytes.ts';
import { UUID_BYTES, writeUuid } from '../../../protocol/uuid.ts';

/** Bytes to begin with: most things have fewer. */
const FIRST_BYTES = 256;

export class Growing {
  #bytes = new Uint8Array(FIRST_BYTES);
  #at = 0;

  u8(...values: readonly number[]): this {
    for (const value of values) this.#bytes[this.#room(1)] = value;
    return this;
  }

  u16(...values: readonly number[]): this {
    for (const value of values) this.#view(2, (view, at) => view.setUint16(at, value, true));
    return this;
  }

  s16(...values: readonly number[]): this {
    return this.u16(...values.map((value) => value & 0xffff));
  }

  u32(...values: readonly number[]): this {
    for (const value of values) this.#view(4, (view, at) => view.setUint32(at, value, true));
    return this;
  }

  f32(...values: readonly number[]): this {
    for (const value of values) this.#view(4, (view, at) => view.setFloat32(at, value, true));
    return this;
  }

  /** What is no uuid is written as the null one. */
  uuid(text: string): this {
    const at = this.#room(UUID_BYTES);
    if (!writeUuid(text, this.#bytes, at)) this.#bytes.fill(0, at, at + UUID_BYTES);
    return this;
  }

  /** With a closing zero. */
  text(text: string): this {
    return this.raw(utf8(text)).u8(0);
  }

  raw(bytes: Uint8Array): this {
    const at = this.#room(bytes.length);
    this.#bytes.set(bytes, at);
    return this;
  }

  done(): Uint8Array {
    return this.#bytes.slice(0, this.#at);
  }

  #view(size: number, write: (view: DataView, at: number) => void): void {
    const at = this.#room(size);
    write(viewOf(this.#bytes), at);
  }

  #room(size: number): number {
    const at = this.#at;
    if (at + size > this.#bytes.length) {
      const more = new Uint8Array(2 * (at + size));
      more.set(this.#bytes);
      this.#bytes = more;
    }
    this.#at = at + size;
    return at;
  }
}
