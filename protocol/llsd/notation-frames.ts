// Containers of notation that are being filled: what goes in, and which keys are there already.
import type { Range } from '../text.ts';
import { short } from './finding.ts';
import type { MemberNode } from './node.ts';
import type { MapContent, NotationBuild } from './notation-build.ts';
import type { NotationCursor } from './notation-cursor.ts';
import { sayEmptyKey } from './notation-sentences.ts';
import type { PlacedKey } from './placed-node.ts';
import type { LlsdKind } from './value.ts';

export type Frame<Built> = Sequence<Built> | Members<Built>;

interface Opened {
  /** Where the opening bracket is. */
  readonly start: number;
  /** What came last: nothing yet, a comma, or something that a comma must follow. */
  last: 'bracket' | 'comma' | 'value';
  /** The comma that came last, or the end of the value that did. */
  lastAt: number;
}

interface Sequence<Built> extends Opened {
  readonly kind: 'array';
  readonly items: Built[];
}

export interface Members<Built> extends Opened, MapContent<Built> {
  readonly kind: 'map';
  readonly entries: Map<string, Built>;
  readonly members: MemberNode[];
  /** The key that was read last; each takes the place of the one before. */
  readonly key: ReusedKey;
  /** It waits for its value. */
  hasKey: boolean;
  /** Where the keys of the entries start and end, in the entries' order. */
  readonly keyPlaces: number[];
  /** Which key is where: filled at the first repetition, so that honest maps do not pay for it. */
  places: Map<string, Range> | undefined;
}

type ReusedKey = { -readonly [Part in keyof PlacedKey]: PlacedKey[Part] };

export function openFrame<Built>(kind: 'array' | 'map', start: number): Frame<Built> {
  if (kind === 'array') return { kind, start, last: 'bracket', lastAt: start, items: [] };
  return {
    kind,
    start,
    last: 'bracket',
    lastAt: start,
    entries: new Map(),
    members: [],
    key: { key: '', start: 0, end: 0, innerStart: 0, innerEnd: 0 },
    hasKey: false,
    keyPlaces: [],
    places: undefined,
  };
}

interface Reading<Built extends { readonly kind: LlsdKind }> {
  readonly cursor: NotationCursor;
  readonly build: NotationBuild<Built>;
}

/** The value that ends at `end` is the next element, or belongs to the key that waits. */
export function placeValue<Built extends { readonly kind: LlsdKind }>(
  frame: Frame<Built>,
  value: Built,
  end: number,
  reading: Reading<Built>,
): void {
  frame.last = 'value';
  frame.lastAt = end;
  if (frame.kind === 'array') {
    frame.items.push(value);
    return;
  }
  if (!frame.hasKey) return;
  const { key, entries, members } = frame;
  frame.hasKey = false;
  const { size } = entries;
  if (entries.set(key.key, value).size === size) sayRepeatedKey(frame, key, reading.cursor);
  else if (frame.places !== undefined) frame.places.set(key.key, { ...key });
  else frame.keyPlaces.push(key.start, key.end);
  if (reading.build.member !== undefined) members.push(reading.build.member(key, value, end));
}

/** The key that was just read waits for its value. */
export function placeKey<Built>(frame: Members<Built>, key: string, start: number, cursor: NotationCursor): void {
  const { key: placed } = frame;
  placed.key = key;
  placed.start = start;
  placed.end = cursor.scalarEnd;
  placed.innerStart = cursor.innerStart;
  placed.innerEnd = cursor.innerEnd;
  frame.hasKey = true;
  if (placed.innerStart === placed.innerEnd) sayEmptyKey(cursor, placed);
}

/** The key's value will never come. */
export function placeKeyAlone<Built extends { readonly kind: LlsdKind }>(
  frame: Members<Built>,
  { build }: Reading<Built>,
): void {
  const { key } = frame;
  frame.hasKey = false;
  frame.last = 'value';
  frame.lastAt = key.end;
  if (build.member !== undefined) frame.members.push(build.member(key, undefined, key.end));
}

/** [llsd.value.1] The last one counts, but the viewer keeps the first. */
function sayRepeatedKey<Built>(frame: Members<Built>, { key, start, end }: PlacedKey, cursor: NotationCursor): void {
  if (cursor.isFull) return;
  frame.places ??= placesOf(frame);
  const first = frame.places.get(key) ?? { start, end };
  const related = [{ message: 'First used here.', range: { start: first.start, end: first.end } }];
  const line = cursor.lineOf(first.start);
  const message = `Duplicate key '${short(key)}' in this map; first used on line ${line}. The viewer keeps the first, others the last.`;
  cursor.say({ code: 'LS128', severity: 'warning', message, range: { start, end }, related });
}

function placesOf<Built>({ entries, keyPlaces }: Members<Built>): Map<string, Range> {
  const keys = [...entries.keys()];
  return new Map(
    keys.map((key, index) => [key, { start: keyPlaces[2 * index] ?? 0, end: keyPlaces[2 * index + 1] ?? 0 }]),
  );
}
