// Layout while a text is edited: some lines, behind a brace, behind a line end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../protocol/apply-edits.ts';
import { Lines } from '../../protocol/lines.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';
import { markedPoint, markedRange } from '../../test/support/marked-text.ts';
import { format, formatTyped } from './format.ts';

const read = (text: string) => ({ file: parseTemplate(text), lines: new Lines(text) });
const OPEN = 'version 2.0\n{\n    Chat Low 1 Trusted Unencoded\n    {\n        A Single\n';
const CLOSE = '    }\n}\n';

test('only the lines of a stretch are laid out, in the columns of the whole block', () => {
  const { text, start, end } = markedRange(`${OPEN}  { Id U8 }\n  { N«ame Variable 1 }\n » { Last U8 }\n${CLOSE}`);
  assert.equal(
    applyEdits(text, format(read(text), { start, end })),
    `${OPEN}  { Id U8 }\n        {   Name    Variable 1  }\n        {   Last    U8          }\n${CLOSE}`,
  );
});

test('the caret alone is a stretch', () => {
  const { text, at } = markedPoint(`${OPEN}  { Id U8| }\n  { Name U8 }\n${CLOSE}`);
  const edits = format(read(text), { start: at, end: at });
  assert.equal(applyEdits(text, edits), `${OPEN}        {   Id      U8  }\n  { Name U8 }\n${CLOSE}`);
});

/** The text right behind the typed character, and what becomes of it. */
const typed: readonly (readonly [title: string, marked: string, after: string])[] = [
  [
    'a field: its block gets columns',
    `${OPEN}        {   Id  U8  }\n{ Name Variable 1 }|\n${CLOSE}`,
    `${OPEN}        {   Id      U8          }\n        {   Name    Variable 1  }\n${CLOSE}`,
  ],
  [
    'a field of a block that is not closed yet',
    'version 2.0\n{\n    Chat Low 1\n    {\n      A Single\n      {Id U8}|',
    'version 2.0\n{\n    Chat Low 1\n    {\n        A Single\n        {   Id  U8  }',
  ],
  [
    'a block, in a message that is not closed yet',
    'version 2.0\n{\n    Chat Low 1 Trusted Unencoded\n { A Single { Id U8 } }|',
    'version 2.0\n{\n    Chat Low 1 Trusted Unencoded\n    {\n        A Single\n        {   Id  U8  }\n    }',
  ],
  [
    'a message: that one and no other',
    'version  2.0\n{ Chat Low 1 Trusted Unencoded }|\n{ Talk Low 2 Trusted Unencoded }\n',
    'version  2.0\n{\n    Chat Low 1 Trusted Unencoded\n}\n{ Talk Low 2 Trusted Unencoded }\n',
  ],
  [
    'a field that cannot have its own line: its words stay apart',
    `${OPEN}        {   Id  U8  }\u00a0{   Name    U8  }|\n${CLOSE}`,
    `${OPEN}        {   Id      U8  }\u00a0{ Name U8 }\n${CLOSE}`,
  ],
  ['nothing that is known', 'version 2.0\n }|\n', 'version 2.0\n }\n'],
];

for (const [title, marked, after] of typed) {
  test(`[template.format.8] behind the brace of ${title}`, () => {
    const { text, at } = markedPoint(marked);
    assert.equal(applyEdits(text, formatTyped(read(text), at, '}')).trimEnd(), after.trimEnd());
  });
}

/** One key after another at the end of a text, each with the edits that an editor asks for behind it. */
function typeBehind(text: string, keys: string): string {
  let now = text;
  for (const key of keys) {
    now += key;
    now = applyEdits(now, formatTyped(read(now), now.length, key));
  }
  return now;
}

const whole: readonly (readonly [title: string, keys: string])[] = [
  ['with lines', '{\nChat Low 1 Trusted Unencoded\n{\nA Single\n{ Id U8 }\n{ Name Variable 1 }\n}\n}'],
  ['on one line', '{ Chat Low 1 Trusted Unencoded { A Single { Id U8 } { Name Variable 1 } } }'],
  ['without blanks at its braces', '{\nChat Low 1 Trusted Unencoded\n{\nA Single\n{Id U8}\n{Name Variable 1}\n}\n}'],
];

for (const [title, keys] of whole)
  for (const start of ['version 2.0\n', 'version 2.0\n\n{\n    First Low 9 Trusted Unencoded\n}\n\n'])
    test(`[template.format.8] a message typed ${title} at the end of a text of ${start.length} characters has no blank line more`, () =>
      assert.equal(
        typeBehind(start, keys),
        `${start}${OPEN.slice('version 2.0\n'.length)}        {   Id      U8          }\n        {   Name    Variable 1  }\n    }\n}`,
      ));

const lines: readonly (readonly [title: string, marked: string, after: string])[] = [
  ['in a fresh message', 'version 2.0\n{\n|', 'version 2.0\n{\n    '],
  [
    'in a message',
    'version 2.0\n{\n    Chat Low 1 Trusted Unencoded\n|',
    'version 2.0\n{\n    Chat Low 1 Trusted Unencoded\n    ',
  ],
  ['in a block', `${OPEN}|\n${CLOSE}`, `${OPEN}        \n${CLOSE}`],
  [
    'behind a field, which is laid out',
    `${OPEN}  { Id U8 }\n|\n${CLOSE}`,
    `${OPEN}        {   Id  U8  }\n        \n${CLOSE}`,
  ],
  ['before a closing brace', `${OPEN}        |}\n}\n`, `${OPEN}    }\n}\n`],
  ['behind a message', `${OPEN}${CLOSE}    |\n`, `${OPEN}${CLOSE}\n`],
  [
    'in a file with tabs',
    `${OPEN}${CLOSE}`.replaceAll('    ', '\t').replace('\t}', '|\n\t}'),
    `${OPEN}${CLOSE}`.replaceAll('    ', '\t').replace('\t}', '\t\t\n\t}'),
  ],
  ['in a field, which is left alone', `${OPEN}  { Id\n |\n${CLOSE}`, `${OPEN}  { Id\n \n${CLOSE}`],
];

for (const [title, marked, after] of lines) {
  test(`[template.format.8] a new line ${title}`, () => {
    const { text, at } = markedPoint(marked);
    assert.equal(applyEdits(text, formatTyped(read(text), at, '\n')), after);
  });
}

test('other characters change nothing', () =>
  assert.deepEqual(formatTyped(read(`${OPEN} { X U8 }`), OPEN.length, 'x'), []));
