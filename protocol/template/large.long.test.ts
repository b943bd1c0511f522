// Large and strange texts: what is too large is refused in one sentence, what is not is read in proportion to its length.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeEdits } from '../safe-edits.ts';
import { templateProblems } from './check.ts';
import { parseTemplate } from './parse.ts';
import { formatEdits } from './print.ts';
import { MAX_TEXT } from './too-large.ts';

const HEAD = 'version 2.0\n';

test('[template.limit.2] the largest text is read, and one character more is refused in one sentence', () => {
  const chat = '\n{\n    Chat Low 1 Trusted Unencoded\n}\n';
  const largest = `${HEAD}// ${'x'.repeat(MAX_TEXT - HEAD.length - chat.length - 3)}${chat}`;
  assert.equal(largest.length, MAX_TEXT);
  const read = parseTemplate(largest);
  assert.deepEqual([read.messages.length, templateProblems(read)], [1, []]);
  const file = parseTemplate(`${largest} `);
  const [problem, ...more] = templateProblems(file);
  assert.deepEqual([problem?.code, problem?.severity, more], ['MT000', 'error', []]);
  assert.equal(
    problem?.message,
    'This text has 16777217 characters, and templates of more than 16777216 are not read.',
  );
  assert.deepEqual([file.messages, formatEdits(file)], [[], []]);
});

/** The most that the terminal reads of a file. */
const MAX_FILE = 64 * 2 ** 20;
const MAX_REFUSAL_MS = 2000;

test(`[template.limit.2] 64 MiB are refused in one sentence, within ${MAX_REFUSAL_MS} ms`, () => {
  const text = HEAD + '{ A Low 1 Trusted Unencoded }\n'.repeat(MAX_FILE / 30);
  const start = performance.now();
  const problems = templateProblems(parseTemplate(text));
  const took = performance.now() - start;
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['MT000'],
  );
  assert.ok(took < MAX_REFUSAL_MS, `${took.toFixed(0)} ms`);
});

/** Two megabytes each: quadratic work over them would take minutes. */
const SIZE = 2 * 2 ** 20;
const filled = (part: string): string => part.repeat(SIZE / part.length);
const counted = (part: (count: number) => string): string =>
  Array.from({ length: SIZE / part(99_999).length }, (_, count) => part(count)).join('');

const texts: readonly (readonly [what: string, text: string])[] = [
  ['comment lines above a message', `${filled('// x\n')}{\n\tA Low 1 Trusted Unencoded\n}\n`],
  ['comments that are no documentation', filled('/ x\n')],
  [
    'blocks of a message on lines of their own',
    `{ A Low 1 Trusted Unencoded\n${counted((n) => `{ B${n} Single { C U8 } }\n`)}}`,
  ],
  [
    'blocks with a name in which another block has a capital',
    `{ A Low 1 Trusted Unencoded\n{ D Single { c U8 } }\n${counted((n) => `{ B${n} Single { C U8 } }\n`)}}`,
  ],
  [
    'fields of a block',
    `{\n\tA Low 1 Trusted Unencoded\n\t{\n\t\tB Single\n${counted((n) => `{ C${n} U8 }\n`)}\t}\n}\n`,
  ],
  ['fields on one line', `{ A Low 1 Trusted Unencoded { B Single ${filled('{ X U8 } ')}} }`],
  ['messages of one name', filled('{ A Low 5 Trusted Unencoded }\n')],
  ['messages of one number', counted((n) => `{\n\tM${n} Low 7 Trusted Unencoded\n}\n`)],
  ['messages full of slips', counted((n) => `{ M${n} low ${n} trusted unencoded { B single { C u8 } } }\n`)],
  ['comments with code behind them on one line', filled('/* a */ { X U8 } ')],
  ['comments over two lines', filled('/* a\nb */\n')],
  ['comments that never end', filled('/* a\n')],
  ['one comment that never ends', `/*${filled('\na')}`],
  ['comments glued to words', filled('U8/a ')],
  ['fields without a block', `{ A Low 1 Trusted Unencoded ${filled('{ X U8 } ')}}`],
  ['lines of words inside a message', `{ A Low 1 Trusted Unencoded\n${filled('some words\n')}}`],
  ['blocks without fields', `{ A Low 1 Trusted Unencoded\n${filled('{ B Single }\n')}}`],
  ['empty messages', filled('{}\n')],
  ['line ends of one character', filled('\r')],
  ['astral comments', filled('// 😀\n')],
  ['braces inside of braces', filled('{ ').slice(0, SIZE / 2) + filled('} ').slice(0, SIZE / 2)],
];

for (const [what, text] of texts) {
  test(`two megabytes of ${what} are read, checked, fixed and laid out`, () => {
    const file = parseTemplate(HEAD + text);
    const problems = templateProblems(file, { MT103: 'hint' });
    const edits = [...safeEdits(problems), ...formatEdits(file)];
    for (const { range } of [...problems, ...edits])
      if (range.start > range.end || range.end > HEAD.length + text.length) assert.fail(JSON.stringify(range));
    assert.ok(problems.length <= 1001);
  });
}
