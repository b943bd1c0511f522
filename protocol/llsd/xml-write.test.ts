import assert from 'node:assert/strict';
import { test } from 'node:test';
import { array, date, integer, type Llsd, map, string, undef, uri } from './value.ts';
import { readLlsdXml, writeLlsdXml } from './xml.ts';
import { xmlLosses } from './xml-write.ts';

const VALUE = map({ b: array([integer(1), array([])]), a: map({ c: string('x\ny') }), '': undef });

test('[llsd.xml.12] laid out, one element a line', () => {
  const lines = [
    '<llsd>',
    '<map>',
    '  <key>b</key>',
    '  <array>',
    '    <integer>1</integer>',
    '    <array/>',
    '  </array>',
    '  <key>a</key>',
    '  <map>',
    '    <key>c</key>',
    '    <string>x\ny</string>',
    '  </map>',
    '  <key></key>',
    '  <undef/>',
    '</map>',
    '</llsd>',
    '',
  ];
  const pretty = writeLlsdXml(VALUE, { pretty: 2 });
  assert.equal(pretty, lines.join('\n'));
  assert.deepEqual(readLlsdXml(pretty).value, VALUE);
  assert.equal(writeLlsdXml(VALUE, { pretty: 'tab' }), lines.map((line) => line.replaceAll('  ', '\t')).join('\n'));
  assert.equal(writeLlsdXml(string('x'), { pretty: 4 }), '<llsd>\n<string>x</string>\n</llsd>\n');
});

test('[llsd.xml.12] keys in the order of their octets', () => {
  // In UTF-16 the halves of the last one come before the one before it.
  const keys = ['', 'A', 'a', 'aa', 'é', '\uffee', '😀', '😁'];
  const written = (sortKeys: boolean) => {
    const value = map({ x: map(keys.toReversed().map((key) => [key, undef])) });
    const { value: read } = readLlsdXml(writeLlsdXml(value, { sortKeys, pretty: 0 }));
    const inner = read.kind === 'map' ? read.entries.get('x') : undefined;
    return inner?.kind === 'map' ? [...inner.entries.keys()] : [];
  };
  assert.deepEqual(written(true), keys);
  assert.deepEqual(written(false), keys.toReversed());
  assert.equal(
    writeLlsdXml(map({ b: undef, a: undef }), { sortKeys: true }),
    '<llsd><map><key>a</key><undef/><key>b</key><undef/></map></llsd>',
  );
});

test('[llsd.xml.11] with an XML declaration where it is asked for', () => {
  assert.equal(
    writeLlsdXml(undef, { declaration: true }),
    '<?xml version="1.0" encoding="UTF-8"?>\n<llsd><undef/></llsd>',
  );
  const value = array([string('x')]);
  assert.deepEqual(readLlsdXml(writeLlsdXml(value, { declaration: true, pretty: 2 })), { value, problems: [] });
});

const LOSSES: readonly (readonly [Llsd, readonly (readonly [string, string])[]])[] = [
  [VALUE, []],
  [
    string('\u0001b\u0001\ud800'),
    [
      ['', 'U+0001'],
      ['', 'U+D800'],
    ],
  ],
  [
    map({ 'a\u0002': array([undef, uri('\uffff')]) }),
    [
      ['/a\u0002', 'U+0002'],
      ['/a\u0002/[1]', 'U+FFFF'],
    ],
  ],
  [
    array([date(Number.NaN), date(253_402_300_800_000)]),
    [
      ['/[0]', 'years 1 to 9999'],
      ['/[1]', 'years 1 to 9999'],
    ],
  ],
  [array([date(0.001), date(1_138_804_193_250.5), date(-1), date(0.0001)]), [['/[3]', 'microseconds']]],
];

for (const [value, expected] of LOSSES) {
  test(`[llsd.xml.13] what is lost in ${JSON.stringify(value)}`, () => {
    const losses = xmlLosses(value);
    assert.deepEqual(
      losses.map(({ path }) => path),
      expected.map(([path]) => path),
    );
    for (const [index, [, words]] of expected.entries()) assert.ok(losses[index]?.message.includes(words), words);
  });
}
