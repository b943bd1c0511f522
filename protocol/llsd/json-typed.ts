// Objects of JSON that stand for a scalar, such as `{"$uuid": "…"}` [llsd.json.1].
import type { Report } from './finding.ts';
import type { LlsdNode, MemberNode } from './node.ts';
import { binaryOf, dateOf, uriOf, uuidOf } from './scalars.ts';
import { type LlsdScalar, real } from './value.ts';

/** Reads the text of one scalar. */
type ReadScalar = (text: string, report: Report) => LlsdScalar;

const TYPES: ReadonlyMap<string, ReadScalar> = new Map([
  ['$binary', (text: string, report: Report) => binaryOf(text, '', report)],
  ['$date', dateOf],
  ['$uuid', uuidOf],
  ['$uri', uriOf],
  ['$real', nonFinite],
]);

/** A key of data that looks like one of a type, with the sign that says so in front. */
export const ESCAPED_KEY: RegExp = /^\$+\$(?:binary|date|uuid|uri|real)$/;

const NON_FINITE: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
]);

function nonFinite(text: string, report: Report): LlsdScalar {
  const value = NON_FINITE.get(text);
  if (value === undefined) report({ code: 'JSON', severity: 'error', message: '$real takes nan, inf or -inf.' });
  return real(value ?? 0);
}

/**
 * What an object with these members stands for: a scalar, or undefined for a map.
 * @param report says what is wrong with the scalar's text
 */
export function typedScalar(members: readonly MemberNode[], report: Report): LlsdScalar | undefined {
  const [only, ...others] = members;
  const read = only === undefined || others.length > 0 ? undefined : TYPES.get(only.key);
  if (only === undefined || read === undefined) return undefined;
  const text = stringOf(only.value);
  if (text === undefined) report({ code: 'JSON', severity: 'error', message: `${only.key} takes a string.` });
  return text === undefined ? undefined : read(text, report);
}

function stringOf(node: LlsdNode | undefined): string | undefined {
  return node?.kind === 'string' && node.value.kind === 'string' ? node.value.value : undefined;
}

/** The members of a map, with a key as it was before it was escaped. */
export function unescaped(members: readonly MemberNode[]): readonly MemberNode[] {
  const [only, ...others] = members;
  if (only === undefined || others.length > 0 || !ESCAPED_KEY.test(only.key)) return members;
  return [{ ...only, key: only.key.slice(1) }];
}
