// Containers that are being filled: what may go in, and what is wrong with what went in.
import type { Range } from '../text.ts';
import { type Findings, short } from './finding.ts';
import { type Llsd, undef } from './value.ts';
import type { XmlDocument, XmlTag } from './xml-content.ts';

export type Container = Sequence | Members;

/** `llsd` itself is a sequence that should hold one value. */
interface Sequence {
  readonly kind: 'llsd' | 'array';
  readonly tag: XmlTag;
  readonly items: Llsd[];
  /** The second value of `llsd`. */
  surplus: Range | undefined;
}

interface Members {
  readonly kind: 'map';
  readonly tag: XmlTag;
  readonly entries: Map<string, Llsd>;
  /** The key that waits for its value. */
  key: PlacedKey | undefined;
  /** Where the start tags of the entries' keys are, in the entries' order. */
  readonly keyStarts: number[];
  /** Which key started where: filled at the first repetition, so that honest maps do not pay for it. */
  readonly places: Map<string, number>;
}

export interface PlacedKey extends Range {
  readonly key: string;
}

export function openContainer(kind: 'llsd' | 'array' | 'map', tag: XmlTag): Container {
  return kind === 'map'
    ? { kind, tag, entries: new Map(), key: undefined, keyStarts: [], places: new Map() }
    : { kind, tag, items: [], surplus: undefined };
}

/** A key of a map; its text and the range of its start tag. */
export function placeKey(top: Members, placed: PlacedKey, findings: Findings): void {
  sayKeyWithoutValue(top, findings);
  top.key = placed;
  const { key, start, end } = placed;
  if (key === '') findings.add('LS026', 'warning', 'Empty key; the viewer drops its value.', { start, end });
  else if (key.trimStart() !== key || key.trimEnd() !== key) {
    const range = { start: end, end: end + key.length };
    findings.add('LS031', 'information', `Key '${short(key)}' has leading or trailing blanks.`, range);
  }
}

export function placeValue(top: Container, value: Llsd, range: Range, document: XmlDocument): void {
  if (top.kind === 'array') top.items.push(value);
  else if (top.kind === 'map') placeMember(top, value, range, document);
  else if (top.items.push(value) === 2) top.surplus = range;
}

/** The finished value. Of several values in `llsd` the first one counts [llsd.xml.2]. */
export function closeContainer(top: Container, findings: Findings): Llsd {
  if (top.kind === 'map') {
    sayKeyWithoutValue(top, findings);
    return { kind: 'map', entries: top.entries };
  }
  if (top.kind === 'array') return { kind: 'array', items: top.items };
  if (top.items.length === 0) findings.add('LS004', 'error', '<llsd> has no value.', rangeOf(top.tag));
  if (top.surplus !== undefined) {
    const message = `<llsd> holds ${top.items.length} values; only one is allowed.`;
    findings.add('LS005', 'error', message, top.surplus);
  }
  return top.items[0] ?? undef;
}

function sayKeyWithoutValue(top: Members, findings: Findings): void {
  if (top.key === undefined) return;
  findings.add('LS024', 'error', `Key '${short(top.key.key)}' has no value.`, rangeOf(top.key));
  top.key = undefined;
}

function placeMember(top: Members, value: Llsd, range: Range, document: XmlDocument): void {
  const placed = top.key;
  if (placed === undefined) {
    document.findings.add('LS023', 'error', `<${value.kind}> in <map> has no <key> before it.`, range);
    return;
  }
  top.key = undefined;
  const { size } = top.entries;
  if (top.entries.set(placed.key, value).size === size) sayRepeated(top, placed, document);
  else if (top.places.size > 0) top.places.set(placed.key, placed.start);
  else top.keyStarts.push(placed.start);
}

/** [llsd.value.1] The last one counts, but people meant something else. */
function sayRepeated(top: Members, placed: PlacedKey, { findings, lineOf }: XmlDocument): void {
  if (findings.isFull) return;
  if (top.places.size === 0) {
    for (const [index, key] of [...top.entries.keys()].entries()) top.places.set(key, top.keyStarts[index] ?? 0);
  }
  const { key, start, end } = placed;
  const first = top.places.get(key) ?? 0;
  const message = `Duplicate key '${short(key)}' in this map; first used on line ${lineOf(first)}.`;
  const related = [{ message: 'First used here.', range: { start: first, end: first + '<key>'.length } }];
  findings.addProblem({ code: 'LS025', severity: 'warning', message, range: { start, end }, related });
}

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}
