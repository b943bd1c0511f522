// Containers of notation that are being filled: what goes in, and which keys are there already.
import type { Range } from '../text.ts';
import { short } from './finding.ts';
import type { ArrayNode, LlsdNode, MapNode, MemberNode, ScalarNode } from './node.ts';
import type { NotationCursor } from './notation-cursor.ts';

export interface Frame {
  readonly kind: 'array' | 'map';
  /** Where the opening bracket is. */
  readonly start: number;
  readonly items: LlsdNode[];
  readonly members: MemberNode[];
  /** The key that waits for its value. */
  key: ScalarNode | undefined;
  /** What came last: nothing yet, a comma, or something that a comma must follow. */
  last: 'bracket' | 'comma' | 'value';
  /** The comma that came last, or the end of the value that did. */
  lastAt: number;
  /** Where the keys are: filled when there are more than a few, so that small maps do not pay for it. */
  readonly places: Map<string, Range>;
}

export function openFrame(kind: 'array' | 'map', start: number): Frame {
  return { kind, start, items: [], members: [], key: undefined, last: 'bracket', lastAt: start, places: new Map() };
}

/** The finished container; `end` is behind its closing bracket. */
export function closeFrame(frame: Frame, end: number, isClosed: boolean): ArrayNode | MapNode {
  const { kind, start, items, members } = frame;
  const inner = { start: start + 1, end: isClosed ? end - 1 : end };
  return kind === 'array' ? { kind, start, end, inner, items } : { kind, start, end, inner, members };
}

export function placeValue(frame: Frame, node: LlsdNode): void {
  if (frame.kind === 'array') frame.items.push(node);
  else if (frame.key !== undefined) placeMember(frame, frame.key, node);
  frame.last = 'value';
  frame.lastAt = node.end;
}

/** A member whose value is there, or will never come. */
export function placeMember(frame: Frame, key: ScalarNode, value: LlsdNode | undefined): void {
  const keyRange = { start: key.start, end: key.end };
  const end = value?.end ?? key.end;
  frame.members.push({ key: keyText(key), keyRange, keyInner: key.inner, value, start: key.start, end });
  frame.key = undefined;
  frame.last = 'value';
  frame.lastAt = end;
}

export function keyText({ value }: ScalarNode): string {
  return value.kind === 'string' ? value.value : '';
}

/** More members than this are looked up rather than looked through. */
const FEW = 8;

/** [llsd.value.1] The last one counts, but the viewer keeps the first. */
export function sayRepeatedKey(frame: Frame, key: ScalarNode, cursor: NotationCursor): void {
  const first = firstPlace(frame, key);
  if (first === undefined) return;
  const related = [{ message: 'First used here.', range: { start: first.start, end: first.end } }];
  const line = cursor.lineOf(first.start);
  const message = `Duplicate key '${short(keyText(key))}' in this map; first used on line ${line}. The viewer keeps the first, others the last.`;
  cursor.say({ code: 'LS128', severity: 'warning', message, range: { start: key.start, end: key.end }, related });
}

function firstPlace({ members, places }: Frame, key: ScalarNode): Range | undefined {
  const text = keyText(key);
  if (members.length < FEW) return members.find((member) => member.key === text)?.keyRange;
  if (places.size === 0) {
    for (const { key: name, keyRange } of members) if (!places.has(name)) places.set(name, keyRange);
  }
  const first = places.get(text);
  if (first === undefined) places.set(text, { start: key.start, end: key.end });
  return first;
}
