// LLSD binary, both ways: big-endian throughout, but for dates [llsd.binary.2].
import { utf8 } from '../bytes.ts';
import type { Problem } from '../text.ts';
import { uuidBytes } from '../uuid.ts';
import { type BinaryBuild, NODES, VALUES } from './binary-build.ts';
import { MARK } from './binary-marks.ts';
import { BinaryTree, type BinaryTreeReading } from './binary-tree.ts';
import type { LlsdReading } from './finding.ts';
import type { LlsdDocument } from './node.ts';
import { DEFAULT_LIMITS, type Llsd, type LlsdKind, type LlsdLimits, undef } from './value.ts';

export interface BinaryReading extends LlsdReading<Llsd> {
  /** Octets consumed, the header included: binary LLSD may be embedded in something larger. */
  readonly end: number;
}

/**
 * Reads any octets, never throws, always gives a value: as much as could be understood.
 * Problems carry the codes LS060 to LS062 and LS200 to LS215; their ranges are octets.
 */
export function readLlsdBinary(bytes: Uint8Array, limits: Partial<LlsdLimits> = {}): BinaryReading {
  const { root, problems, end } = readWith(VALUES, bytes, limits);
  return { value: root ?? undef, problems, end };
}

/** A document of octets: all its places are octets. The header is what stands before the root. */
export interface BinaryDocument extends LlsdDocument {
  /** As of `BinaryReading`. */
  readonly end: number;
  /** Where reading could not go on, or a count is wrong; absent if every octet up to `end` was understood. */
  readonly brokenAt: number | undefined;
}

/** The same, with the place of every value and key; no root where nothing could be read [llsd.node.1]. */
export function readBinaryDocument(bytes: Uint8Array, limits: Partial<LlsdLimits> = {}): BinaryDocument {
  return readWith(NODES, bytes, limits);
}

function readWith<Built extends { readonly kind: LlsdKind }>(
  build: BinaryBuild<Built>,
  bytes: Uint8Array,
  limits: Partial<LlsdLimits>,
): BinaryTreeReading<Built> {
  const all = { ...DEFAULT_LIMITS, ...limits };
  if (bytes.length <= all.size) return new BinaryTree(bytes, all, build).read();
  const message = `Document is ${bytes.length} octets; limit is ${all.size}.`;
  const problem: Problem = { code: 'LS061', severity: 'error', message, range: { start: 0, end: 0 } };
  return { root: undefined, problems: [problem], end: 0, brokenAt: 0 };
}

/** Without a header. Throws if a uuid is none: we made it. */
export function writeLlsdBinary(value: Llsd): Uint8Array {
  const writer = new BinaryWriter();
  writer.value(value);
  return writer.bytes();
}

/** Most answers fit at once; the rest grows by doubling. */
const FIRST_SIZE = 1024;

class BinaryWriter {
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
        this.#copy(value.value);
        break;
      default:
        this.#container(value);
    }
  }

  #container(value: Llsd & { readonly kind: 'array' | 'map' }): void {
    if (value.kind === 'array') {
      this.#counted(MARK.array, value.items.length);
      for (const item of value.items) this.value(item);
      this.#mark(MARK.arrayEnd);
      return;
    }
    this.#counted(MARK.map, value.entries.size);
    for (const [key, member] of value.entries) {
      this.#text(MARK.key, key);
      this.value(member);
    }
    this.#mark(MARK.mapEnd);
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
    const bytes = uuidBytes(text);
    if (bytes === undefined) throw new Error(`'${text}' is not a uuid`);
    this.#mark(MARK.uuid);
    this.#copy(bytes);
  }

  /** Short text is nearly always ASCII, which needs no encoder. */
  #text(marker: number, text: string): void {
    this.#counted(marker, text.length);
    this.#need(text.length);
    const from = this.#at;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code > 0x7f) {
        this.#encoded(text, from);
        return;
      }
      this.#octets[this.#at++] = code;
    }
  }

  /** Writes the length and the text again, from the start. */
  #encoded(text: string, from: number): void {
    const bytes = utf8(text);
    this.#view.setInt32(from - 4, bytes.length);
    this.#at = from;
    this.#copy(bytes);
  }

  #copy(bytes: Uint8Array): void {
    this.#need(bytes.length);
    this.#octets.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  #need(octets: number): void {
    if (this.#at + octets <= this.#octets.length) return;
    const larger = new Uint8Array(Math.max(this.#octets.length * 2, this.#at + octets));
    larger.set(this.#octets);
    this.#octets = larger;
    this.#view = new DataView(larger.buffer);
  }
}
