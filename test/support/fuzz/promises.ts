// What readers promise about any input, in the words of `assert`.
import assert from 'node:assert/strict';
import { applyEdits } from '../../../protocol/apply-edits.ts';
import type { LlsdNode } from '../../../protocol/llsd/node.ts';
import { type Llsd, undef } from '../../../protocol/llsd/value.ts';
import type { Problem, Range } from '../../../protocol/text.ts';
import { typedOf } from '../llsd.ts';

/** The end of a text may be told of as a place of one character behind it. */
const BEHIND = 1;

/** Problems lie in the text, say something, are not too many, and their mends can be applied. */
export function checkProblems(problems: readonly Problem[], text: string, most: number): void {
  assert.ok(problems.length <= most, `${problems.length} problems`);
  const whole = { start: 0, end: text.length + BEHIND };
  for (const { range, message, fixes = [], related = [] } of problems) {
    assert.ok(isInside(range, whole) && message !== '', `${message}: ${range.start} to ${range.end}`);
    for (const place of related) if (place.in === undefined) assert.ok(isInside(place.range, whole), place.message);
    for (const { edits } of fixes) applyEdits(text, edits);
  }
}

const isInside = ({ start, end }: Range, outer: Range): boolean =>
  outer.start <= start && start <= end && end <= outer.end;

/** Every part lies in what it is a part of. */
export function checkPlaces(node: LlsdNode | undefined, outer: Range): void {
  if (node === undefined) return;
  assert.ok(isInside(node, outer) && isInside(node.inner, node));
  if (node.kind === 'array') for (const item of node.items) checkPlaces(item, node.inner);
  if (node.kind !== 'map') return;
  for (const member of node.members) {
    assert.ok(isInside(member, node.inner) && isInside(member.keyRange, member));
    assert.ok(isInside(member.keyInner, member.keyRange));
    checkPlaces(member.value, { start: member.keyRange.end, end: member.end });
  }
}

export function checkSame(actual: Llsd, expected: Llsd): void {
  assert.deepEqual(typedOf(actual), typedOf(expected));
}

export function checkAlike(actual: Llsd, expected: Llsd): void {
  if (!isAlike(actual, expected)) checkSame(actual, expected);
}

/** As `checkAlike`, but dates may lose what no text spells. */
export function checkSpelled(actual: Llsd, expected: Llsd): void {
  if (!isAlike(actual, expected, SPELLED_MS)) checkSame(actual, expected);
}

/** Text spells no smaller part of a second: half a microsecond, in milliseconds, and a little for its arithmetic. */
const SPELLED_MS = 0.000_501;

/** [llsd.loss.2] The same values and the same order of keys; dates may be neighbours among the doubles, or `dateMs` apart. */
export function isAlike(one: Llsd, other: Llsd, dateMs = 0): boolean {
  if (one.kind === 'date' && other.kind === 'date')
    return (
      Object.is(one.value, other.value) ||
      Math.abs(one.value - other.value) <= Math.max(dateMs, Math.abs(one.value) * Number.EPSILON)
    );
  if (one.kind === 'array' && other.kind === 'array') {
    const others = other.items;
    return (
      one.items.length === others.length && one.items.every((item, at) => isAlike(item, others[at] ?? undef, dateMs))
    );
  }
  if (one.kind === 'map' && other.kind === 'map') return isAlikeMap(one.entries, other.entries, dateMs);
  return JSON.stringify(typedOf(one)) === JSON.stringify(typedOf(other));
}

function isAlikeMap(one: ReadonlyMap<string, Llsd>, other: ReadonlyMap<string, Llsd>, dateMs: number): boolean {
  const others = [...other.entries()];
  return (
    one.size === other.size &&
    [...one].every(([key, value], at) => key === others[at]?.[0] && isAlike(value, others[at]?.[1] ?? undef, dateMs))
  );
}
