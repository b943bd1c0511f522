// Containers that are being filled: what may go in, and what is wrong with what went in.
import type { Range } from '../text.ts';
import { short } from './finding.ts';
import type { MemberNode } from './node.ts';
import type { LlsdKind } from './value.ts';
import type { PlacedKey, XmlBuild } from './xml-build.ts';
import type { XmlDocument } from './xml-content.ts';
import type { XmlTag } from './xml-cursor.ts';

export type Container<Built> = Sequence<Built> | Members<Built>;

/** `llsd` itself is a sequence that should hold one value. */
interface Sequence<Built> {
  readonly kind: 'llsd' | 'array';
  readonly tag: XmlTag;
  readonly items: Built[];
  /** The start tag of the second value of `llsd`. */
  surplus: XmlTag | undefined;
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
    : { kind, tag, items: [], surplus: undefined };
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
  else if (top.items.push(value) === 2) top.surplus = tag;
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
  if (top.surplus !== undefined) {
    const message = `<llsd> holds ${top.items.length} values; only one is allowed.`;
    findings.add('LS005', 'error', message, rangeOf(top.surplus));
  }
  return top.items[0];
}

function sayBlanks({ key, end }: PlacedKey, { findings }: XmlDocument): void {
  const message = `Key '${short(key)}' has leading or trailing blanks.`;
  findings.add('LS031', 'information', message, { start: end, end: end + key.length });
}

function sayKeyWithoutValue<Built extends AnyBuilt>(top: Members<Built>, { findings, build }: XmlReading<Built>): void {
  const { key } = top;
  if (key === undefined) return;
  findings.add('LS024', 'error', `Key '${short(key.key)}' has no value.`, rangeOf(key));
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
    findings.add('LS023', 'error', `<${value.kind}> in <map> has no <key> before it.`, rangeOf(tag));
    return;
  }
  top.key = undefined;
  if (build.member !== undefined) top.members.push(build.member(key, value, cursor.end));
  const { size } = top.entries;
  if (top.entries.set(key.key, value).size === size) sayRepeated(top, key, reading);
  else if (top.places.size > 0) top.places.set(key.key, { start: key.start, end: cursor.end });
  else top.extents.push(key.start, cursor.end);
}

/** [llsd.value.1] The last one counts, but people meant something else. */
function sayRepeated(top: Members<AnyBuilt>, { key, start, end }: PlacedKey, { findings, lineOf }: XmlDocument): void {
  if (findings.isFull) return;
  if (top.places.size === 0) keepPlaces(top);
  const first = top.places.get(key)?.start ?? 0;
  const message = `Duplicate key '${short(key)}' in this map; first used on line ${lineOf(first)}.`;
  const related = [{ message: 'First used here.', range: { start: first, end: first + '<key>'.length } }];
  findings.addProblem({ code: 'LS025', severity: 'warning', message, range: { start, end }, related });
}

function keepPlaces({ entries, extents, places }: Members<AnyBuilt>): void {
  for (const [index, key] of [...entries.keys()].entries()) {
    places.set(key, { start: extents[2 * index] ?? 0, end: extents[2 * index + 1] ?? 0 });
  }
}

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}
