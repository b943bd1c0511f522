// The page about the filter: each of its examples is tried, and no word of the language is left out.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compileFilter } from '../../capture/filter/filter.ts';
import { OPERATORS } from '../../capture/filter/syntax.ts';
import { FLAGS, WORDS } from '../../capture/filter/vocabulary.ts';
import { compileCodec } from '../../protocol/packet/codec.ts';
import { builtInTemplate } from '../../protocol/template/built-in.ts';
import { inProject } from '../../tools/root.ts';

const PAGE = readFileSync(inProject('docs/filter.md'), 'utf8');
const codec = compileCodec(builtInTemplate());

/** Each example with what is said of it. */
const EXAMPLES = [...PAGE.matchAll(/^```\n(.*?)^```/gms)]
  .flatMap(([, lines = '']) => lines.trimEnd().split('\n'))
  .map((line) => {
    const [example = '', ...about] = line.split(/ {2,}/);
    return { example, about: about.join(' ') };
  });

test('each example of the page is a filter, but for those that say no', () => {
  assert.ok(EXAMPLES.length > 25);
  for (const { example, about } of EXAMPLES) {
    const read = compileFilter(example, codec);
    const problem = 'problems' in read ? read.problems[0].message : '';
    assert.equal(problem !== '', about.startsWith('no:'), `${example}: ${problem}`);
  }
});

test('the page tells of each word, each flag and each operator', () => {
  for (const word of [...Object.keys(WORDS), ...Object.keys(FLAGS)]) {
    assert.match(PAGE, new RegExp(`\\b${word}\\b`), word);
  }
  for (const operator of [...OPERATORS, '&&', '||', '!', '..']) assert.ok(PAGE.includes(operator), operator);
});
