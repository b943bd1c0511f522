import assert from 'node:assert/strict';
import { test } from 'node:test';
import { difference, leavesOf } from './difference.ts';
import { FORMS, formOf, readForm, writeForm } from './forms.ts';
import { MAX_IDS_TRIED } from './identity.ts';
import { type LlsdNode, nodeOf, plainValue } from './node.ts';
import { readNotationDocument } from './notation.ts';
import { date, integer, real } from './value.ts';

function node(text: string): LlsdNode {
  const { root, problems } = readNotationDocument(text);
  assert.ok(root);
  assert.deepEqual(
    problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  return root;
}

const SIGNS = { added: '+', removed: '-', changed: '~', type: '!' } as const;

const shown = (base: string, current: string): string =>
  [...leavesOf(difference(node(base), node(current)))].map(({ change, path }) => SIGNS[change] + path).join(' ');

const ROWS: readonly (readonly [base: string, current: string, expected: string])[] = [
  ['i1', 'i1', ''],
  ['i1', 'i2', '~'],
  ['i1', 'r1', '!'],
  ["'a'", 'l"a"', '!'],
  ['r0', 'r-0', '~'],
  ['rnan', 'rNaN', ''],
  ['rinf', 'r-inf', '~'],
  ['!', '!', ''],
  ["{'a':!}", '{}', '-/a'],
  ["{'a':i1, 'b':i2}", "{'b':i2, 'a':i1}", ''],
  ["{'a':i1, 'b':i2}", "{'b':i3, 'c':i1, 'a':i1}", '~/b +/c'],
  ["{'a':i1}", "{'b':i1}", '-/a +/b'],
  ["{'a':i1, 'a':i2}", "{'a':i2}", ''],
  ["{'a':i1, 'a':i2}", "{'a':i1}", '~/a'],
  ["{'a/b~':{'':i1}}", "{'a/b~':{'':i2}}", '~/a~1b~0/'],
  ['[]', '{}', '!'],
  ['[]', '[i1]', '+/0'],
  ['[i1, i2, i3]', '[i1, i3]', '-/1'],
  ['[i1, i3]', '[i1, i2, i3]', '+/1'],
  ['[i1, i2]', '[i2, i1]', '-/1 +/0'],
  ['[i1, i1, i1]', '[i1, i1]', '-/2'],
  ["[{'a':i1}, {'b':i1}]", "[{'a':i2}, {'b':i1}]", '~/0/a'],
  ["[{'a':i1}, {'b':i1}]", "[{'n':!}, {'a':i1}, {'b':i2}]", '+/0 ~/2/b'],
  ["{'regions':[{'name':'A'}]}", "{'regions':[{'name':'B'}]}", '~/regions/0/name'],
  ['[[[i1]]]', '[[[i1, i2]]]', '+/0/0/1'],
  ['b64"AA=="', 'b16"00"', ''],
  ['b64"AA=="', 'b16"01"', '~'],
  ['d"2026-01-01T00:00:00Z"', 'd"2026-01-01T00:00:00.000000Z"', ''],
  ['d"2026-01-01T00:00:00Z"', 'd"2026-01-01T00:00:00.000001Z"', '~'],
  ['true', '1', ''],
];

for (const [base, current, expected] of ROWS) {
  test(`[llsd.difference.1] ${base} and ${current}: ${expected || 'equal'}`, () => {
    assert.equal(shown(base, current), expected);
    const back = { '+': '-', '-': '+' } as Readonly<Record<string, string>>;
    const signs = (found: string) => [...found.matchAll(/(?:^| )([-+~!])/g)].map(([, sign = '']) => sign).sort();
    assert.deepEqual(
      signs(shown(current, base)),
      signs(expected)
        .map((sign) => back[sign] ?? sign)
        .sort(),
    );
  });
}

const id = (number: number) => `u00000000-0000-0000-0000-00000000000${number}`;

const RECORDS: readonly (readonly [why: string, base: string, current: string, expected: string])[] = [
  [
    'one is new and the next has changed',
    `[{'id':${id(1)}, 'n':i1}, {'id':${id(2)}, 'n':i2}]`,
    `[{'id':${id(3)}, 'n':i3}, {'id':${id(1)}, 'n':i7}, {'id':${id(2)}, 'n':i2}]`,
    '+/0 ~/1/n',
  ],
  [
    'one is gone and the next has changed',
    `[{'id':${id(1)}, 'n':i1}, {'id':${id(2)}, 'n':i2}]`,
    `[{'id':${id(2)}, 'n':i3}]`,
    '-/0 ~/0/n',
  ],
  ['all have another id', `[{'id':${id(1)}}]`, `[{'id':${id(2)}}]`, '~/0/id'],
  [
    'the first uuid is the same in all, so the next one counts',
    `[{'of':${id(9)}, 'id':${id(1)}, 'n':i1}]`,
    `[{'of':${id(9)}, 'id':${id(3)}, 'n':i3}, {'of':${id(9)}, 'id':${id(1)}, 'n':i7}]`,
    '+/0 ~/1/n',
  ],
  [
    'two have the same id, so that none counts',
    `[{'id':${id(1)}, 'n':i1}]`,
    `[{'id':${id(1)}, 'n':i3}, {'id':${id(1)}, 'n':i7}]`,
    '~/0/n +/1',
  ],
  [
    'null is no id',
    `[{'id':${id(0)}, 'n':i1}]`,
    `[{'id':${id(2)}, 'n':i3}, {'id':${id(0)}, 'n':i7}]`,
    '~/0/id ~/0/n +/1',
  ],
];

for (const [why, base, current, expected] of RECORDS) {
  test(`[llsd.difference.5] records are known by their ids: ${why}`, () =>
    assert.equal(shown(base, current), expected));
}

test('[llsd.difference.5] only so many ids are tried', () => {
  const record = (own: number, n: number, before: number) => {
    const same = Array.from({ length: before }, (_, at) => `'k${at}':${id(9)}`);
    return `{${[...same, `'id':${id(own)}`, `'n':i${n}`].join(', ')}}`;
  };
  const compared = (before: number) =>
    shown(
      `[${record(1, 1, before)}, ${record(2, 2, before)}]`,
      `[${record(3, 3, before)}, ${record(1, 7, before)}, ${record(2, 2, before)}]`,
    );
  assert.equal(compared(MAX_IDS_TRIED - 1), '+/0 ~/1/n');
  assert.equal(compared(MAX_IDS_TRIED), '~/0/id ~/0/n +/1');
});

test('[llsd.difference.2] dates are equal to the microsecond, whatever form they were in', () => {
  const odd = 1_138_804_193_123.457;
  assert.equal(difference(nodeOf(date(odd)), nodeOf(date((odd / 1000) * 1000))), undefined);
  assert.equal(difference(nodeOf(date(0.0001)), nodeOf(date(0))), undefined);
  assert.equal(difference(nodeOf(date(0.001)), nodeOf(date(0)))?.change, 'changed');
  assert.equal(difference(nodeOf(integer(1)), nodeOf(real(1)))?.change, 'type');
});

test('[llsd.difference.1] the same document in another form is equal', () => {
  const document = node(
    "{'a':[i1, r2, 'x', u6bad258e-06f0-4a87-a659-493117c9c162], 'b':{'c':d\"2026-01-01T00:00:00.123456Z\"}}",
  );
  for (const form of FORMS) {
    const octets = writeForm(form, plainValue(document), { header: true });
    assert.equal(formOf(octets), form);
    const { root } = readForm(form, octets);
    assert.ok(root);
    assert.equal(difference(document, root), undefined);
  }
});

test('a difference has its places in both documents, and leads to what is in it', () => {
  const found = difference(node("{'a':[i1, i2]}"), node("{'b':!, 'a':[i1, i3]}"));
  assert.equal(found?.change, 'inside');
  const [b, a] = found?.children ?? [];
  assert.deepEqual(
    [b?.change, b?.step, b?.base, b?.current?.member?.keyRange],
    ['added', 'b', undefined, { start: 1, end: 4 }],
  );
  assert.deepEqual([a?.change, a?.step, a?.children.length], ['inside', 'a', 1]);
  const [item] = a?.children ?? [];
  assert.deepEqual(
    [item?.step, item?.base?.node.start, item?.current?.node.start, item?.base?.member],
    [1, 10, 17, undefined],
  );
});
