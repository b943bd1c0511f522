import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { seeded } from '../../test/support/seeded.ts';
import { applyEdits } from '../apply-edits.ts';
import { parseLlidl } from './parse.ts';
import { formatLlidl } from './print.ts';
import { scanLlidl } from './scan.ts';

const formatted = (text: string): string => applyEdits(text, formatLlidl(parseLlidl(text)));

suite('[llidl.format.1] [llidl.format.2] any schema is laid out', () => {
  test('so that nothing changes its meaning, and nothing changes again: 2000 seeded texts', () => {
    for (let seed = 0; seed < 2000; seed += 1) {
      const text = randomSuite(seeded(seed));
      const once = formatted(text);
      const words = (from: string) => scanLlidl(from).map((token) => token.text);
      assert.deepEqual(words(once), words(text), `seed ${seed}: a word changed`);
      assert.deepEqual(parseLlidl(text).problems, [], `seed ${seed}: ${text}`);
      assert.equal(formatted(once), once, `seed ${seed}: it changes again`);
      assert.deepEqual(meaning(once), meaning(text), `seed ${seed}: the meaning changed`);
    }
  });
});

/** What a text says, without its places. */
function meaning(text: string): unknown {
  const { resources, definitions, value } = parseLlidl(text);
  return JSON.parse(
    JSON.stringify({ resources, definitions, value }, (key, member) =>
      ['start', 'end', 'nameRange'].includes(key) ? undefined : member,
    ),
  );
}

/** A suite with blanks, line ends and comments wherever they may stand. */
function randomSuite(random: () => number): string {
  const below = (count: number): number => Math.floor(random() * count);
  const one = <Choice>(...choices: readonly [Choice, ...Choice[]]): Choice =>
    choices[below(choices.length)] ?? choices[0];
  const gap = (): string => one('', ' ', '  ', '\n', '\n\n\n', ' ; words\n', '\n; a line of words, [ and {\n');
  const list = (part: (index: number) => string): string =>
    Array.from({ length: 1 + below(5) }, (_, index) => `${part(index)}${gap()},${gap()}`).join('');
  const spec = (depth: number): string => {
    if (depth === 0) return one('undef', 'int', 'string', 'true', '12', '"a_name"', '&x');
    const inner = () => spec(below(depth));
    const array = () => `[${gap()}${list(inner)}${one('', '...')}${gap()}]`;
    const map = () => `{${gap()}${list((index) => `key_${index}${gap()}:${gap()}${inner()}`)}}`;
    return one(array, map, map, () => `{${gap()}$${gap()}:${gap()}${inner()}${gap()}}`)();
  };
  const entry = (index: number): string => {
    const [name, value] = [`%%${gap()}name_${index}`, () => gap() + spec(below(5)) + gap()];
    return one(
      () => `${name} ->${value()}<-${value()}`,
      () => `${name}${gap()}${one('<<', '>>', '<>', '<x>')}${value()}`,
      () => `&x${gap()}=${value()}`,
    )();
  };
  const entries = Array.from({ length: 1 + below(4) }, (_, index) => `${gap()}${entry(index)}\n`);
  return `&x = int\n${entries.join('')}${gap()}`;
}
