// Columns count UTF-16 units, whatever stands before: each range, cut from the text, is what it is about.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  Diagnostic,
  DocumentSymbol,
  Hover,
  InlayHint,
  Range,
  SemanticTokens,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { at, type Editor, edited, type Place, URI, withServer } from './editor.ts';

const strange: readonly (readonly [what: string, text: string])[] = [
  ['astral characters', '😀𝔸👩‍👩‍👧'],
  ['combining marks', 'e\u0301\u0323o\u0308'],
  ['wide characters', '界面メッセージ'],
  ['right-to-left words', 'שלום مرحبا'],
  ['a byte order mark', '\ufeff'],
  ['a line separator', '\u2028'],
  ['a paragraph separator', '\u2029'],
  ['a next line', '\u0085'],
  ['a vertical tab and a form feed', '\u000b\u000c'],
  ['a NUL', '\u0000'],
  ['a high surrogate alone', '\ud83d.'],
  ['a low surrogate alone', '.\ude00'],
  ['surrogates the wrong way round', '\ude00\ud83d'],
  ['a tab', '\t\u00a0\u200b'],
];

/** A comment above, and comments in every line behind the code. */
const commented = (text: string): string => `version 2.0 // ${text}
// ${text} ChatTo ${text}
{ // ${text} {
    ChatTo Low 1 Trusted Unencoded // ${text}
    {
        Data Single // ChatTo ${text}
        {   Id  LLUUID  } // ${text}
    }
}
`;

test('behind comments with any characters every range is right', () =>
  withServer(async (editor) => {
    for (const [what, text] of strange) await rangesAreRight(editor, commented(text), what);
  }));

test('a stray word of any characters is underlined, and only that', () =>
  withServer(async (editor) => {
    for (const [what, word] of strange) {
      const text = `version 2.0\n// ${word}\n{\n    Chat Low 1 Trusted Unencoded\n    { Data Single x${word}x { Id LLUUID } }\n}\n`;
      await editor.open(text);
      const found = (await editor.pull()).filter(({ severity }) => severity === 1);
      assert.ok(found.length > 0, what);
      for (const { range } of found) {
        const cut = text.slice(offsetOf(text, range.start), offsetOf(text, range.end));
        assert.ok(`x${word}x`.includes(cut) && cut !== '', `${what}: ${JSON.stringify(cut)}`);
      }
      await editor.close();
    }
  }));

test('an edit behind any characters arrives where it was meant', () =>
  withServer(async (editor) => {
    for (const [what, text] of strange) {
      const line = `// ${text} { Wave`;
      await editor.open(`version 2.0\n${line}`);
      const end = `// ${text} `.length;
      await editor.change([{ range: { start: at(1, 0), end: at(1, end) }, text: '' }]);
      await editor.change([{ range: { start: at(1, 6), end: at(1, 6) }, text: ' Low 1 Trusted Unencoded }' }]);
      const outline: DocumentSymbol[] = await editor.ask('documentSymbol');
      assert.deepEqual(
        outline.map(({ name, selectionRange }) => [name, selectionRange.start]),
        [['Wave', at(1, 2)]],
        what,
      );
      await editor.close();
    }
  }));

async function rangesAreRight(editor: Editor, text: string, what: string): Promise<void> {
  await editor.open(text);
  const cut = ({ start, end }: Range): string => text.slice(offsetOf(text, start), offsetOf(text, end));
  const diagnostics: readonly Diagnostic[] = await editor.pull();
  assert.deepEqual(
    diagnostics.map(({ code, range }) => [code, cut(range).slice(0, 2)]),
    [['MT101', '//']],
    what,
  );

  const colours: SemanticTokens = await editor.ask('semanticTokens/full');
  const words = placed(colours.data).map(({ start, length }) =>
    cut({ start, end: at(start.line, start.character + length) }),
  );
  const code = words.filter((word) => !word.startsWith('//'));
  const expected = ['version', '2.0', 'ChatTo', 'Low', '1', 'Trusted', 'Unencoded', 'Data', 'Single', 'Id', 'LLUUID'];
  assert.deepEqual(
    code.filter((word) => expected.includes(word)),
    expected,
    what,
  );
  assert.equal(words.length - code.length, 6, what);

  const [chat]: DocumentSymbol[] = await editor.ask('documentSymbol');
  const field = chat?.children?.[0]?.children?.[0];
  assert.deepEqual(
    [chat, field].map((symbol) => symbol && cut(symbol.selectionRange)),
    ['ChatTo', 'Id'],
    what,
  );

  const hints: InlayHint[] = await editor.ask('inlayHint', { range: { start: at(0, 0), end: at(99, 0) } });
  const field16 = hints.find(({ label }) => String(label).includes('16 B') && String(label).startsWith('@'));
  const before = field16 === undefined ? '' : text.slice(0, offsetOf(text, field16.position)).trimEnd();
  assert.ok(/\}$|LLUUID$/u.test(before), `${what}: ${JSON.stringify(before.slice(-20))}`);

  const hover: Hover = await editor.ask('hover', { position: at(3, 5) });
  assert.equal(hover.range && cut(hover.range), 'ChatTo', what);
  const { changes = {} }: WorkspaceEdit = await editor.ask('rename', { position: at(3, 5), newName: 'Say' });
  assert.equal(edited(text, changes[URI] ?? []), text.replaceAll('ChatTo', 'Say'), what);
  await editor.close();
}

/** The offset of a place, found the slow way: only CR and LF end lines. */
function offsetOf(text: string, { line, character }: Place): number {
  let start = 0;
  for (let turn = 0; turn < line; turn += 1) {
    const next = text.indexOf('\n', start);
    if (next < 0) return text.length;
    start = next + 1;
  }
  return start + character;
}

/** Five numbers per colour, relative to the one before, as places. */
function placed(numbers: readonly number[]): readonly { readonly start: Place; readonly length: number }[] {
  let [line, character] = [0, 0];
  return Array.from({ length: numbers.length / 5 }, (_, token) => {
    const [lines = 0, characters = 0, length = 0] = numbers.slice(token * 5, token * 5 + 5);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    return { start: at(line, character), length };
  });
}
