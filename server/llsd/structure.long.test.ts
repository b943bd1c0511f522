// The outline, what folds, and how a selection grows, in both spellings that are texts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentSymbol } from 'vscode-languageserver';
import { Lines } from '../../protocol/lines.ts';
import { markedPoint } from '../../test/support/marked-text.ts';
import { type AnyLanguage, LLSD_NOTATION, LLSD_XML } from '../languages.ts';
import { MAX_FOLDS } from './folding.ts';
import { MAX_LINKS } from './links.ts';
import { MAX_SYMBOLS } from './symbols.ts';

const XML = `<llsd>
<map>
  <key>flags</key>
  <integer>5</integer>
  <key></key>
  <map>
    <key>b</key>
    <array>
      <string>one
two</string>
      <binary>AAAA</binary>
      <undef/>
    </array>
  </map>
  <!-- two
       lines -->
  <key>late</key>
</map>
</llsd>
`;
const NOTATION = `{'flags':i5, '':{
  'b':[
    'one
two',
    b64"AAAA", !
  ]
}}`;

const open = (language: AnyLanguage, text: string) => language.open(text, new Lines(text));
const outline = (symbols: readonly DocumentSymbol[] = []): readonly string[] =>
  symbols.flatMap(({ name, detail, children }) => [
    `${name}=${detail}`,
    ...outline(children).map((line) => `  ${line}`),
  ]);

const KEYS = [
  'flags=5',
  '(no name)=1 member',
  '  b=3 elements',
  '    [0]=one two',
  '    [1]=3 octets',
  '    [2]=undef',
];

for (const [language, text, lines] of [
  [LLSD_XML, XML, [...KEYS, 'late=']],
  [LLSD_NOTATION, NOTATION, KEYS],
] as const) {
  test(`the outline of ${language.id} has keys and elements, with their values in short`, () => {
    const symbols = open(language, text).symbols();
    assert.deepEqual(outline(symbols), lines);
    assert.deepEqual(open(language, text).searched(), []);
  });
}

test('what an outline points at is in what it spans', () => {
  const [first, second] = open(LLSD_XML, XML).symbols();
  assert.deepEqual(first?.range, { start: { line: 2, character: 2 }, end: { line: 3, character: 22 } });
  assert.deepEqual(first?.selectionRange, { start: { line: 2, character: 2 }, end: { line: 2, character: 18 } });
  assert.equal(second?.range.end.line, 13);
});

test('an outline is as deep as there is room, and is cut where even its first level is too long', () => {
  const item = '<map><key>a</key><undef/></map>';
  const count = (number: number) =>
    outline(open(LLSD_XML, `<llsd><array>${item.repeat(number)}</array></llsd>`).symbols());
  assert.equal(count(MAX_SYMBOLS / 2).length, MAX_SYMBOLS);
  assert.equal(count(MAX_SYMBOLS / 2 + 1).length, MAX_SYMBOLS / 2 + 1);
  assert.equal(count(MAX_SYMBOLS + 1).length, MAX_SYMBOLS);
});

test('containers fold behind the line that opens them, comments whole', () => {
  const folds = (language: AnyLanguage, text: string) =>
    open(language, text)
      .folding()
      .map(({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind === undefined ? '' : ` ${kind}`}`);
  assert.deepEqual(folds(LLSD_XML, XML), ['1-16', '5-12', '7-11', '14-15 comment']);
  assert.deepEqual(folds(LLSD_NOTATION, NOTATION), ['0-5', '0-5', '1-4']);
  assert.deepEqual(folds(LLSD_XML, '<llsd>\n<map>\n</map><array/>\n</llsd>'), []);
  assert.deepEqual(folds(LLSD_XML, '<llsd><undef/></llsd>\n<!-- never\nclosed'), ['1-2 comment']);
});

test('no more folds are told than an editor takes', () => {
  const text = `<llsd><array>${'<map>\n\n</map>'.repeat(MAX_FOLDS + 1)}</array></llsd>`;
  assert.equal(open(LLSD_XML, text).folding().length, MAX_FOLDS);
  const comments = `<llsd><array>${'<map>\n\n</map>'.repeat(MAX_FOLDS - 2)}</array></llsd>${'<!--\n-->'.repeat(9)}`;
  assert.equal(open(LLSD_XML, comments).folding().length, MAX_FOLDS);
});

const selections: readonly (readonly [language: AnyLanguage, marked: string, ...held: readonly string[]])[] = [
  [
    LLSD_XML,
    '<llsd><array><string>a| b</string></array></llsd>',
    'a b',
    '<string>a b</string>',
    '<array><string>a b</string></array>',
  ],
  [
    LLSD_XML,
    '<llsd><map><key>a|</key><undef/> </map></llsd>',
    'a',
    '<key>a</key>',
    '<key>a</key><undef/>',
    '<key>a</key><undef/> ',
    '<map><key>a</key><undef/> </map>',
  ],
  [
    LLSD_XML,
    '<llsd><map><key>a</key> <und|ef/></map></llsd>',
    '<undef/>',
    '<key>a</key> <undef/>',
    '<map><key>a</key> <undef/></map>',
  ],
  [LLSD_XML, '|<llsd><undef/></llsd>'],
  [LLSD_NOTATION, "{'a':i|5, 'b':!}", '5', 'i5', "'a':i5", "'a':i5, 'b':!"],
  [LLSD_NOTATION, "[!, 'a|b']", 'ab', "'ab'", "!, 'ab'"],
];

for (const [language, marked, ...held] of selections) {
  test(`the selection in ${marked} grows`, () => {
    const { text, at } = markedPoint(marked);
    const grown = open(language, text)
      .selection(at)
      .map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(grown, [...held, text]);
  });
}

test('addresses of pages and files can be followed, others not, and not too many', () => {
  const targets = (text: string) =>
    open(LLSD_XML, `<llsd><array>${text}</array></llsd>`)
      .links()
      .map(({ target }) => target);
  const uris = [
    'http://a/b?c',
    'HTTPS://a',
    'file:///a/b',
    'http://',
    'file://a',
    'javascript:x',
    'command:x',
    'http://a b',
    '',
  ];
  assert.deepEqual(targets(uris.map((uri) => `<uri>${uri}</uri>`).join('')), [
    'http://a/b?c',
    'HTTPS://a',
    'file:///a/b',
  ]);
  assert.deepEqual(targets('<string>http://a</string><map><key>k</key><uri>http://a/?b&amp;c</uri></map>'), [
    'http://a/?b&c',
  ]);
  assert.equal(targets('<uri>http://a</uri>'.repeat(MAX_LINKS + 1)).length, MAX_LINKS);
  const text = '[l"http://a"]';
  assert.deepEqual(open(LLSD_NOTATION, text).links(), [
    { range: { start: { line: 0, character: 3 }, end: { line: 0, character: 11 } }, target: 'http://a' },
  ]);
});

test('texts without a value have nothing to show', () => {
  for (const [language, texts] of [
    [LLSD_XML, ['', ' ', '<llsd>', '<llsd/>', '%']],
    [LLSD_NOTATION, ['', ' ', '<? llsd/notation ?>']],
  ] as const)
    for (const text of texts) {
      const { symbols, folding, links, hover, highlights, linked, nameAt, tokens } = open(language, text);
      assert.deepEqual([symbols(), folding(), links(), tokens()], [[], [], [], []]);
      assert.deepEqual([hover(0), highlights(0), linked(0), nameAt(0)], [undefined, [], [], undefined]);
    }
});
