// Containers that are being filled: what may go in, and what is wrong with what went in.
import type { Range } from '../text.ts';
import { short } from './finding.ts';
import type { MemberNode } from './node.ts';
import type { LlsdKind } from './value.ts';
import type { PlacedKey, XmlBuild } from './xml-build.ts';
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
}

interface Members<Built> {
  readonly kind: 'map';
  readonly tag: XmlTag;
  readonly entries: Map<string, Built>;
  readonly members: MemberNode[];
  /** The key that waits for its value. */
  key: PlacedKey | undefined;
  /** Where the entries start and end, in the entries' order. */
  readonly extents: number[];
  /** The same by key: filled at the first repetition, so that honest maps do not pay for it. */
  readonly places: Map<string, Range>;
}

type AnyBuilt = { readonly kind: LlsdKind };

export function openContainer<Built>(kind: 'llsd' | 'array' | 'map', tag: XmlTag): Container<Built> {
  return kind === 'map'
    ? { kind, tag, entries: new Map(), members: [], key: undefined, extents: [], places: new Map() }
    : { kind, tag, items: [], tags: [], end: 0 };
}

/** A document that is being read, and what is made of it. */
export interface XmlReading<Built extends AnyBuilt> extends XmlDocument {
  readonly build: XmlBuild<Built>;
}

export function placeKey<Built extends AnyBuilt>(
  top: Members<Built>,
  placed: PlacedKey,
  reading: XmlReading<Built>,
): void {
  sayKeyWithoutValue(top, reading);
  top.key = placed;
  const { key, start, end } = placed;
  if (key === '') reading.findings.add('LS026', 'warning', 'Empty key; the viewer drops its value.', { start, end });
  else if (key.trimStart() !== key || key.trimEnd() !== key) sayBlanks(placed, reading);
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
    if (top.items.push(value) <= 2) top.tags.push(tag);
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

function sayBlanks({ key, end, innerEnd }: PlacedKey, { findings, text }: XmlDocument): void {
  const message = `Key '${short(key)}' has leading or trailing blanks.`;
  const range = { start: end, end: end + key.length };
  const inner = { start: end, end: innerEnd };
  const fix = replaced('Remove the blanks', inner, text.slice(end, innerEnd).trim());
  findings.addProblem({ code: 'LS031', severity: 'information', message, range }, [fix]);
}

function sayKeyWithoutValue<Built extends AnyBuilt>(
  top: Members<Built>,
  { text, findings, build }: XmlReading<Built>,
): void {
  const { key } = top;
  if (key === undefined) return;
  const message = `Key '${short(key.key)}' has no value.`;
  const fixes = [
    inserted('Put <undef/> behind it', key.closeEnd, '<undef/>'),
    removed('Remove the key', text, { start: key.start, end: key.closeEnd }),
  ];
  findings.addProblem({ code: 'LS024', severity: 'error', message, range: rangeOf(key) }, fixes);
  if (build.member !== undefined) top.members.push(build.member(key, undefined, key.closeEnd));
  top.key = undefined;
}

function placeMember<Built extends AnyBuilt>(
  top: Members<Built>,
  value: Built,
  tag: XmlTag,
  reading: XmlReading<Built>,
): void {
  const { findings, cursor, build } = reading;
  const { key } = top;
  if (key === undefined) {
    const message = `<${value.kind}> in <map> has no <key> before it.`;
    const name = freeKey(top.entries);
    const fix = inserted(`Put <key>${name}</key> before it`, tag.start, `<key>${name}</key>`);
    findings.addProblem({ code: 'LS023', severity: 'error', message, range: rangeOf(tag) }, [fix]);
    return;
  }
  top.key = undefined;
  if (build.member !== undefined) top.members.push(build.member(key, value, cursor.end));
  const { size } = top.entries;
  if (top.entries.set(key.key, value).size === size) sayRepeated(top, key, reading);
  else if (top.places.size > 0) top.places.set(key.key, { start: key.start, end: cursor.end });
  else top.extents.push(key.start, cursor.end);
}

/** A key to be overwritten that the map has not had so far. */
function freeKey(entries: ReadonlyMap<string, unknown>): string {
  let count = 1;
  while (entries.has(nthKey(count))) count += 1;
  return nthKey(count);
}

const nthKey = (count: number): string => (count === 1 ? 'name' : `name${count}`);

/** [llsd.value.1] The last one counts, but people meant something else. */
function sayRepeated(top: Members<AnyBuilt>, { key, start, end }: PlacedKey, document: XmlDocument): void {
  const { text, cursor, findings, lineOf } = document;
  if (findings.isFull) return;
  if (top.places.size === 0) keepPlaces(top);
  const first = top.places.get(key) ?? { start, end };
  const message = `Duplicate key '${short(key)}' in this map; first used on line ${lineOf(first.start)}.`;
  const related = [{ message: 'First used here.', range: { start: first.start, end: first.start + '<key>'.length } }];
  const fixes = [
    removed('Remove the first one', text, first),
    removed('Remove this one', text, { start, end: cursor.end }),
  ];
  findings.addProblem({ code: 'LS025', severity: 'warning', message, range: { start, end }, related }, fixes);
}

function keepPlaces({ entries, extents, places }: Members<AnyBuilt>): void {
  for (const [index, key] of [...entries.keys()].entries()) {
    places.set(key, { start: extents[2 * index] ?? 0, end: extents[2 * index + 1] ?? 0 });
  }
}

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}
