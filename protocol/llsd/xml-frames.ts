// Containers that are being filled: what may go in, and what is wrong with what went in.
import type { Range } from '../text.ts';
import { short } from './finding.ts';
import type { MemberNode } from './node.ts';
import type { PlacedKey } from './placed-node.ts';
import type { LlsdKind } from './value.ts';
import type { XmlBuild } from './xml-build.ts';
import type { XmlDocument } from './xml-content.ts';
import type { XmlTag } from './xml-cursor.ts';
import { inserted, removed, replaced, wrapped } from './xml-fixes.ts';

export type Container<Built> = Sequence<Built> | Members<Built>;

/** `llsd` itself is a sequence that should hold one value. */
interface Sequence<Built> {
  readonly kind: 'llsd' | 'array';
  readonly tag: XmlTag;
  readonly items: Built[];
  /** Of `llsd` only: the start tags of the first two values, and the end of all. */
  readonly tags: XmlTag[];
  end: number;
  readonly firstExtent: number;
}

interface Members<Built> {
  readonly kind: 'map';
  readonly tag: XmlTag;
  readonly entries: Map<string, Built>;
  readonly members: MemberNode[];
  /** The key that was read last; each takes the place of the one before. */
  readonly key: ReusedKey;
  /** It waits for its value. */
  hasKey: boolean;
  /** Where the entries' extents begin. */
  readonly firstExtent: number;
  /** The extents by key: only there after the first repetition, so that honest maps do not pay for it. */
  places: Map<string, Range> | undefined;
}

type ReusedKey = { -readonly [Part in keyof PlacedKey]: PlacedKey[Part] };

type AnyBuilt = { readonly kind: LlsdKind };

/** @param around absent for the outermost */
export function openContainer<Built>(
  kind: 'llsd' | 'array' | 'map',
  tag: XmlTag,
  around: Container<Built> | undefined,
): Container<Built> {
  const firstExtent = around === undefined ? 0 : nextExtent(around);
  if (kind !== 'map') return { kind, tag, items: [], tags: [], end: 0, firstExtent };
  const key = { key: '', start: 0, end: 0, innerStart: 0, innerEnd: 0 };
  return { kind, tag, entries: new Map(), members: [], key, hasKey: false, firstExtent, places: undefined };
}

/** Behind the extents of a container that is being filled; those of what is inside of it begin there. */
function nextExtent<Built>(container: Container<Built>): number {
  return container.firstExtent + (container.kind === 'map' ? 2 * container.entries.size : 0);
}

/** A document that is being read, and what is made of it. */
export interface XmlReading<Built extends AnyBuilt> extends XmlDocument {
  readonly build: XmlBuild<Built>;
  /** Where the entries of the open maps start and end, in the entries' order, those of inner maps behind those of outer ones. */
  readonly extents: number[];
}

/** The cursor is at the key's end tag. */
export function placeKey<Built extends AnyBuilt>(
  top: Members<Built>,
  key: string,
  { start, end }: XmlTag,
  reading: XmlReading<Built>,
): void {
  sayKeyWithoutValue(top, reading);
  const { key: placed } = top;
  placed.key = key;
  placed.start = start;
  placed.end = reading.cursor.end;
  placed.innerStart = end;
  placed.innerEnd = Math.max(end, reading.cursor.start);
  top.hasKey = true;
  if (key === '') reading.findings.add('LS026', 'warning', 'Empty key; the viewer drops its value.', { start, end });
  else if (mayBeBlank(key.charCodeAt(0)) || mayBeBlank(key.charCodeAt(key.length - 1))) sayBlanks(placed, reading);
}

/** Takes in the value whose end tag the cursor has just read. */
export function placeValue<Built extends AnyBuilt>(
  top: Container<Built>,
  value: Built,
  tag: XmlTag,
  reading: XmlReading<Built>,
): void {
  if (top.kind === 'array') top.items.push(value);
  else if (top.kind === 'map') placeMember(top, value, tag, reading);
  else {
    top.end = reading.cursor.end;
    if (top.items.push(value) <= 2) top.tags.push({ ...tag });
  }
}

/** The finished value; undefined for an `llsd` without any. Of several values in `llsd` the first one counts [llsd.xml.2]. */
export function closeContainer<Built extends AnyBuilt>(
  top: Container<Built>,
  reading: XmlReading<Built>,
): Built | undefined {
  const { findings, cursor, build } = reading;
  if (top.kind === 'map') {
    sayKeyWithoutValue(top, reading);
    return build.map(top, top.tag, cursor);
  }
  if (top.kind === 'array') return build.array(top.items, top.tag, cursor);
  if (top.items.length === 0) findings.add('LS004', 'error', '<llsd> has no value.', rangeOf(top.tag));
  if (top.items.length > 1) saySurplus(top, reading);
  return top.items[0];
}

