// Outline, folding and colours of one template.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentSymbol, Range as LspRange, Position } from 'vscode-languageserver';
import { Lines } from '../../protocol/lines.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';
import { encodeTokens } from '../semantic-tokens.ts';
import { folding } from './folding.ts';
import { symbols } from './symbols.ts';
import { tokens } from './tokens.ts';

const TEXT = `version 2.0
// one
// two

{
    Chat High 1 Trusted Unencoded UDPDeprecated
    {
        Single Variable
        {   Low     Fixed 4 } // length
        {   Text    Variable 1 }
    }
}
{ Bye Low 1 Trusted Unencoded { A Multiple 2 { X U8 } } }
`;
const read = (text: string) => ({ file: parseTemplate(text), lines: new Lines(text) });
const outline = ({ name, detail, children }: DocumentSymbol): unknown => [
  name,
  detail,
  ...(children ?? []).map(outline),
];

test('the outline has messages, blocks and fields with their headers', () => {
  assert.deepEqual(symbols(read(TEXT)).map(outline), [
    ['Chat', 'High 1', ['Single', 'Variable', ['Low', 'Fixed 4'], ['Text', 'Variable 1']]],
    ['Bye', 'Low 1', ['A', 'Multiple 2', ['X', 'U8']]],
  ]);
  assert.deepEqual(
    symbols(read(TEXT)).map(({ tags }) => tags),
    [[1], undefined],
  );
});

test('every name of an outline lies inside its part, and every part inside the one around it, whatever the text', () => {
  const broken = `${TEXT}{ { A Low x { B { C } { D Nope 3 } Fixed Fixed } { { } } Oops Low 1 Trusted\nNew Low 3 Trusted Unencoded {\nB Single\n{ X U8 }\n{ Y `;
  const holds = (outer: LspRange, inner: LspRange): boolean => {
    const [start, from] = [outer.start, inner.start].map(placeOf);
    const [end, to] = [outer.end, inner.end].map(placeOf);
    return (start ?? 0) <= (from ?? 0) && (to ?? 0) <= (end ?? 0);
  };
  const inside = ({ range, selectionRange, children = [], name }: DocumentSymbol): void => {
    assert.notEqual(name, '');
    assert.ok(holds(range, selectionRange), name);
    for (const child of children) {
      assert.ok(holds(range, child.range), child.name);
      inside(child);
    }
  };
  symbols(read(broken)).forEach(inside);
});

const placeOf = ({ line, character }: Position): number => line * 1000 + character;

test('messages and blocks fold behind their names, comments as runs', () => {
  assert.deepEqual(folding(read(TEXT)), [
    { startLine: 5, endLine: 10 },
    { startLine: 7, endLine: 9 },
    { startLine: 1, endLine: 2, kind: 'comment' },
  ]);
});

test('colours tell names from keywords, also where they are spelled alike', () => {
  const shown = tokens(read(TEXT)).map(({ start, end, type }) => `${TEXT.slice(start, end)}=${type}`);
  assert.deepEqual(shown.slice(0, 24), [
    ...['version=keyword', '2.0=number', '// one=comment', '// two=comment', 'Chat=class', 'High=keyword', '1=number'],
    ...['Trusted=keyword', 'Unencoded=keyword', 'UDPDeprecated=modifier', 'Single=struct', 'Variable=keyword'],
    ...['Low=property', 'Fixed=type', '4=number', '// length=comment', 'Text=property', 'Variable=type', '1=number'],
    ...['Bye=class', 'Low=keyword', '1=number', 'Trusted=keyword', 'Unencoded=keyword'],
  ]);
});

test('colours are sent relative to each other, in UTF-16 units', () => {
  const text = 'version 2.0\n/ 😀\n{ A High 1 Trusted Unencoded }';
  const { file, lines } = read(text);
  const found = tokens({ file, lines });
  assert.deepEqual(
    encodeTokens(found, lines).slice(0, 20),
    [0, 0, 7, 3, 0, 0, 8, 3, 6, 0, 1, 0, 4, 7, 0, 1, 2, 1, 0, 0],
  );
});
