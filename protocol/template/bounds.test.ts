// The bounds of the template reader: each is reached, and passed by one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Problem } from '../text.ts';
import { checkTemplate } from './check.ts';
import { parseTemplate } from './parse.ts';
import { quote } from './problem-list.ts';
import { scan } from './scan.ts';
import { segmentFrom } from './shape.ts';
import { splitWord } from './slips.ts';
import { suggestion } from './suggestion.ts';

test('a word of 40 characters is quoted whole, a longer one is cut', () => {
  const word = 'x'.repeat(40);
  assert.deepEqual([quote(word), quote(`${word}y`)], [word, `${word}…`]);
});

test('a word of 32 characters may be a slip of a known one, a longer one is not compared', () => {
  const known = ['x'.repeat(33)];
  assert.equal(suggestion('x'.repeat(32), known), known[0]);
  assert.equal(suggestion('x'.repeat(33), known), undefined);
});

test('a word is cut into 64 pieces at most; with more it stays whole', () => {
  const split = (word: string) => splitWord(word, { start: 0, end: word.length }).pieces;
  assert.equal(split('a{'.repeat(32)).length, 64);
  assert.deepEqual(split(`${'a{'.repeat(32)}a`), [{ start: 0, end: 65 }]);
});

test('a comment between /* and */ reaches over 100 lines at most; with more each line is what it seems', () => {
  const codes = (lines: number) =>
    parseTemplate(`version 2.0\n/*${'\na'.repeat(lines - 2)}\n*/\n`).problems.map(codeOf);
  assert.deepEqual(codes(100), ['MT007 error']);
  assert.deepEqual(codes(101).slice(0, 2), ['MT007 warning', 'MT004 error']);
});

test('code behind a comment between /* and */ is looked for in 400 characters', () => {
  const codes = (blanks: number) =>
    parseTemplate(`version 2.0\n/* a */${' '.repeat(blanks)}{ A High 1 Trusted Unencoded }\n`).problems.map(codeOf);
  assert.deepEqual([codes(399), codes(400)], [['MT007 error'], ['MT007 warning']]);
});

const codeOf = ({ code, severity }: Problem): string => `${code} ${severity}`;

test('a header has 64 words at most; what follows is out of place', () => {
  const file = (words: number) =>
    parseTemplate(`version 2.0\n{ A Low 1 Trusted Unencoded ${'x '.repeat(words - 5)}{ B Single { C U8 } } }\n`);
  assert.deepEqual(file(64).problems, []);
  const [problem, ...others] = file(65).problems;
  assert.deepEqual([problem?.code, others.length], ['MT010', 0]);
  assert.equal(file(65).messages[0]?.blocks.length, 1);
});

test('a message of 20000 words and braces is looked at whole, a longer one is not', () => {
  const message = (words: number) => scan(`{ A Low 1 Trusted Unencoded ${'x '.repeat(words - 7)}}`);
  assert.equal(message(20_000).count, 20_000);
  assert.deepEqual(segmentFrom(message(20_000), 0), { end: 20_000, isBalanced: true });
  assert.deepEqual(segmentFrom(message(20_001), 0), { end: 20_000, isBalanced: false });
});

test('numbers have 32 bits; what is larger has no wire form', () => {
  const names = (number: string) =>
    parseTemplate(`version 2.0\n{ A Fixed ${number} Trusted Unencoded { B Single { C U8 } } }\n`).template.messages;
  assert.equal(names('0xFFFFFFFF').length, 1);
  assert.equal(names('0x100000000').length, 0);
});

test('Low numbers from 32768 on may be read as negative', () => {
  const codes = (number: number) =>
    checkTemplate(parseTemplate(`version 2.0\n{ A Low ${number} Trusted Unencoded { B Single { C U8 } } }\n`)).map(
      ({ code }) => code,
    );
  assert.equal(codes(32_767).includes('MT035'), false);
  assert.equal(codes(32_768).includes('MT035'), true);
});

test('a comment is told up to 8000 characters, and of many lines the last ones are', () => {
  const told = (comment: string) =>
    parseTemplate(`version 2.0\n${comment}{\n    Chat Low 1 Trusted Unencoded\n}\n`).messages[0]?.documentation ?? '';
  assert.equal(told(`// ${'x'.repeat(7997)}\n`), 'x'.repeat(7997));
  assert.equal(told(`// ${'x'.repeat(7998)}\n`), `${'x'.repeat(7997)}…`);
  const lines = Array.from({ length: 2000 }, (_, at) => `// line ${at}`);
  const many = told(`${lines.join('\n')}\n`).split('\n');
  assert.ok(many.length < 1000, `${many.length}`);
  assert.deepEqual(
    many,
    lines.slice(-many.length).map((line) => line.slice(3)),
  );
});