function saySurplus({ items, tags: [first, second], end }: Sequence<AnyBuilt>, { findings }: XmlDocument): void {
  if (first === undefined || second === undefined) return;
  const message = `<llsd> holds ${items.length} values; only one is allowed.`;
  const fix = wrapped('Put them into an <array>', { start: first.start, end }, 'array');
  findings.addProblem({ code: 'LS005', severity: 'error', message, range: rangeOf(second) }, [fix]);
}

/** Not a visible character of ASCII, which most keys begin and end with. */
function mayBeBlank(code: number): boolean {
  return code <= 0x20 || code >= 0x7f;
}

function sayBlanks({ key, innerStart, innerEnd }: PlacedKey, { findings, text }: XmlDocument): void {
  if (key.trim() === key) return;
  const message = `Key '${short(key)}' has leading or trailing blanks.`;
  const range = { start: innerStart, end: innerStart + key.length };
  const inner = { start: innerStart, end: innerEnd };
  const fix = replaced('Remove the blanks', inner, text.slice(innerStart, innerEnd).trim());
  findings.addProblem({ code: 'LS031', severity: 'information', message, range }, [fix]);
}

function sayKeyWithoutValue<Built extends AnyBuilt>(
  top: Members<Built>,
  { text, findings, build }: XmlReading<Built>,
): void {
  if (!top.hasKey) return;
  const { key } = top;
  const message = `Key '${short(key.key)}' has no value.`;
  const fixes = [inserted('Put <undef/> behind it', key.end, '<undef/>'), removed('Remove the key', text, key)];
  findings.addProblem({ code: 'LS024', severity: 'error', message, range: startTagOf(key) }, fixes);
  if (build.member !== undefined) top.members.push(build.member(key, undefined, key.end));
  top.hasKey = false;
}

function placeMember<Built extends AnyBuilt>(
  top: Members<Built>,
  value: Built,
  tag: XmlTag,
  reading: XmlReading<Built>,
): void {
  const { findings, cursor, build } = reading;
  if (!top.hasKey) {
    const message = `<${value.kind}> in <map> has no <key> before it.`;
    const name = freeKey(top.entries);
    const fix = inserted(`Put <key>${name}</key> before it`, tag.start, `<key>${name}</key>`);
    findings.addProblem({ code: 'LS023', severity: 'error', message, range: rangeOf(tag) }, [fix]);
    return;
  }
  const { key } = top;
  top.hasKey = false;
  if (build.member !== undefined) top.members.push(build.member(key, value, cursor.end));
  const next = nextExtent(top);
  const { size } = top.entries;
  if (top.entries.set(key.key, value).size === size) {
    sayRepeated(top, reading);
    return;
  }
  reading.extents[next] = key.start;
  reading.extents[next + 1] = cursor.end;
  top.places?.set(key.key, { start: key.start, end: cursor.end });
}

/** A key to be overwritten that the map has not had so far. */
function freeKey(entries: ReadonlyMap<string, unknown>): string {
  let count = 1;
  while (entries.has(nthKey(count))) count += 1;
  return nthKey(count);
}

const nthKey = (count: number): string => (count === 1 ? 'name' : `name${count}`);

/** [llsd.value.1] The last one counts, but people meant something else. */
function sayRepeated<Built extends AnyBuilt>(top: Members<Built>, reading: XmlReading<Built>): void {
  const { text, cursor, findings, lineOf, extents } = reading;
  if (findings.isFull) return;
  const { key, start } = top.key;
  top.places ??= placesOf(top, extents);
  const first = top.places.get(key) ?? top.key;
  const message = `Duplicate key '${short(key)}' in this map; first used on line ${lineOf(first.start)}.`;
  const related = [{ message: 'First used here.', range: { start: first.start, end: first.start + '<key>'.length } }];
  const fixes = [
    removed('Remove the first one', text, first),
    removed('Remove this one', text, { start, end: cursor.end }),
  ];
  findings.addProblem({ code: 'LS025', severity: 'warning', message, range: startTagOf(top.key), related }, fixes);
}

function placesOf({ entries, firstExtent }: Members<AnyBuilt>, extents: readonly number[]): Map<string, Range> {
  const placed = [...entries.keys()].map((key, index): [string, Range] => {
    const at = firstExtent + 2 * index;
    return [key, { start: extents[at] ?? 0, end: extents[at + 1] ?? 0 }];
  });
  return new Map(placed);
}

function startTagOf({ start, innerStart }: PlacedKey): Range {
  return { start, end: innerStart };
}

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}
