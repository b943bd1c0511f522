// All safe fixes at once: whatever was written, no word gets lost, none becomes a comment, and nothing is left to be done.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyEdit, TANGLED, TIDY } from '../../test/support/edited-texts.ts';
import { markedRange } from '../../test/support/marked-text.ts';
import { MISTAKES } from '../../test/support/mistakes.ts';
import { RULE_CASES } from '../../test/support/rule-cases.ts';
import { seeded } from '../../test/support/seeded.ts';
import { applyEdits } from '../apply-edits.ts';
import { allSafeEdits, safeEdits } from '../safe-edits.ts';
import { templateProblems } from './check.ts';
import { parseTemplate } from './parse.ts';
import { scan } from './scan.ts';

const SEED = 20_262;
const TURNS = 400;

const problemsOf = (text: string) => templateProblems(parseTemplate(text));
const fixedAll = (text: string) => applyEdits(text, allSafeEdits(text, problemsOf(text), problemsOf));

function wordsOf(text: string): readonly string[] {
  const read = scan(text);
  return Array.from({ length: read.count }, (_, at) => read.word(at));
}

/** What is comment, without white space, the signs that begin and end it, and the numbers that are corrected in it. */
function commentsOf(text: string): string {
  const read = scan(text);
  return Array.from({ length: read.commentCount }, (_, at) => read.comment(at))
    .map(({ start, end }) => text.slice(start, end))
    .join('')
    .replaceAll(/[\s/*0-9]/gu, '');
}

/** Sizes that have no place are taken away, and nothing else. */
const isRemoved = (word: string): boolean => /^[0-9][0-9a-fA-FxX]*$/u.test(word);

function assertHarmless(text: string, about: string): void {
  const after = fixedAll(text);
  const [had, has] = [wordsOf(text), wordsOf(after)];
  const lost = had.filter((word) => !isRemoved(word)).length - has.filter((word) => !isRemoved(word)).length;
  assert.ok(lost <= 0, `${about}: ${lost} words less in ${JSON.stringify(after)}`);
  assert.equal(commentsOf(after), commentsOf(text), `${about}: ${JSON.stringify(after)}`);
  assert.deepEqual(safeEdits(problemsOf(after)), [], `${about}: ${JSON.stringify(after)}`);
}

test('every text with a mistake keeps its words and comments when all safe fixes are done', () => {
  const texts = [...MISTAKES.map(([, marked]) => marked), ...RULE_CASES.map(([, , marked]) => marked)];
  for (const marked of texts) {
    const { text } = markedRange(marked);
    for (const one of [text, text.replaceAll('\n', '\r\n')]) assertHarmless(one, JSON.stringify(one));
  }
});

test('lines that are put in end as the others do', () => {
  const text = 'version 2.0\n{ // who\n    Chat High 1 Trusted Unencoded { A Single { X U8 } } }\n'.replaceAll(
    '\n',
    '\r\n',
  );
  const after = fixedAll(text);
  assert.equal(
    after,
    'version 2.0\n// who\n{\n    Chat High 1 Trusted Unencoded\n    {\n        A Single\n        { X U8 }\n    }\n}\n'.replaceAll(
      '\n',
      '\r\n',
    ),
  );
});

for (const [what, begun] of Object.entries({ 'a tidy text': TIDY, 'a tangled text': TANGLED })) {
  test(`${what} with any ${TURNS} edits keeps its words and comments when all safe fixes are done (seed ${SEED})`, () => {
    const random = seeded(SEED);
    let text = begun;
    for (let turn = 0; turn < TURNS; turn += 1) {
      text = turn % 5 === 4 ? begun : anyEdit(text, random);
      assertHarmless(text, `seed ${SEED}, turn ${turn}: ${JSON.stringify(text)}`);
    }
  });
}
