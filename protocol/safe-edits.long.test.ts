import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from './apply-edits.ts';
import { allSafeEdits, MAX_ROUNDS, safeEdits } from './safe-edits.ts';
import { templateProblems } from './template/check.ts';
import { parseTemplate } from './template/parse.ts';
import type { Problem } from './text.ts';

const fixedAtOnce = (text: string) => applyEdits(text, safeEdits(templateProblems(parseTemplate(text))));

const BAD = `version 2.0
/ waves
{ // who waves
    Wave low 1 NotTrusted unencoded
    {
        Gesture Single
        {Kind u8}//kind
        { Size U32 4 } { Digest Fixed 0x10 }
        { X String }
    }
}
`;
const LEFT = `version 2.0
// waves
// who waves
{
    Wave Low 1 NotTrusted Unencoded
    {
        Gesture Single
        { Kind U8 } //kind
        { Size U32 } { Digest Fixed 16 }
        { X String }
    }
}
`;

test('what can only have been meant is mended at once, what needs a choice is left', () => {
  assert.equal(fixedAtOnce(BAD), LEFT);
  assert.deepEqual(
    templateProblems(parseTemplate(LEFT)).map(({ code }) => code),
    ['MT060'],
  );
});

const problemsOf = (text: string) => templateProblems(parseTemplate(text));
const mendedWhole = (text: string) => applyEdits(text, allSafeEdits(text, problemsOf(text), problemsOf));

test('what a fix uncovers is mended with it', () => {
  const text = 'version 2.0\n{//c\n Chat High 1 Trusted Unencoded { X/*a*/ Single {Y u8 } }//d\n}\n';
  const mended = mendedWhole(text);
  assert.deepEqual(safeEdits(problemsOf(mended)), []);
  assert.equal(
    mendedWhole('version 2.0\n{//c\n Chat High 1 Trusted Unencoded\n}\n'),
    'version 2.0\n//c\n{\n Chat High 1 Trusted Unencoded\n}\n',
  );
});

test('fixes that uncover each other end after 20 rounds, in a large text earlier', () => {
  let rounds = 0;
  const longer = (text: string): readonly Problem[] => {
    rounds += 1;
    const range = { start: text.length, end: text.length };
    return [
      {
        code: 'X',
        severity: 'hint',
        message: '',
        range,
        fixes: [{ title: '', edits: [{ range, text: 'a' }], isSafe: true }],
      },
    ];
  };
  const [edit] = allSafeEdits('', longer(''), longer);
  assert.deepEqual([edit?.text, rounds], ['a'.repeat(MAX_ROUNDS), MAX_ROUNDS]);
  const large = ' '.repeat(2 ** 24);
  assert.equal(allSafeEdits(large, longer(large), longer)[0]?.text, 'aaaa');
});

test('a fix that touches an earlier one waits for the next time', () => {
  const [first, second] = [7, 9].map((at) => ({
    code: 'MT005',
    severity: 'error' as const,
    message: '',
    range: { start: at, end: at },
    fixes: [
      {
        title: '',
        isSafe: true as const,
        edits: [
          { range: { start: 5, end: 5 }, text: 'a' },
          { range: { start: at, end: at + 1 }, text: 'b' },
        ],
      },
    ],
  }));
  assert.ok(first !== undefined && second !== undefined);
  assert.deepEqual(safeEdits([first, second]), first.fixes[0]?.edits);
  assert.deepEqual(safeEdits([]), []);
});

test('one fix may have more edits than a call can have arguments', () => {
  const edits = Array.from({ length: 300_000 }, (_, at) => ({ range: { start: at, end: at }, text: ' ' }));
  const fix = { title: 'Lay out', edits, isSafe: true } as const;
  const range = { start: 0, end: 1 };
  assert.equal(safeEdits([{ code: 'X', severity: 'hint', message: '', range, fixes: [fix] }]).length, 300_000);
});
