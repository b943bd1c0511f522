import assert from 'node:assert/strict';
import { test } from 'node:test';
import { array, integer, map, string, undef } from './value.ts';
import { readLlsdXml, writeLlsdXml } from './xml.ts';

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
