// Whatever is edited, and however the edits travel: the server has the text that the editor has.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtInTemplateText } from '../../protocol/template/built-in.ts';
import { seeded } from '../support/seeded.ts';
import { at, type Change, type Editor, type Place, URI, withServer } from './editor.ts';

const OTHER = 'file:///b/message_template.msg';

/** Everything that the server makes of a text, in one value. */
async function seen(editor: Editor, uri: string): Promise<object> {
  const colours: { data: number[] } = await editor.ask('semanticTokens/full', {}, uri);
  return {
    diagnostics: await editor.pull(uri),
    outline: await editor.ask('documentSymbol', {}, uri),
    folding: await editor.ask('foldingRange', {}, uri),
    colours: colours.data,
  };
}

/** The server sees the edited text as if it had been opened like that. Links from place to place name the text. */
async function sameAsFresh(editor: Editor, text: string, about: string): Promise<void> {
  await editor.open(text, OTHER);
  const [grown, fresh] = [await seen(editor, URI), await seen(editor, OTHER)];
  await editor.close(OTHER);
  const unnamed = JSON.parse(JSON.stringify(fresh).replaceAll(OTHER, URI));
  assert.deepEqual(grown, unnamed, `${about}, in ${JSON.stringify(text.slice(0, 2000))}`);
}

/** A place as the protocol counts it; slow and plain, so that it proves something. No place is inside of CR LF. */
function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/u);
  return at(before.length - 1, before.at(-1)?.length ?? 0);
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

const changeOf = (text: string, { start, end, put }: Splice): Change => ({
  range: { start: placeAt(text, start), end: placeAt(text, end) },
  text: put,
});

const spliced = (text: string, { start, end, put }: Splice): string => text.slice(0, start) + put + text.slice(end);

const HEAD = 'version 2.0\n{ Chat Low 1 Trusted Unencoded { A Single { X UUID } } }\n';

const cases: readonly (readonly [what: string, before: string, changes: readonly Change[], after: string])[] = [
  [
    'a word in the middle is replaced',
    HEAD,
    [{ range: { start: at(1, 46), end: at(1, 50) }, text: 'LLUUID' }],
    HEAD.replace('UUID', 'LLUUID'),
  ],
  [
    'a change without a place is the whole text',
    HEAD,
    [{ text: 'version 2.0\n' }, { range: { start: at(1, 0), end: at(1, 0) }, text: '{' }],
    'version 2.0\n{',
  ],
  [
    'each change is about what the one before has left',
    'abc\n',
    [
      { range: { start: at(0, 0), end: at(0, 1) }, text: 'x\ny' },
      { range: { start: at(1, 0), end: at(1, 1) }, text: '' },
      { range: { start: at(1, 2), end: at(2, 0) }, text: '{' },
    ],
    'x\nbc{',
  ],
  [
    'a line end of two characters is parted',
    'a\r\nb\r\nc',
    [{ range: { start: at(0, 1), end: at(1, 0) }, text: '\rx\n' }],
    'a\rx\nb\r\nc',
  ],
  [
    'two line ends become one',
    'a\rx\nb {',
    [
      { range: { start: at(1, 0), end: at(1, 1) }, text: '' },
      { range: { start: at(1, 0), end: at(1, 1) }, text: 'd' },
    ],
    'a\r\nd {',
  ],
  [
    'a CR is written before a LF, and a LF behind a CR',
    'a\nb\rc',
    [
      { range: { start: at(0, 1), end: at(0, 1) }, text: '\r' },
      { range: { start: at(2, 0), end: at(2, 0) }, text: '\n' },
      { range: { start: at(2, 0), end: at(2, 1) }, text: '}' },
    ],
    'a\r\nb\r\n}',
  ],
  [
    'half of an astral character goes',
    '// 😀 {\n{',
    [{ range: { start: at(0, 4), end: at(0, 5) }, text: '' }],
    '// \ud83d {\n{',
  ],
  [
    'halves of astral characters meet',
    '\ud83d.\ude00 {',
    [{ range: { start: at(0, 1), end: at(0, 2) }, text: '' }],
    '\ud83d\ude00 {',
  ],
  [
    'places behind the ends are drawn to them',
    'a\nb',
    [{ range: { start: at(0, 99), end: at(99, 99) }, text: '{' }],
    'a{',
  ],
];

for (const [what, before, changes, after] of cases) {
  test(`${what}: the server sees what the editor sees`, () =>
    withServer(async (editor) => {
      await editor.open(before);
      await editor.pull();
      await editor.change(changes);
      await sameAsFresh(editor, after, what);
    }));
}

test('a text that is opened once more without being closed is the last one', () =>
  withServer(async (editor) => {
    for (const text of ['version 2.0\n{ Chat }\n', HEAD]) {
      await editor.open(text);
      await sameAsFresh(editor, text, 'opened');
    }
  }));

const SEED = 33_091;
const EDITS = 500;
/** So many edits are compared in one go: the fewer, the nearer a failure is to its cause. */
const STRIDE = 50;
const TYPED = [
  ...[
    '{',
    '}',
    '{ A Low 5 Trusted Unencoded',
    ' Single',
    '{ X U8 }',
    'Variable 2',
    '//',
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    ' ',
    '\t',
  ],
  ...['😀', '\ud83d', '\ude00', 'é', '\u2028', '\u0085', '界', '0x10', 'version 2.0'],
];

test(`${EDITS} random edits leave the server with the editor's text (seed ${SEED})`, () =>
  withServer(async (editor) => {
    const random = seeded(SEED);
    const upTo = (most: number): number => Math.floor(random() * most);
    let text = builtInTemplateText.slice(0, 6000).replaceAll('\n{', '\r\n{');
    const randomSplice = (): Splice => {
      const start = outsideLineEnd(text, upTo(text.length + 1));
      const end = outsideLineEnd(text, Math.min(text.length, start + upTo(12)));
      return { start, end: Math.max(start, end), put: TYPED[upTo(TYPED.length)] ?? '' };
    };
    await editor.open(text);
    for (let turn = 0; turn < EDITS; turn += 1) {
      const changes = Array.from({ length: 1 + upTo(3) }, () => {
        const splice = randomSplice();
        const change = changeOf(text, splice);
        text = spliced(text, splice);
        return change;
      });
      await editor.change(changes);
      if (turn % STRIDE === STRIDE - 1) await sameAsFresh(editor, text, `seed ${SEED}, edit ${turn}`);
      else if (turn % 5 === 0) await editor.pull();
    }
  }));

/** The protocol has no place between CR and LF. */
const outsideLineEnd = (text: string, offset: number): number =>
  text.startsWith('\r\n', offset - 1) ? offset - 1 : offset;
