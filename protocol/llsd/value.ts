// LLSD as a plain value. Knows the eleven types and how one is asked as another; nothing of any spelling.
import { NULL_UUID } from '../uuid.ts';
import { isoFromMs, msFromIso } from './iso-date.ts';

export type Llsd =
  | { readonly kind: 'undef' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** Signed, 32 bits. Wider and unsigned numbers travel as binary: see `wide.ts`. */
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'real'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  /** 36 characters, lower case. */
  | { readonly kind: 'uuid'; readonly value: string }
  /** Milliseconds since 1970-01-01T00:00:00Z; a fraction is allowed. */
  | { readonly kind: 'date'; readonly value: number }
  | { readonly kind: 'uri'; readonly value: string }
  | { readonly kind: 'binary'; readonly value: Uint8Array }
  | LlsdArray
  | LlsdMap;

export interface LlsdArray {
  readonly kind: 'array';
  readonly items: readonly Llsd[];
}

/** Keys keep the order in which they were written, although order carries no meaning [llsd.value.2]. */
export interface LlsdMap {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Llsd>;
}

export type LlsdKind = Llsd['kind'];

/** A value that holds no others. */
export type LlsdScalar = Exclude<Llsd, LlsdArray | LlsdMap>;

/** How far a reader goes before it stops: whoever sends more is not understood. */
export interface LlsdLimits {
  /** Containers inside each other; the outermost is 1. */
  readonly depth: number;
  /** UTF-16 units of a text, octets of binary. */
  readonly size: number;
  /** Values of all kinds, containers too. */
  readonly values: number;
}

/** Deeper than any real document (10 measured), shallower than any stack [llsd.limit.1]. */
export const DEFAULT_LIMITS: LlsdLimits = { depth: 200, size: 16 * 1024 * 1024, values: 1_000_000 };

export const undef: LlsdScalar = { kind: 'undef' };
const yes: LlsdScalar = { kind: 'boolean', value: true };
const no: LlsdScalar = { kind: 'boolean', value: false };

export function boolean(value: boolean): LlsdScalar {
  return value ? yes : no;
}

/** The low 32 bits of a whole number, signed. */
export function integer(value: number): LlsdScalar {
  return { kind: 'integer', value: value | 0 };
}

export function real(value: number): LlsdScalar {
  return { kind: 'real', value };
}

export function string(value: string): LlsdScalar {
  return { kind: 'string', value };
}

/** @param value 36 characters; upper case is lowered. */
export function uuid(value: string): LlsdScalar {
  return { kind: 'uuid', value: value.toLowerCase() };
}

/** @param ms milliseconds since 1970 */
export function date(ms: number): LlsdScalar {
  return { kind: 'date', value: ms };
}

export function uri(value: string): LlsdScalar {
  return { kind: 'uri', value };
}

export function binary(value: Uint8Array): LlsdScalar {
  return { kind: 'binary', value };
}

export function array(items: readonly Llsd[]): LlsdArray {
  return { kind: 'array', items };
}

/** A map of the members of a plain object, or of pairs; members that are undefined are left out. */
export function map(
  members: { readonly [key: string]: Llsd | undefined } | Iterable<readonly [string, Llsd | undefined]>,
): LlsdMap {
  const pairs = isIterable(members) ? members : Object.entries(members);
  const entries = new Map<string, Llsd>();
  for (const [key, value] of pairs) if (value !== undefined) entries.set(key, value);
  return { kind: 'map', entries };
}

/** The member of a map, the element of an array; undef if there is none [llsd.value.3]. */
export function get(value: Llsd, ...path: readonly (string | number)[]): Llsd {
  let found = value;
  for (const step of path) {
    if (found.kind === 'map') found = found.entries.get(String(step)) ?? undef;
    else if (found.kind === 'array' && typeof step === 'number') found = found.items[step] ?? undef;
    else return undef;
  }
  return found;
}

export function has(value: Llsd, key: string): boolean {
  return value.kind === 'map' && value.entries.has(key);
}

/** The elements of an array; nothing for every other kind. */
export function asItems(value: Llsd): readonly Llsd[] {
  return value.kind === 'array' ? value.items : [];
}

/** [llsd.convert.1] Text of a scalar; empty for undef, false, binary and containers. Reals in their shortest spelling. */
export function asText(value: Llsd): string {
  switch (value.kind) {
    case 'string':
    case 'uri':
    case 'uuid':
      return value.value;
    case 'integer':
      return String(value.value);
    case 'real':
      return realText(value.value);
    case 'boolean':
      return value.value ? 'true' : '';
    case 'date':
      return isoFromMs(value.value);
    default:
      return '';
  }
}

/** [llsd.convert.2] Number of a scalar: dates in seconds, text only if all of it is a number, else 0. */
export function asNumber(value: Llsd): number {
  switch (value.kind) {
    case 'integer':
    case 'real':
      return value.value;
    case 'boolean':
      return value.value ? 1 : 0;
    case 'date':
      return value.value / 1000;
    case 'string':
      return numberOf(value.value);
    default:
      return 0;
  }
}

/** [llsd.convert.3] Truncated towards zero; NaN is 0; held within 32 bits. */
export function asInteger(value: Llsd): number {
  const whole = Math.trunc(asNumber(value));
  if (Number.isNaN(whole)) return 0;
  return Math.min(Math.max(whole, -0x8000_0000), 0x7fff_ffff) + 0;
}

/** [llsd.convert.4] True for numbers that are not 0, text that is not empty, containers that are not empty. */
export function asBoolean(value: Llsd): boolean {
  switch (value.kind) {
    case 'boolean':
      return value.value;
    case 'integer':
      return value.value !== 0;
    case 'real':
      return value.value !== 0 && !Number.isNaN(value.value);
    case 'string':
      return value.value !== '';
    case 'array':
      return value.items.length > 0;
    case 'map':
      return value.entries.size > 0;
    default:
      return false;
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A uuid, or text that spells one; else the null uuid. Lower case. */
export function asUuid(value: Llsd): string {
  if (value.kind === 'uuid') return value.value;
  return value.kind === 'string' && UUID.test(value.value) ? value.value.toLowerCase() : NULL_UUID;
}

/** Milliseconds since 1970 of a date, or of text that spells one; else 0. */
export function asDate(value: Llsd): number {
  if (value.kind === 'date') return value.value;
  return value.kind === 'string' ? (msFromIso(value.value) ?? 0) : 0;
}

/** The octets of binary; none for every other kind. */
export function asBytes(value: Llsd): Uint8Array {
  return value.kind === 'binary' ? value.value : new Uint8Array(0);
}

/** The shortest text that reads back as the same double; `nan`, `inf`, `-inf`, `-0` [llsd.xml.7]. */
export function realText(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : String(value);
  if (Number.isNaN(value)) return 'nan';
  return value > 0 ? 'inf' : '-inf';
}

function numberOf(text: string): number {
  return /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text) ? Number(text) : 0;
}

function isIterable(
  members: { readonly [key: string]: Llsd | undefined } | Iterable<readonly [string, Llsd | undefined]>,
): members is Iterable<readonly [string, Llsd | undefined]> {
  return Symbol.iterator in members;
}
