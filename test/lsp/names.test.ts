// Names over the wire: renamed in every open text, or refused in a sentence; defined, used, lit up.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentSymbol, Location, LocationLink, WorkspaceEdit } from 'vscode-languageserver/node';
import { at, codes, type Editor, edited, type Place, placeOf, URI, withServer } from './editor.ts';

const OTHER = 'file:///b/message_template.msg';
const TEXT = `version 2.0
// Chat 😀 ChatTo, and ChatToo is somebody else
{
    ChatTo Low 1 Trusted Unencoded
    {
        Data Single
        {   X   U8  }
    }
}
`;
const SECOND = TEXT.replace('X   U8', 'Y   U16') + TEXT.slice(TEXT.indexOf('{')).replace('ChatTo Low 1', 'Wave Low 2');

const both = (work: (editor: Editor) => Promise<void>): Promise<void> =>
  withServer(async (editor) => {
    await editor.open(TEXT);
    await editor.open(SECOND, OTHER);
    await work(editor);
  });

const rename = (editor: Editor, position: Place, newName: string): Promise<WorkspaceEdit> =>
  editor.ask('rename', { position, newName });

test('a message is renamed in both texts, where it is declared and where comments name it', () =>
  both(async (editor) => {
    const position = placeOf(TEXT, 'ChatTo Low');
    assert.deepEqual(await editor.ask('prepareRename', { position }), {
      range: { start: at(3, 4), end: at(3, 10) },
      placeholder: 'ChatTo',
    });
    const { changes = {} } = await rename(editor, position, 'Say');
    const say = (text: string) => text.replaceAll(/\bChatTo\b/gu, 'Say');
    assert.equal(edited(TEXT, changes[URI] ?? []), say(TEXT));
    assert.equal(edited(SECOND, changes[OTHER] ?? []), say(SECOND));
    assert.deepEqual(Object.keys(changes).toSorted(), [URI, OTHER]);
  }));

test('a text in which a name was written anew is renamed as it is now, and a closed one is left alone', () =>
  both(async (editor) => {
    await editor.change([{ range: { start: at(3, 4), end: at(3, 10) }, text: 'Wave' }]);
    const { changes = {} } = await rename(editor, at(3, 5), 'Nod');
    assert.deepEqual(Object.keys(changes).toSorted(), [URI, OTHER]);
    await editor.close(OTHER);
    const alone = await rename(editor, at(3, 5), 'Nod');
    assert.deepEqual(Object.keys(alone.changes ?? {}), [URI]);
  }));

const refused: readonly (readonly [what: string, stretch: string, newName: string, said: RegExp])[] = [
  ['a keyword', 'Low 1', 'Say', /^Only names of messages, blocks and fields can be renamed\.$/u],
  ['a type', 'U8', 'Say', /^Only names/u],
  ['a brace', '}', 'Say', /^Only names/u],
  ['the version', 'version', 'Say', /^Only names/u],
  ['a name to a number', 'ChatTo Low', '3rd', /^"3rd" is no name/u],
  ['a name to nothing', 'ChatTo Low', '', /^"" is no name/u],
  ['a name to two words', 'ChatTo Low', 'Say It', /^"Say It" is no name/u],
  ['a message to another one', 'ChatTo Low', 'Wave', /^There is already a message Wave\.$/u],
];

for (const [what, stretch, newName, said] of refused) {
  test(`renaming ${what} is refused in a sentence`, () =>
    both(async (editor) => {
      await assert.rejects(rename(editor, placeOf(TEXT, stretch), newName), { message: said });
    }));
}

test('what has no name cannot be prepared for a new one', () =>
  both(async (editor) => {
    for (const stretch of ['version', '// Chat', 'Low 1', 'U8', '}'])
      await assert.rejects(editor.ask('prepareRename', { position: placeOf(TEXT, stretch) }), {
        message: /^Only names/u,
      });
  }));

test('definitions, references and highlights agree about the places of a name', () =>
  both(async (editor) => {
    const position = placeOf(TEXT, 'ChatTo,');
    const defined: LocationLink[] = await editor.ask('definition', { position });
    assert.deepEqual(
      defined.map(({ targetUri, targetSelectionRange: { start } }) => [targetUri, start]),
      [URI, OTHER].map((uri) => [uri, at(3, 4)]),
    );
    const used: Location[] = await editor.ask('references', { position, context: { includeDeclaration: true } });
    const here = used.filter(({ uri }) => uri === URI).map(({ range }) => range);
    const lit: { range: Location['range'] }[] = await editor.ask('documentHighlight', { position });
    const order = (ranges: readonly Location['range'][]) =>
      ranges.map(({ start }) => start).toSorted((a, b) => a.line - b.line);
    assert.deepEqual(order(here), [at(1, 11), at(3, 4)]);
    assert.deepEqual(order(lit.map(({ range }) => range)), order(here));
  }));

test('a renaming that the editor carries out leaves no finding, and the outline has the new name', () =>
  both(async (editor) => {
    const { changes = {} } = await rename(editor, placeOf(TEXT, 'X   U8'), 'Longer');
    const edits = (changes[URI] ?? []).toReversed();
    await editor.change(edits.map(({ range, newText }) => ({ range, text: newText })));
    assert.deepEqual(codes(await editor.pull()), []);
    const [block]: DocumentSymbol[] = await editor.ask('documentSymbol');
    assert.deepEqual(
      block?.children?.[0]?.children?.map(({ name }) => name),
      ['Longer'],
    );
  }));
