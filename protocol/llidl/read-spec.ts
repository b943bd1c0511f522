// One value of a schema: a type, a single value, an array, a map, or the name of alternatives.
import type { LlidlCursor } from './cursor.ts';
import { LLIDL_TYPES, type LlidlType, type MemberSpec, type Spec } from './model.ts';

/** Values inside each other; documents go no deeper either. */
export const MAX_SPEC_DEPTH = 200;

/** Reads the value that stands here; undefined, and a mistake at the cursor, if there is none. */
export function readSpec(cursor: LlidlCursor, expected: string, depth = 1): Spec | undefined {
  if (depth > MAX_SPEC_DEPTH) return cursor.fail(`nested deeper than ${MAX_SPEC_DEPTH}`);
  const start = cursor.at;
  if (cursor.take('[')) return arraySpec(cursor, start, depth);
  if (cursor.take('{')) return mapSpec(cursor, start, depth);
  if (cursor.take('&')) return variantSpec(cursor, start);
  if (cursor.take('"')) return nameSelector(cursor, start);
  const digits = cursor.digits();
  if (digits !== undefined) return { kind: 'selector', value: Number(digits), ...cursor.since(start) };
  return wordSpec(cursor, expected);
}

function wordSpec(cursor: LlidlCursor, expected: string): Spec | undefined {
  const start = cursor.at;
  const word = cursor.name(expected);
  if (word === undefined) return undefined;
  if (word === 'true' || word === 'false') return { kind: 'selector', value: word === 'true', ...cursor.since(start) };
  return isType(word) ? { kind: 'type', type: word, ...cursor.since(start) } : cursor.fail('unknown type');
}

const isType = (word: string): word is LlidlType => LLIDL_TYPES.some((type) => type === word);

function nameSelector(cursor: LlidlCursor, start: number): Spec | undefined {
  const value = cursor.name('expected name in quotes');
  if (value === undefined) return undefined;
  return cursor.take('"') ? { kind: 'selector', value, ...cursor.since(start) } : cursor.fail('expected close quote');
}

function variantSpec(cursor: LlidlCursor, start: number): Spec | undefined {
  const name = cursor.name('expected variant name');
  return name === undefined ? undefined : { kind: 'variant', name, ...cursor.since(start) };
}

function arraySpec(cursor: LlidlCursor, start: number, depth: number): Spec | undefined {
  const items: Spec[] = [];
  for (;;) {
    cursor.skipBlanks();
    if (cursor.take(']')) break;
    if (items.length > 0 && cursor.take('...')) {
      cursor.skipBlanks();
      if (!cursor.take(']')) return cursor.fail('expected close bracket');
      return { kind: 'array', items, repeats: true, ...cursor.since(start) };
    }
    const item = readSpec(cursor, 'expected close bracket', depth + 1);
    if (item === undefined) return undefined;
    items.push(item);
    if (!isClosedOrNext(cursor, ']')) return undefined;
  }
  if (items.length === 0) return cursor.fail('empty array');
  return { kind: 'array', items, repeats: false, ...cursor.since(start) };
}

function mapSpec(cursor: LlidlCursor, start: number, depth: number): Spec | undefined {
  cursor.skipBlanks();
  if (cursor.take('$')) return dictionarySpec(cursor, start, depth);
  const members = new Map<string, MemberSpec>();
  for (;;) {
    cursor.skipBlanks();
    if (cursor.take('}')) break;
    const member = memberSpec(cursor, members, depth);
    if (member === undefined) return undefined;
    members.set(member.name, member);
    if (!isClosedOrNext(cursor, '}')) return undefined;
  }
  if (members.size === 0) return cursor.fail('empty map');
  return { kind: 'map', members: [...members.values()], ...cursor.since(start) };
}

function dictionarySpec(cursor: LlidlCursor, start: number, depth: number): Spec | undefined {
  const values = memberValue(cursor, depth);
  if (values === undefined) return undefined;
  cursor.skipBlanks();
  if (!cursor.take('}')) return cursor.fail('expected close bracket');
  return { kind: 'dictionary', values, ...cursor.since(start) };
}

function memberSpec(
  cursor: LlidlCursor,
  others: ReadonlyMap<string, MemberSpec>,
  depth: number,
): MemberSpec | undefined {
  const start = cursor.at;
  const name = cursor.name('expected close bracket');
  if (name === undefined) return undefined;
  if (others.has(name)) return cursor.fail('duplicate key in map');
  const nameRange = cursor.since(start);
  const value = memberValue(cursor, depth);
  return value === undefined ? undefined : { name, nameRange, value };
}

function memberValue(cursor: LlidlCursor, depth: number): Spec | undefined {
  cursor.skipBlanks();
  if (!cursor.take(':')) return cursor.fail('expected colon');
  cursor.skipBlanks();
  return readSpec(cursor, 'expected value', depth + 1);
}

/** Behind a part: a comma, or what closes the whole. Anything else, such as `...`, only stands behind a comma. */
function isClosedOrNext(cursor: LlidlCursor, close: string): boolean {
  cursor.skipBlanks();
  if (cursor.take(',') || cursor.text.startsWith(close, cursor.at) || cursor.text.startsWith('...', cursor.at))
    return true;
  cursor.fail('expected close bracket');
  return false;
}
