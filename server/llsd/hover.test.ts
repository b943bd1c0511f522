import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../../protocol/lines.ts';
import { markedRange } from '../../test/support/marked-text.ts';
import { type AnyLanguage, LLSD_NOTATION, LLSD_XML } from '../languages.ts';

const xml = (value: string) => `<llsd>${value}</llsd>`;

/** What stands over all of the marked stretch, as lines without markup. */
function hovered(language: AnyLanguage, marked: string): readonly string[] | undefined {
  const { text, start, end } = markedRange(marked);
  const lines = new Lines(text);
  const hovers = [start, Math.max(start, end - 1)].map((at) => language.open(text, lines).hover(at));
  assert.deepEqual(hovers[0], hovers[1]);
  const contents = hovers[0]?.contents;
  if (contents === undefined) return undefined;
  assert.deepEqual(hovers[0]?.range, lines.range({ start, end }));
  assert.ok(typeof contents === 'object' && 'value' in contents);
  return contents.value.split(/ {2}\n|\n\n/u).map((line) => line.replaceAll(/[\\*]/gu, ''));
}

const values: readonly (readonly [marked: string, lines: readonly string[] | undefined])[] = [
  ['«<undef/>»', ['undef · /']],
  ['«<boolean>1</boolean>»', ['boolean · /', 'true']],
  ['«<integer>5</integer>»', ['integer · /', '5 = 0x00000005', 'bits 0, 2']],
  ['«<integer>-1</integer>»', ['integer · /', '-1 = 0xFFFFFFFF = 4294967295 unsigned']],
  ['«<integer>0</integer>»', ['integer · /', '0 = 0x00000000']],
  ['«<real>0.1000000000000000055511151</real>»', ['real · /', '0.1']],
  ['«<string>añ😀</string>»', ['string · /', '3 characters, 7 octets of UTF-8']],
  ['«<string>a</string>»', ['string · /', '1 character']],
  ['«<uuid/>»', ['uuid · /', 'null: nobody, nothing']],
  ['«<uuid>89556747-24cb-43ed-920b-47caed15465f</uuid>»', ['uuid · /', 'texture: plywood, the default of new objects']],
  ['«<uuid>5748DECC-f629-461c-9a36-a35a221fe21f</uuid>»', ['uuid · /', 'texture: blank, all white']],
  ['«<uuid>11111111-2222-4333-8444-555555555555</uuid>»', ['uuid · /', 'random (version 4)']],
  ['«<uuid>11111111-2222-3333-8444-555555555555</uuid>»', ['uuid · /']],
  [
    '«<date>2026-11-21T06:40:04.5Z</date>»',
    ['date · /', 'Saturday, 2026-11-21 06:40:04.5 UTC', '1795243204.5 s since 1970'],
  ],
  ['«<date>1969-12-31T00:00:00Z</date>»', ['date · /', 'Wednesday, 1969-12-31 00:00:00 UTC', '-86400 s since 1970']],
  ['«<uri>http://a</uri>»', ['uri · /', '8 characters']],
  ['«<binary/>»', ['binary · /', 'no octets']],
  ['«<binary>aGk=</binary>»', ['binary · /', '2 octets', '`68 69`', 'text “hi”']],
  ['«<binary>AAAABQ==</binary>»', ['binary · /', '4 octets', '`00 00 00 05`', 'U32 5', 'IP address 0.0.0.5']],
  [
    '«<binary>AAPoAAAD6AA=</binary>»',
    [
      'binary · /',
      '8 octets',
      '`00 03 e8 00 00 03 e8 00`',
      'U64 1099511628032000',
      'region handle: (1000, 1000) on the grid',
    ],
  ],
  ['«<binary>AAAAAAAAAAU=</binary>»', ['binary · /', '8 octets', '`00 00 00 00 00 00 00 05`', 'U64 5']],
  [
    '«<binary>iVVnRyTLQ+2SC0fK7RVGXw==</binary>»',
    [
      'binary · /',
      '16 octets',
      '`89 55 67 47 24 cb 43 ed 92 0b 47 ca ed 15 46 5f`',
      'uuid 89556747-24cb-43ed-920b-47caed15465f',
    ],
  ],
  [`«<binary>${'AAAA'.repeat(11)}</binary>»`, ['binary · /', '33 octets', `\`${'00 '.repeat(32)}…\``]],
  ['«<array>»<real>1</real><integer>2</integer><real>0.5</real></array>', ['array · /', '3 elements', '(1, 2, 0.5)']],
  ['<array><map/><map/>«</array>»', ['array · /', '2 elements of map']],
  ['«<map>»<key>a</key><undef/></map>', ['map · /', '1 member']],
  ['<map>«<key>a</key>»<integer>1</integer></map>', ['integer · /a', '1 = 0x00000001', 'bits 0']],
  ['<map>«<key>a</key>» </map>', ['no value yet · /a']],
  [
    '<map><key>events</key><array><undef/><map><key>body</key> «<boolean>0</boolean>»</map></array></map>',
    ['boolean · /events/[1]/body', 'false'],
  ],
  [`<map><key>${'a'.repeat(300)}</key> «<undef/>»</map>`, [`undef · …${'a'.repeat(200)}`]],
  ['<array>\n «» \n<undef/></array>', undefined],
];

for (const [marked, lines] of values) {
  test(`over ${marked.slice(0, 80)} stands ${lines?.join(' | ').slice(0, 80) ?? 'nothing'}`, () =>
    assert.deepEqual(hovered(LLSD_XML, xml(marked)), lines));
}

const notation: readonly (readonly [marked: string, lines: readonly string[] | undefined])[] = [
  ['«!»', ['undef · /']],
  ["{'a': «i5»}", ['integer · /a', '5 = 0x00000005', 'bits 0, 2']],
  ["{«'a'»:i1}", ['integer · /a', '1 = 0x00000001', 'bits 0']],
  ['[!,  «b16"6869"» ]', ['binary · /[1]', '2 octets', '`68 69`', 'text “hi”']],
  ['«[»!, !]', ['array · /', '2 elements of undef']],
  ["[ «'*a*'» ]", ['string · /[0]', '3 characters']],
  ["{'*a*':  «!» }", ['undef · /a']],
];

for (const [marked, lines] of notation)
  test(`over ${marked} in notation stands ${lines?.join(' | ') ?? 'nothing'}`, () =>
    assert.deepEqual(hovered(LLSD_NOTATION, marked), lines));

test('texts of others are no markup', () => {
  const text = "{'*a*':!}";
  const contents = LLSD_NOTATION.open(text, new Lines(text)).hover(2)?.contents;
  assert.deepEqual(contents, { kind: 'markdown', value: '**undef** · /\\*a\\*' });
});
