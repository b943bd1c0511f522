import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { typedOf } from '../../test/support/llsd.ts';
import { markedRange } from '../../test/support/marked-text.ts';
import { applyEdits } from '../apply-edits.ts';
import { map, string } from './value.ts';
import { readLlsdXml, writeLlsdXml } from './xml.ts';
import { type XmlFormat, xmlFormatEdits } from './xml-format.ts';

const formatted = (text: string, format?: XmlFormat): string => applyEdits(text, xmlFormatEdits(text, format));

const LAYOUTS: readonly (readonly [string, string, string])[] = [
  [
    'one element a line, a key above its value',
    '<llsd><map><key>a</key><integer>1</integer><key>b</key><array><undef/></array></map></llsd>',
    '<llsd>\n<map>\n  <key>a</key>\n  <integer>1</integer>\n  <key>b</key>\n  <array>\n    <undef/>\n  </array>\n</map>\n</llsd>\n',
  ],
  [
    'the value inside llsd is indented where it was',
    '<llsd>\n    <array>\n    <undef/></array></llsd>\n',
    '<llsd>\n  <array>\n    <undef/>\n  </array>\n</llsd>\n',
  ],
  [
    'no text of a value changes',
    '<llsd><array><string> a\n  b </string><integer> 5 </integer><uuid>\n</uuid></array></llsd>',
    '<llsd>\n<array>\n  <string> a\n  b </string>\n  <integer> 5 </integer>\n  <uuid>\n</uuid>\n</array>\n</llsd>\n',
  ],
  [
    'containers with nothing in them close themselves, keys and scalars do not',
    '<llsd><map><key></key><map>\n\n</map><key>a</key><array ></array><key>b</key><string></string></map></llsd>',
    '<llsd>\n<map>\n  <key></key>\n  <map/>\n  <key>a</key>\n  <array />\n  <key>b</key>\n  <string></string>\n</map>\n</llsd>\n',
  ],
  [
    'an empty container directly before an end tag closes itself',
    '<llsd><array><map></map></array></llsd>',
    '<llsd>\n<array>\n  <map/>\n</array>\n</llsd>\n',
  ],
  [
    'comments stay behind what they stand behind, or above it',
    '<!-- top --><llsd>\n<array><!-- all -->\n<undef/>   <!-- one -->\n      <!-- two\n  lines --><undef/></array></llsd><!-- end -->',
    '<!-- top -->\n<llsd>\n<array> <!-- all -->\n  <undef/> <!-- one -->\n  <!-- two\n  lines -->\n  <undef/>\n</array>\n</llsd> <!-- end -->\n',
  ],
  [
    'a blank line stays one, but not at the ends of a container',
    '<llsd>\n<array>\n\n<undef/>\n\n\n\n<undef/>\n\n</array>\n</llsd>',
    '<llsd>\n<array>\n  <undef/>\n\n  <undef/>\n</array>\n</llsd>\n',
  ],
  [
    'declarations, headers and attributes stay',
    ' <?xml version="1.0" ?><!DOCTYPE llsd><llsd xmlns:xsi="urn:x"\n  xsi:x="y"><undef\n/></llsd>',
    '<?xml version="1.0" ?>\n<!DOCTYPE llsd>\n<llsd xmlns:xsi="urn:x"\n  xsi:x="y">\n<undef\n/>\n</llsd>\n',
  ],
  ['a byte order mark stays', '\ufeff<llsd><undef/></llsd>', '\ufeff<llsd>\n<undef/>\n</llsd>\n'],
  [
    'the line ends of the document',
    '<llsd>\r\n<array><undef/></array></llsd>',
    '<llsd>\r\n<array>\r\n  <undef/>\r\n</array>\r\n</llsd>\r\n',
  ],
  [
    'tabs where most lines have them',
    '<llsd>\n<array>\n\t<undef/>\n\t<undef/>\n  <undef/>\n</array>\n</llsd>\n',
    '<llsd>\n<array>\n\t<undef/>\n\t<undef/>\n\t<undef/>\n</array>\n</llsd>\n',
  ],
  [
    'unknown elements and stray text stay as they are',
    '<llsd><array><foo> <bar/> </foo>x\ny<undef/></array></llsd>',
    '<llsd>\n<array>\n  <foo> <bar/> </foo>\n  x\ny\n  <undef/>\n</array>\n</llsd>\n',
  ],
  [
    'up to where the text is broken',
    '<llsd><array><undef/><string>a & b</string><undef/></array></llsd>',
    '<llsd>\n<array>\n  <undef/><string>a & b</string><undef/></array></llsd>',
  ],
  ['what is never closed, from there on', '<llsd><array><undef/><undef/>', '<llsd><array><undef/><undef/>'],
  ['an end tag too many', '<llsd><undef/></llsd></llsd>', '<llsd>\n<undef/>\n</llsd></llsd>'],
  ['what follows the document', '<llsd><undef/></llsd>  tail', '<llsd>\n<undef/>\n</llsd>  tail'],
  ['what is no LLSD', '<html><body/></html>', '<html><body/></html>'],
  ['nothing', '', ''],
];

for (const [title, text, expected] of LAYOUTS) {
  test(`[llsd.format.1] layout: ${title}`, () => {
    assert.equal(formatted(text), expected);
    assert.deepEqual(xmlFormatEdits(expected), [], 'a second time changes nothing');
    assert.deepEqual(typedOf(readLlsdXml(expected).value), typedOf(readLlsdXml(text).value));
  });
}

test('[llsd.format.1] the width that is asked for', () => {
  const text = '<llsd>\n<array>\n\t<undef/>\n</array>\n</llsd>\n';
  assert.equal(formatted(text, { indent: 4 }), text.replace('\t', '    '));
  assert.equal(formatted(text, { indent: 0 }), text.replace('\t', ''));
  assert.equal(formatted(text.replace('\t', '  '), { indent: 'tab' }), text);
});

test('[llsd.format.1] within a range nothing else changes', () => {
  const { text, start, end } = markedRange('<llsd>\n<array>\n<undef/>\n«<undef/>\n»<undef/>\n</array>\n</llsd>\n');
  assert.equal(
    formatted(text, { within: { start, end } }),
    '<llsd>\n<array>\n<undef/>\n  <undef/>\n<undef/>\n</array>\n</llsd>\n',
  );
});

test('[llsd.format.1] the pretty form is laid out already', () => {
  const value = map({ a: map({}), b: map({ c: string('x\ny') }) });
  for (const pretty of [2, 4, 'tab'] as const) {
    assert.deepEqual(xmlFormatEdits(writeLlsdXml(value, { pretty }), { indent: pretty }), []);
  }
});

test('[llsd.format.1] real documents keep their values, and are laid out at once', (t) => {
  const corpus = process.env['REZBENCH_CORPUS'];
  if (corpus === undefined || !existsSync(corpus)) {
    t.skip('no corpus');
    return;
  }
  for (const name of readdirSync(path.join(corpus, 'llsd'))) {
    const text: string = readFileSync(path.join(corpus, 'llsd', name), 'utf8');
    const after = formatted(text);
    assert.deepEqual(readLlsdXml(after).value, readLlsdXml(text).value, name);
    assert.deepEqual(xmlFormatEdits(after), [], name);
    assert.equal(after.replaceAll(/\s/g, '').length <= text.replaceAll(/\s/g, '').length, true, name);
  }
});
