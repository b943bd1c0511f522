import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../../protocol/lines.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';
import { markedPoint } from '../../test/support/marked-text.ts';
import { hover } from './hover.ts';

const TEXT = `version 2.0
// Tells *who* one is.
{
    AgentDataUpdate Low 387 Trusted Zerocoded
    {
        AgentData Single // the one
        {   AgentID     LLUUID      }
        {   FirstName   Variable 1  } // without the last name
        {   Powers      U64         }
    }
}
{
    Ping Fixed 0xFFFFFFFB NotTrusted Unencoded UDPBlackListed
    {
        Pings Variable
        {   Number  U8  }
        {   Port    IPPORT }
    }
    {
        Corners Multiple 4
        {   Height  F32 }
        {   Bytes   Fixed 3 }
    }
}
{
    Bye High 7 NotTrusted Unencoded
}
`;

/** The word that the caret touches, and what the hover must say. */
const cases: readonly (readonly [marked: string, ...says: readonly string[]])[] = [
  [
    'Agent|DataUpdate',
    'message',
    'Low 387',
    '`FF FF 01 83`',
    'A packet has 35 to 290 bytes.',
    'Tells \\*who\\* one is.',
  ],
  ['|AgentDataUpdate', 'only simulators may send it', 'runs of zero bytes'],
  ['38|7', '`FF FF 01 83`'],
  ['Lo|w', '4 bytes on the wire'],
  ['|Trusted Zero', 'only simulators'],
  ['Zero|coded', 'runs of zero bytes'],
  ['AgentData| Single', 'block, exactly one', '3 fields', '25 to 280 bytes', 'the one'],
  ['Sing|le', 'exactly one'],
  ['Agent|ID', 'field, LLUUID', '16 bytes · offset 10 in the packet'],
  ['First|Name', '1 to 256 bytes · offset 26 in the packet', 'without the last name'],
  ['Pow|ers', '8 bytes · its offset varies'],
  ['LLUU|ID', '16 bytes'],
  ['Variable| 1', 'a length of 1 or 2 bytes'],
  ['U6|4', '8 bytes, unsigned, little-endian'],
  ['Pin|g Fixed', '`FF FF FF FB`', 'Fixed 0xFFFFFFFB', 'drops it unacknowledged'],
  ['Fix|ed 0x', 'written in full'],
  ['UDPBlack|Listed', 'drops it unacknowledged'],
  ['Pin|gs', '0 to 255, counted in one byte', '1 to 766 bytes', '3 bytes each'],
  ['Variable|\n', '0 to 255, after one byte'],
  ['Por|t ', 'offset 1 in each Pings'],
  ['IPPOR|T', 'big-endian'],
  ['Corner|s', 'exactly 4', '28 bytes', '7 bytes each'],
  ['Byte|s', 'field, Fixed 3', '3 bytes · offset 4 in each Corners'],
  ['By|e', 'High 7', '`07`', '7 bytes, always'],
];

function hoverAt(marked: string) {
  const { text: near, at } = markedPoint(marked);
  const start = TEXT.indexOf(near);
  assert.ok(start >= 0, marked);
  return hover({ file: parseTemplate(TEXT), lines: new Lines(TEXT) }, start + at);
}

for (const [marked, ...says] of cases) {
  test(`hover at ${JSON.stringify(marked)} says ${says.join(', ')}`, () => {
    const contents = hoverAt(marked)?.contents;
    const value = typeof contents === 'object' && 'value' in contents ? contents.value : '';
    for (const said of says)
      assert.ok(
        said.split('|').some((way) => value.includes(way)),
        `${said} is not in ${value}`,
      );
  });
}

for (const marked of ['version |2.0', '// Tells| *who*', '    |{\n', '|\n}\n{\n    Ping'])
  test(`hover at ${JSON.stringify(marked)} says nothing`, () => assert.equal(hoverAt(marked), undefined));

test('a hover covers the word', () => {
  assert.deepEqual(hoverAt('Sing|le')?.range, { start: { line: 5, character: 18 }, end: { line: 5, character: 24 } });
});

test('no place of a broken template makes a hover fail', () => {
  const broken =
    '{ { A Low x { B { C Variable } { D Nope 3 } Fixed Fixed } { { } Multiple } }\nversion } { E High 999 Trusted';
  const read = { file: parseTemplate(broken), lines: new Lines(broken) };
  for (let at = 0; at <= broken.length; at += 1) hover(read, at);
});
