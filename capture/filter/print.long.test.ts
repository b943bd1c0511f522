import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../../test/support/seeded.ts';
import { checkFilter } from './check.ts';
import { grownFilter, PIECES } from './grown.fixture.ts';
import { parseFilter } from './parse.ts';
import { printFilter } from './print.ts';
import { codec } from './rows.fixture.ts';

/** A tree without places. */
function bare(tree: unknown): unknown {
  const text = JSON.stringify(tree, (key, value) =>
    /range$/i.test(key) ? undefined : typeof value === 'bigint' ? `${value}n` : value,
  );
  return JSON.parse(text);
}

test('[filter.print.1] a filter is printed in one spelling', () => {
  const cases = [
    ['', ''],
    ['  Chat*&&dir==out ', 'Chat* && dir == out'],
    ['(a)||((b))', 'a || b'],
    ['(a || b) && c', '(a || b) && c'],
    ['a || (b && c)', 'a || b && c'],
    ['! (a&&b)', '!(a && b)'],
    ['!seq==5', '!(seq == 5)'],
    [`name == 'a"b\\\\'`, 'name == "a\\"b\\\\"'],
    ['name == "a\nb"', 'name == "a\\nb"'],
    ['seq in 0x10 .. 20', 'seq in 0x10..20'],
    ['name =~ /a\\/b/i', 'name =~ /a\\/b/i'],
    ['*.A.B.x > -1.5e3', '*.A.B.x > -1.5e3'],
  ] as const;
  for (const [text, printed] of cases) assert.equal(printFilter(parseFilter(text).expression), printed);
});

test('[filter.print.1] reading what was printed gives the same filter', () => {
  for (let seed = 0; seed < 2000; seed++) {
    const text = grownFilter(seeded(seed));
    const { expression, problems } = parseFilter(text);
    assert.deepEqual([problems, checkFilter(expression, codec.template).problems], [[], []], `seed ${seed}: ${text}`);
    const printed = printFilter(expression);
    const again = parseFilter(printed);
    assert.deepEqual(bare(again.expression), bare(expression), `seed ${seed}: ${text}`);
    assert.equal(printFilter(again.expression), printed, `seed ${seed}: ${text}`);
  }
});

test('[filter.grammar.1] any text is read, and what is wrong has a place in it', () => {
  for (let seed = 0; seed < 3000; seed++) {
    const random = seeded(seed);
    const pieces = Array.from(
      { length: Math.floor(random() * 12) },
      () => PIECES[Math.floor(random() * PIECES.length)],
    );
    const text = pieces.join(random() < 0.5 ? '' : ' ');
    const { expression, problems } = parseFilter(text);
    const { problems: found } = checkFilter(expression, codec.template);
    for (const { message, start, end } of [...problems, ...found]) {
      assert.ok(0 <= start && start <= end && end <= text.length, `seed ${seed}: ${JSON.stringify(text)} ${message}`);
      assert.match(message, /[.?]$/u, `seed ${seed}: ${message}`);
    }
    if (problems.length === 0) {
      assert.deepEqual(
        bare(parseFilter(printFilter(expression)).expression),
        bare(expression),
        `seed ${seed}: ${text}`,
      );
    }
  }
});
