import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looseUtf8 } from '../../../protocol/bytes.ts';
import { seeded } from '../../../test/support/seeded.ts';
import { Effort } from '../effort.ts';
import { Codes } from './codes.ts';
import { STEP_LIMIT } from './program.ts';
import { GROUP_LIMIT, REPEAT_LIMIT } from './read.ts';
import { compileRegex, STATE_LIMIT } from './regex.ts';

function matches(source: string, flags: string, text: string): boolean {
  const regex = compileRegex(source, flags);
  assert.ok(!('problem' in regex), `/${source}/${flags}: ${JSON.stringify(regex)}`);
  return regex.matches(text);
}

test('[filter.regex.1] an expression matches what that of the engine matches', () => {
  const expressions = [
    '',
    'a',
    '^a',
    'a$',
    '^$',
    'a|b|',
    '(a|b)*c',
    '(?:ab)+$',
    '(?<x>a)b?',
    'a{2}',
    'a{2,}',
    'a{1,2}b',
    'a{0}b',
    '(a*)*b',
    '(a?){3}c',
    '[abc]+',
    '[^abc]',
    '[a-c-]x',
    '[\\d\\s]',
    '[^\\w]',
    '\\bab',
    'a\\B',
    '\\W',
    '\\x61\\u0062',
    '.b',
    'a.c',
    'x*?b',
    '\\.',
    '[\\]\\-]',
    '\\/',
    '\\S\\D',
    'É',
  ];
  const texts = [
    '',
    'a',
    'b',
    'ab',
    'abc',
    'aab',
    'aaab',
    'c',
    ' ab ',
    'a b',
    'a\nb',
    'xxb',
    'ABC',
    '-x',
    '1.2',
    '/',
    'é',
    ']',
    '\u{1F600}b',
  ];
  for (const source of expressions) {
    for (const flags of ['u', 'iu', 'su', 'mu']) {
      for (const text of texts) {
        const expected = new RegExp(source, flags).test(text);
        assert.equal(matches(source, flags, text), expected, `/${source}/${flags} on ${JSON.stringify(text)}`);
      }
    }
  }
});

test('[filter.regex.1] random expressions match random texts as the engine says', () => {
  const random = seeded(7);
  const one = (items: readonly string[]) => items[Math.floor(random() * items.length)] ?? '';
  const grown = (depth: number): string => {
    const kind = depth === 0 ? 0 : Math.floor(random() * 6);
    const inner = () => grown(depth - 1);
    if (kind === 1) return `(${inner()}|${inner()})`;
    if (kind === 2) return `(?:${inner()})${one(['*', '+', '?', '{2}', '{1,3}', '*?'])}`;
    if (kind === 3) return inner() + inner();
    return one(['a', 'b', '[ab]', '[^a]', '.', '^', '$', '\\b', 'ab', '\\w', ' ']);
  };
  for (let round = 0; round < 3000; round++) {
    const source = grown(3);
    const text = Array.from({ length: Math.floor(random() * 8) }, () => one(['a', 'b', ' ', '\n'])).join('');
    const flags = one(['u', 'iu', 'mu', 'su']);
    const expected = new RegExp(source, flags).test(text);
    assert.equal(matches(source, flags, text), expected, `/${source}/${flags} on ${JSON.stringify(text)}`);
  }
});

test('[filter.text.2] bytes are asked as the text that they spell', () => {
  const random = seeded(11);
  const starts = [
    0x00, 0x41, 0x7f, 0x80, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xa0, 0xed, 0x9f, 0xef, 0xbb, 0xf0, 0x90, 0xf4, 0x8f, 0xf5,
    0xff,
  ];
  for (let round = 0; round < 3000; round++) {
    const bytes = Uint8Array.from(
      { length: Math.floor(random() * 9) },
      () => starts[Math.floor(random() * starts.length)] ?? 0,
    );
    const codes = new Codes();
    codes.ofUtf8(bytes);
    const expected = Array.from(looseUtf8(bytes), (character) => character.codePointAt(0));
    assert.deepEqual([...codes.all.subarray(0, codes.length)], expected, [...bytes].join(' '));
    const regex = compileRegex('^A?\\W\\x00?[^\\uFFFD]', '');
    assert.ok(!('problem' in regex));
    assert.equal(regex.matchesUtf8(bytes), regex.matches(looseUtf8(bytes)));
  }
});

