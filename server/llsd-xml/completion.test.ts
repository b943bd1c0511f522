import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../../protocol/lines.ts';
import { markedPoint } from '../../test/support/marked-text.ts';
import { LLSD_XML } from '../languages.ts';
import { field } from '../llsd/offers.ts';

/** The labels offered at a point, and the text with the first offer taken. */
function offered(marked: string, behind?: string) {
  const { text, at } = markedPoint(marked);
  const lines = new Lines(text);
  const items = LLSD_XML.open(text, lines).completion(at, behind);
  const edit = items[0]?.textEdit;
  const taken =
    edit === undefined || !('range' in edit)
      ? undefined
      : text.slice(0, lines.offset(edit.range.start)) + edit.newText + text.slice(lines.offset(edit.range.end));
  return { labels: items.map(({ label }) => label), taken };
}

const TYPES = ['string', 'integer', 'boolean', 'real', 'uuid', 'date', 'uri', 'binary', 'map', 'array'].map(
  (name) => `<${name}>`,
);
const VALUES = [...TYPES, '<undef/>'];
const KEYS = ['<key> and value', '<key>', '</map>'];

const cases: readonly (readonly [marked: string, labels: readonly string[]])[] = [
  ['|', ['<llsd>']],
  ['<|', ['<llsd>']],
  ['<?xml version="1.0"?>\n<l|', ['<llsd>']],
  ['<llsd>|</llsd>', [...VALUES, '</llsd>']],
  ['<llsd><|></llsd>', [...VALUES, '</llsd>']],
  ['<llsd><array><str|</array></llsd>', [...VALUES, '</array>']],
  ['<llsd><map>|</map></llsd>', KEYS],
  ['<llsd><map><|</map></llsd>', KEYS],
  ['<llsd><map><key>a</key>\n<|\n</map></llsd>', VALUES],
  ['<llsd><map><key/><|</map></llsd>', VALUES],
  ['<llsd><map><key>a</key><map/>|</map></llsd>', KEYS],
  ['<llsd><map><key>a</key><map><key>b</key><undef/></map><|', KEYS],
  ['<llsd><map><key>a</key><array><map></|', ['</map>']],
  ['<llsd><map></ma|></llsd>', ['</map>']],
  ['<llsd><array><wrong></|', ['</wrong>']],
  ['<llsd></llsd></|', []],
  ['<llsd><boolean>|</boolean></llsd>', ['true', 'false']],
  ['<llsd><boolean>tr|</boolean></llsd>', ['true', 'false']],
  ['<llsd><string>|</string></llsd>', []],
  ['<llsd><string>a<|</string></llsd>', ['</string>']],
  ['<llsd><binary |', ['encoding']],
  ['<llsd><binary enc|></binary></llsd>', ['encoding']],
  ['<llsd><string |></string></llsd>', []],
  ['<llsd><array><!-- <| -->', []],
  ['<llsd><array><!-- a | -->', []],
  ['<llsd><array><![CDATA[ | ]]>', []],
  ['<?xml |?>', []],
  ['<llsd><string>a < b|</string></llsd>', []],
  [
    '<llsd><array><map><key>a</key><integer>1</integer><key>b &amp;</key><undef/></map><map>|</map></array></llsd>',
    ['a', 'b &', ...KEYS],
  ],
  [
    '<llsd><array><map><key>a</key><integer>1</integer><key>b</key><undef/></map><map><key>a</key><undef/><|</map></array></llsd>',
    ['b', ...KEYS],
  ],
  [
    '<llsd><array><map><key>x</key><map/></map><map><key>y</key><map><key>b</key><undef/></map>|</map></array></llsd>',
    ['x', ...KEYS],
  ],
  ['<llsd><array><map><key>x</key><map/></map><map><key>y</key><map/>|</map></array></llsd>', ['x', ...KEYS]],
  ['<llsd><array><map><key>x</key><map/></map><map><|', ['x', ...KEYS]],
  ['<llsd><array><map><key>a</key><undef/></map><map><key>|</key></map></array></llsd>', ['a']],
  ['<llsd><map><key>x</key><map><key>a</key><undef/></map><key>y</key><map>|</map></map></llsd>', ['a', ...KEYS]],
];

for (const [marked, labels] of cases)
  test(`at ${JSON.stringify(marked)} is offered: ${labels.join(' ') || 'nothing'}`, () =>
    assert.deepEqual(offered(marked).labels, labels));

const taken: readonly (readonly [marked: string, text: string])[] = [
  ['<llsd><arr|></llsd>', '<llsd><string>$0</string></llsd>'],
  ['<llsd><map></ma|></llsd>', '<llsd><map></map></llsd>'],
  ['<llsd><boolean>f|alse</boolean></llsd>', '<llsd><boolean>true</boolean></llsd>'],
  ['<llsd><binary e|></binary></llsd>', '<llsd><binary encoding="base64"></binary></llsd>'],
  [
    '<llsd><array><map><key>a$}</key><date/></map><map>\n<|\n</map></array></llsd>',
    `<llsd><array><map><key>a$}</key><date/></map><map>\n<key>a\\$\\}</key>\n<date>${field('1970-01-01T00:00:00Z')}</date>\n</map></array></llsd>`,
  ],
];

for (const [marked, text] of taken)
  test(`the first offer at ${JSON.stringify(marked)} makes it ${JSON.stringify(text)}`, () =>
    assert.equal(offered(marked).taken, text));

test('offers come by themselves behind marks of XML, not behind blanks', () => {
  assert.deepEqual(offered('<llsd><|', '<').labels, [...VALUES, '</llsd>']);
  assert.deepEqual(offered('<llsd></|', '/').labels, ['</llsd>']);
  assert.deepEqual(offered('<llsd> |', ' ').labels, []);
});

test('more than 200 maps beside one are not looked through', () => {
  const map = (key: string) => `<map><key>${key}</key><undef/></map>`;
  const marked = (count: number) => `<llsd><array>${map('a').repeat(count)}${map('b')}<map>|</map></array></llsd>`;
  assert.deepEqual(offered(marked(199)).labels, ['a', 'b', ...KEYS]);
  assert.deepEqual(offered(marked(200)).labels, ['a', ...KEYS]);
});
