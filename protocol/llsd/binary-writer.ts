// Writes the octets of binary LLSD one after the other: big-endian throughout, but for dates [llsd.binary.2].
import { writeUtf8 } from '../bytes.ts';
import { UUID_BYTES, writeUuid } from '../uuid.ts';
import { MARK } from './binary-marks.ts';
import type { Llsd } from './value.ts';

/** Most answers fit at once; the rest grows by doubling. */
const FIRST_SIZE = 1024;
/** A UTF-16 unit is never more octets. */
const MOST_OCTETS_OF_UNIT = 3;

export class BinaryWriter {
  #octets = new Uint8Array(FIRST_SIZE);
  #view = new DataView(this.#octets.buffer);
  #at = 0;

  bytes(): Uint8Array {
    return this.#octets.slice(0, this.#at);
  }

  value(value: Llsd): void {
    switch (value.kind) {
      case 'undef':
        this.#mark(MARK.undef);
        break;
      case 'boolean':
        this.#mark(value.value ? MARK.yes : MARK.no);
        break;
      case 'integer':
        this.#counted(MARK.integer, value.value);
        break;
      case 'real':
        this.#double(MARK.real, value.value, false);
        break;
      case 'date':
        this.#double(MARK.date, value.value / 1000, true);
        break;
      case 'uuid':
        this.#uuid(value.value);
        break;
      case 'string':
        this.#text(MARK.string, value.value);
        break;
      case 'uri':
        this.#text(MARK.uri, value.value);
        break;
      case 'binary':
        this.#counted(MARK.binary, value.value.length);
        this.copy(value.value);
        break;
      default:
        this.#container(value);
    }
  }

  /** @param count of elements or pairs, which must follow */
  open(kind: 'array' | 'map', count: number): void {
    this.#counted(kind === 'array' ? MARK.array : MARK.map, count);
  }

  close(kind: 'array' | 'map'): void {
    this.#mark(kind === 'array' ? MARK.arrayEnd : MARK.mapEnd);
  }

  /** Its value must follow. */
  key(text: string): void {
    this.#text(MARK.key, text);
  }

  /** Octets as they are. */
  copy(bytes: Uint8Array): void {
    this.#need(bytes.length);
    this.#octets.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  #container(value: Llsd & { readonly kind: 'array' | 'map' }): void {
    if (value.kind === 'array') {
      this.open('array', value.items.length);
      for (const item of value.items) this.value(item);
    } else {
      this.open('map', value.entries.size);
      for (const [key, member] of value.entries) {
        this.key(key);
        this.value(member);
      }
    }
    this.close(value.kind);
  }

  #mark(octet: number): void {
    this.#need(1);
    this.#octets[this.#at++] = octet;
  }

  /** A marker and a number of 4 octets: an integer, a length, a count. */
  #counted(marker: number, value: number): void {
    this.#need(5);
    this.#octets[this.#at] = marker;
    this.#view.setInt32(this.#at + 1, value);
    this.#at += 5;
  }

  #double(marker: number, value: number, isLittleEndian: boolean): void {
    this.#need(9);
    this.#octets[this.#at] = marker;
    this.#view.setFloat64(this.#at + 1, value, isLittleEndian);
    this.#at += 9;
  }

  #uuid(text: string): void {
    this.#mark(MARK.uuid);
    this.#need(UUID_BYTES);
    if (!writeUuid(text, this.#octets, this.#at)) throw new Error(`'${text}' is not a uuid`);
    this.#at += UUID_BYTES;
  }

  /** Short text is nearly always ASCII, which needs no encoder. */
  #text(marker: number, text: string): void {
    const { length } = text;
    this.#counted(marker, length);
    this.#need(length);
    const octets = this.#octets;
    const from = this.#at;
    let seen = 0;
    for (let index = 0; index < length; index++) {
      const code = text.charCodeAt(index);
      seen |= code;
      octets[from + index] = code;
    }
    if (seen > 0x7f) this.#encoded(text, from);
    else this.#at = from + length;
  }

  /** Writes the length and the text again, from the start. */
  #encoded(text: string, from: number): void {
    this.#need(text.length * MOST_OCTETS_OF_UNIT);
    const written = writeUtf8(text, this.#octets, from);
    this.#view.setInt32(from - 4, written);
    this.#at = from + written;
  }

  #need(octets: number): void {
    if (this.#at + octets <= this.#octets.length) return;
    const larger = new Uint8Array(Math.max(this.#octets.length * 2, this.#at + octets));
    larger.set(this.#octets);
    this.#octets = larger;
    this.#view = new DataView(larger.buffer);
  }
}