test('[filter.regex.4] what matching costs is told, and grows with the text and with states that are new', () => {
  const effort = new Effort();
  const regex = compileRegex('(.?){50}x.{40}y', '', effort);
  assert.ok(!('problem' in regex));
  regex.matches('x'.repeat(200));
  const first = effort.take();
  regex.matches('x'.repeat(200));
  const again = effort.take();
  assert.ok(first > 3 * again && again > 0, `${first} and ${again}`);
  regex.matches('x'.repeat(400));
  assert.ok(effort.take() >= 2 * again);
});

test('[filter.regex.4] more states than are remembered are forgotten, and the answer stays right', () => {
  const random = seeded(3);
  const text = Array.from({ length: 4 * STATE_LIMIT }, () => (random() < 0.5 ? 'a' : 'b')).join('');
  const source = 'a[ab]{14}c';
  assert.equal(matches(source, '', text), false);
  assert.equal(matches(source, '', `${text}a${'b'.repeat(14)}c`), true);
});

test('[filter.regex.3] what takes other engines for ever takes no time', () => {
  const text = `${'a'.repeat(8000)}!`;
  for (const source of ['(a+)+$', '(a|a)*b$', '(.*)(.*)(.*)(.*)x', '^(([a-z])+.)+[A-Z]([a-z])+$', '(a?){50}a{50}x']) {
    assert.equal(matches(source, '', text), false, source);
  }
});

test('[filter.regex.3] an expression of too many steps is refused, also one of repeated repetitions', () => {
  assert.ok(!('problem' in compileRegex('a'.repeat(STEP_LIMIT - 1), '')));
  for (const source of [
    'a'.repeat(STEP_LIMIT),
    `a{${REPEAT_LIMIT}}`,
    '(((a{999}){999}){999}){999}',
    '((a?){999}){999}',
  ]) {
    const refused = compileRegex(source, '');
    assert.ok('problem' in refused && refused.problem.message.includes('500 steps'), source);
  }
});

test('[filter.regex.2] what cannot be read is refused at its place', () => {
  const groups = (count: number) => '('.repeat(count) + ')'.repeat(count);
  assert.ok(!('problem' in compileRegex(groups(GROUP_LIMIT), '')));
  const cases = [
    ['a(?!b)', '', 1, 4, 'Looking ahead'],
    ['(?<=b)a', '', 0, 4, 'Looking ahead'],
    ['(a)\\1', '', 3, 5, 'Going back'],
    ['\\k<a>', '', 0, 2, 'Going back'],
    ['\\q', '', 0, 2, 'There is no \\q.'],
    ['a\\', '', 1, 2, 'missing behind'],
    ['[b-a]', '', 1, 4, 'must not be before'],
    ['[\\d-z]', '', 1, 5, 'Only characters have a span'],
    ['a)', '', 1, 2, 'no ( for this )'],
    ['^*', '', 0, 2, 'cannot be repeated'],
    ['a**', '', 0, 3, 'Only one of'],
    [`a{${REPEAT_LIMIT + 1}}`, '', 1, 7, `at most ${REPEAT_LIMIT}`],
    [groups(GROUP_LIMIT + 1), '', GROUP_LIMIT, GROUP_LIMIT + 1, `at most ${GROUP_LIMIT} groups`],
    ['a', 'iy', 3, 4, 'no flag y'],
  ] as const;
  for (const [source, flags, start, end, words] of cases) {
    const refused = compileRegex(source, flags);
    assert.ok('problem' in refused, source);
    assert.ok(refused.problem.message.includes(words), refused.problem.message);
    assert.deepEqual([refused.problem.start, refused.problem.end], [start, end], source);
  }
});
