// Names as the editor asks for them: under the caret, everywhere, and whether they can become others.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../../protocol/lines.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';
import { markedPoint } from '../../test/support/marked-text.ts';
import type { Name } from '../names.ts';
import { highlights } from './highlights.ts';
import { nameAt, renameProblem, uses } from './names.ts';

const TEXT = `version 2.0
// ChatFrom
// Any Error is a ChatFrom, not a ChatFromElse.
{
    ChatFrom Low 1 Trusted Unencoded
    {
        Data Single
        {   Data    U8  } // the Data
        {   Text    U8  } // see Error
    }
}
// Error
{
    Error Low 2 Trusted Unencoded
    {
        Data Variable
        {   Data    U8  }
    }
}
`;
const read = (text: string) => ({ file: parseTemplate(text), lines: new Lines(text) });
const shownPath = (name: Name | undefined) => (name === undefined ? undefined : `${name.kind} ${name.path.join('.')}`);

const under: readonly (readonly [marked: string, name: string | undefined])[] = [
  ['Chat|From Low', 'message ChatFrom'],
  ['|Data Single', 'block ChatFrom.Data'],
  ['{   Data|    U8  } // the', 'field ChatFrom.Data.Data'],
  ['// Chat|From', 'message ChatFrom'],
  ['is a ChatFrom|, not', 'message ChatFrom'],
  ['a ChatFrom|Else', undefined],
  ['Any Err|or is', undefined],
  ['// Err|or\n{', 'message Error'],
  ['Lo|w 1', undefined],
  ['U|8', undefined],
  ['vers|ion', undefined],
];

for (const [marked, name] of under) {
  test(`the name at ${JSON.stringify(marked)} is ${name ?? 'none'}`, () => {
    const { text: near, at } = markedPoint(marked);
    assert.ok(TEXT.includes(near));
    assert.equal(shownPath(nameAt(read(TEXT), TEXT.indexOf(near) + at)), name);
  });
}

const everywhere: readonly (readonly [name: Name, lines: readonly string[]])[] = [
  [{ kind: 'message', path: ['ChatFrom'] }, ['1:3 mention', '2:18 mention', '4:4']],
  [{ kind: 'message', path: ['Error'] }, ['11:3 mention', '13:4']],
  [{ kind: 'block', path: ['ChatFrom', 'Data'] }, ['6:8', '15:8']],
  [{ kind: 'field', path: ['ChatFrom', 'Data', 'Data'] }, ['7:12', '16:12']],
  [{ kind: 'message', path: ['Nobody'] }, []],
];

for (const [name, places] of everywhere) {
  test(`[template.words.5] ${shownPath(name)} is used at ${places.join(', ') || 'no place'}`, () => {
    const { file, lines } = read(TEXT);
    const shown = uses({ file, lines }, name).map(({ range, whole }) => {
      const { line, character } = lines.position(range.start);
      return `${line}:${character}${whole === undefined ? ' mention' : ''}`;
    });
    assert.deepEqual(shown, places);
  });
}

const MESSAGE: Name = { kind: 'message', path: ['ChatFrom'] };
const FIELD: Name = { kind: 'field', path: ['ChatFrom', 'Data', 'Data'] };
const renamings: readonly (readonly [name: Name, put: string, problem: RegExp | undefined])[] = [
  [MESSAGE, 'ChatTo', undefined],
  [MESSAGE, '_x9', undefined],
  [MESSAGE, 'ChatFrom', undefined],
  [MESSAGE, 'N'.repeat(63), undefined],
  [MESSAGE, 'N'.repeat(64), /^A name of 64 characters is too long/u],
  [MESSAGE, '3rd', /^"3rd" is no name: names have letters/u],
  [MESSAGE, 'Chat From', /^"Chat From" is no name/u],
  [MESSAGE, 'é', /is no name/u],
  [MESSAGE, '', /^"" is no name/u],
  [MESSAGE, `!${'x'.repeat(1000)}`, /^"!x{62}…" is no name/u],
  [MESSAGE, 'Error', /^There is already a message Error\.$/u],
  [FIELD, 'Text', /^There is already a field ChatFrom\.Data\.Text\.$/u],
  [FIELD, 'Error', undefined],
];

for (const [name, put, problem] of renamings) {
  test(`${shownPath(name)} ${problem === undefined ? 'can' : 'cannot'} become ${JSON.stringify(put.slice(0, 20))}`, () => {
    const said = renameProblem(read(TEXT), name, put);
    if (problem === undefined) assert.equal(said, undefined);
    else assert.match(said ?? '', problem);
  });
}

const lit: readonly (readonly [marked: string, count: number])[] = [
  ['Chat|From Low', 3],
  ['|Data Single', 2],
  ['Trus|ted Unencoded\n    {\n        Data Single', 1],
  ['U|8  } // the', 2],
  ['   |    Data Single', 0],
];

for (const [marked, count] of lit) {
  test(`${count} places light up with ${JSON.stringify(marked)}`, () => {
    const { text: near, at } = markedPoint(marked);
    assert.ok(TEXT.includes(near));
    assert.equal(highlights(read(TEXT), TEXT.indexOf(near) + at).length, count);
  });
}

test('no place of a broken template makes a question about names fail', () => {
  const broken = '{ { A Low x { B { C Variable } // A\n { D Nope 3 } } { { } }\nversion } { E High 999 Trusted';
  const file = read(broken);
  for (let at = 0; at <= broken.length; at += 1) {
    const name = nameAt(file, at);
    if (name !== undefined)
      assert.ok(
        uses(file, name).some(({ range }) => range.start === name.range.start),
        String(at),
      );
    highlights(file, at);
  }
});
