// A base template for the comparison, and how a row of its tests is tried.
import assert from 'node:assert/strict';
import { CATEGORIES, type Category } from '../../protocol/template/compatibility/category.ts';
import { compareTemplates } from '../../protocol/template/compatibility/compatibility.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';
import type { Fix } from '../../protocol/text.ts';
import { mended, newErrors } from './fixes.ts';

export const BASE = `version 2.0
{ Hail Low 20 NotTrusted Unencoded
  { Visitor Single { ID LLUUID } { Age U8 } }
  { Gift Variable { Kind U32 } { Name Variable 1 } { Mark Fixed 4 } }
  { Seat Multiple 4 { Row U8 } }
}
{ Old Low 21 NotTrusted Unencoded UDPBlackListed { Info Single { X U8 } } }
{ Gone Low 22 NotTrusted Unencoded Deprecated { Info Single { X U8 } } }
{ Full Fixed 0xFFFF0017 NotTrusted Unencoded { Big Single { Bytes Fixed 1100 } } }
`;

export interface ComparedRow {
  readonly tags?: string;
  readonly title: string;
  /** Replacements in the base that make the current file. */
  readonly edits: readonly (readonly [from: string, to: string])[];
  /** `rule name`, in the order of the current file. */
  readonly found: readonly string[];
  readonly category: Category;
  readonly says?: RegExp;
}

/** The parts of the base that rows take out or move. */
export const HAIL = BASE.slice(BASE.indexOf('{ Hail'), BASE.indexOf('{ Old'));
export const OLD = BASE.slice(BASE.indexOf('{ Old'), BASE.indexOf('{ Gone'));
export const GONE = BASE.slice(BASE.indexOf('{ Gone'), BASE.indexOf('{ Full'));
export const VISITOR = '{ Visitor Single { ID LLUUID } { Age U8 } }';
export const GIFT = '{ Gift Variable { Kind U32 } { Name Variable 1 } { Mark Fixed 4 } }';
export const SEAT = '{ Seat Multiple 4 { Row U8 } }';

/** Compares the base with its edited self; throws where something else is found than the row says. */
export function tryRow({ edits, found, category, says }: ComparedRow): void {
  const text = edits.reduce((done, [from, to]) => {
    assert.ok(done.includes(from), from);
    return done.replace(from, to);
  }, BASE);
  const base = parseTemplate(BASE);
  const current = parseTemplate(text);
  const compared = compareTemplates(base, current);
  assert.deepEqual(
    compared.changes.map(({ rule, name }) => `${rule} ${name}`),
    found,
  );
  assert.equal(compared.category, category);
  if (says !== undefined) assert.match(compared.changes.map(({ message }) => message).join('\n'), says);
  for (const change of compared.changes) {
    assert.equal(change.current === undefined || change.current.start === change.place.start, true);
    assert.ok(change.place.start < change.place.end && change.place.end <= text.length);
    for (const fix of change.fixes) tryFix(text, fix, category);
  }
}

/** A fix never makes the category worse, and brings no error that was not there. */
function tryFix(text: string, fix: Fix, before: Category): void {
  const after = mended(text, fix);
  const { category } = compareTemplates(parseTemplate(BASE), parseTemplate(after));
  assert.ok(CATEGORIES.indexOf(category) <= CATEGORIES.indexOf(before), `${fix.title}: ${before} to ${category}`);
  assert.deepEqual(newErrors(text, after), [], `${fix.title}: ${after}`);
}
