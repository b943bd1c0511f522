// Keys and tags of a document: what belongs together, and what renaming changes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../protocol/apply-edits.ts';
import { Lines } from '../../protocol/lines.ts';
import { markedPoint } from '../../test/support/marked-text.ts';
import { type AnyLanguage, LLSD_NOTATION, LLSD_XML } from '../languages.ts';

const open = (language: AnyLanguage, text: string) => language.open(text, new Lines(text));

/** The text after a renaming at a point, or why there is none. */
function renamed(language: AnyLanguage, marked: string, put: string): string {
  const { text, at } = markedPoint(marked);
  const document = open(language, text);
  const name = document.nameAt(at);
  if (name === undefined) return document.renameRefusal;
  assert.equal(name.isLocal === true, name.kind === 'key');
  const uses = document.uses(name);
  const problem = document.renameProblem(name, put);
  return (
    problem ??
    applyEdits(
      text,
      uses.map((use) => ({ range: use.range, text: document.spelled(use, put) })),
    )
  );
}

const MAPS = '<map><key>a</key><map><key>a</key><undef/></map></map>';

const renamings: readonly (readonly [marked: string, put: string, result: string])[] = [
  [`<llsd>${MAPS.replace('>a', '>a|')}</llsd>`, 'b', `<llsd>${MAPS.replaceAll('>a<', '>b<')}</llsd>`],
  [`<llsd>${MAPS.replace('<key>a', '<k|ey>a')}</llsd>`, 'b', 'Only keys and names of messages can be renamed.'],
  [
    '<llsd><map><key>|a</key><undef/></map></llsd>',
    'b & <c>',
    '<llsd><map><key>b &amp; &lt;c&gt;</key><undef/></map></llsd>',
  ],
  ['<llsd><map><key>a&amp;|b</key><undef/></map></llsd>', 'a', '<llsd><map><key>a</key><undef/></map></llsd>'],
  ['<llsd><map><key>|a</key><undef/></map></llsd>', 'a', '<llsd><map><key>a</key><undef/></map></llsd>'],
  [
    '<llsd><map><key>|a</key><undef/></map></llsd>',
    '',
    'A key has at least one character: the viewer drops the value of an empty one.',
  ],
  ['<llsd><map><key>|a</key><undef/></map></llsd>', '\u0001', '"\\u0001" has a character that XML cannot hold.'],
  [
    '<llsd>\n<map><key>|a</key><undef/><key>b</key><undef/></map></llsd>',
    'b',
    'The map on line 2 has a key "b" already.',
  ],
  ['<llsd><map><key>|</key><undef/></map></llsd>', 'b', 'Only keys and names of messages can be renamed.'],
  ['<llsd><map><key>a</key><string>b|</string></map></llsd>', 'b', 'Only keys and names of messages can be renamed.'],
];

for (const [marked, put, result] of renamings)
  test(`[llsd.rename.1] [llsd.rename.2] [llsd.rename.3] in ${marked} ${JSON.stringify(put)} gives ${result}`, () =>
    assert.equal(renamed(LLSD_XML, marked, put), result));

const notation: readonly (readonly [marked: string, put: string, result: string])[] = [
  [`{'a|':{"a":!}}`, 'b', `{'b':{"b":!}}`],
  [`{'|a':{"a":!}}`, `it's "so"`, `{'it\\'s "so"':{"it's \\"so\\"":!}}`],
  [`{s(1)"a|":!,'b':['a']}`, 'sea', `{'sea':!,'b':['a']}`],
  [`{'sa|':!}`, 'b', `{'b':!}`],
  [`{'a':'a|'}`, 'b', 'Only keys can be renamed.'],
  [`{'a|':!, 'b':!}`, 'b', 'The map on line 1 has a key "b" already.'],
  [`{'ab':i1,'cd|`, 'x', `{'ab':i1,'x`],
  [`{'ab':i1,"c|`, `it's "so"`, `{'ab':i1,"it's \\"so\\"`],
  [`[{'c|d':i1},{'cd`, 'x', `[{'x':i1},{'x`],
  [`{'ab':i1,'c|d":i2}\n`, 'x', `{'ab':i1,'x`],
];

for (const [marked, put, result] of notation)
  test(`[llsd.rename.1] [llsd.rename.3] in notation ${marked} becomes ${result}`, () =>
    assert.equal(renamed(LLSD_NOTATION, marked, put), result));

const lit: readonly (readonly [language: AnyLanguage, marked: string, ...places: readonly string[]])[] = [
  [LLSD_XML, `<llsd>${MAPS.replace('>a', '>a|')}</llsd>`, '16 a', '33 a'],
  [LLSD_XML, `<llsd>${MAPS.replace('<map>', '<ma|p>')}</llsd>`, '7 map', '56 map'],
  [LLSD_XML, '<llsd><array><integer>5</integer|></array></llsd>', '14 integer', '25 integer'],
  [LLSD_XML, '<llsd><array><integer>5|</integer></array></llsd>'],
  [LLSD_XML, '<ll|sd x="y"><undef/></llsd>', '1 llsd', '22 llsd'],
  [LLSD_XML, '<llsd><undef/></llsd|>', '1 llsd', '16 llsd'],
  [LLSD_XML, '<llsd><map><ke|y>a</key><undef/></map></llsd>', '12 key', '19 key'],
  [LLSD_XML, '<llsd><ma|p/></llsd>'],
  [LLSD_XML, '<llsd><ma|p><undef/></llsd>'],
  [LLSD_XML, '<llsd><strin|>a</strin></llsd>', '7 strin', '16 strin'],
  [LLSD_NOTATION, `{'a|':{'a':!}, 'b':!}`, '2 a', '7 a'],
  [LLSD_NOTATION, "['a|']"],
];

for (const [language, marked, ...places] of lit) {
  test(`[llsd.tags.1] at ${marked} light up: ${places.join(', ') || 'none'}`, () => {
    const { text, at } = markedPoint(marked);
    const document = open(language, text);
    const lines = new Lines(text);
    const found = document.highlights(at).map(({ range }) => [lines.offset(range.start), lines.offset(range.end)]);
    assert.deepEqual(
      found.map(([start = 0, end]) => `${start} ${text.slice(start, end)}`),
      places,
    );
    const tags = document.linked(at).map(({ start, end }) => [start, end]);
    assert.deepEqual(tags, /\d a$/u.test(`${places[0]}`) ? [] : found);
  });
}
