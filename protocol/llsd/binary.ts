// LLSD binary, both ways: big-endian throughout, but for dates [llsd.binary.2].
import { type BinaryBuild, NODES, VALUES } from './binary-build.ts';
import { BinaryTree, type BinaryTreeReading } from './binary-tree.ts';
import { BinaryWriter } from './binary-writer.ts';
import type { LlsdReading } from './finding.ts';
import type { LlsdDocument } from './node.ts';
import { tooLarge } from './size.ts';
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
  const large = tooLarge(bytes.length, all.size);
  if (large !== undefined) return { root: undefined, problems: [large], end: 0, brokenAt: 0 };
  return new BinaryTree(bytes, all, build).read();
}

/** Without a header. Throws if a uuid is none: we made it. */
export function writeLlsdBinary(value: Llsd): Uint8Array {
  const writer = new BinaryWriter();
  writer.value(value);
  return writer.bytes();
}
