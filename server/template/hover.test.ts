import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../../protocol/lines.ts';
import { builtInTemplateText } from '../../protocol/template/built-in.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';
import { markedPoint } from '../../test/support/marked-text.ts';
import { liveOf } from '../live.ts';
import { hover } from './hover.ts';
import { MOST_NAMES, meaningMarkdown } from './hover-meaning.ts';

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
{
    ChatFromSimulator Low 139 Trusted Unencoded
    {
        ChatData Single
        {   ChatType    U8  } // how loud
    }
}
{
    UpdateCreateInventoryItem Low 267 Trusted Zerocoded
    {
        InventoryData Variable
        {   SessionID       LLUUID  }
        {   BaseMask        U32     }
        {   Type            S8      }
        {   Flags           U32     }
        {   CreationDate    S32     }
    }
}
{
    ObjectUpdate High 12 Trusted Zerocoded
    {
        RegionData Single
        {   RegionHandle    U64     }
        {   SimIP           IPADDR  }
        {   SimPort         IPPORT  }
    }
    {
        ObjectData Variable
        {   Material        U8  }
        {   PathEnd         U16 }
        {   PathShearX      U8  }
        {   TextureAnim     Variable 1 }
        {   PCode           F32 }
        {   Odd             Nope }
        {   Behind          U8  }
    }
}
// TestMessage
// Ours: with one field only.
// Anyone, to try the transport with one field and a block of four neighbours.
{
    TestMessage Low 1 NotTrusted Zerocoded
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
  ['Pow|ers', '8 bytes · offset 27 or more in the packet'],
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
  ['Chat|Type', 'How it is said: `0` whisper · `1` say · `2` shout', '`4` typing starts', 'how loud'],
  ['Bas|eMask', 'Permissions: `0x2000` transfer · `0x4000` modify · `0x8000` copy'],
  ['Typ|e            S8', 'Asset type: `0` texture', '`50 to 55` reserved', '`-1` none'],
  ['Fla|gs  ', '`0x100` slam next owner', 'bits 0 to 7: subtype'],
  ['Mater|ial', 'bits 0 to 3: `0` stone · `1` metal'],
  ['PathE|nd', 'Where it ends: `1 - n / 50000`.'],
  ['PathShear|X', '`n / 100`, n with a sign.'],
  ['Text|ureAnim', 'Moving texture: 16 bytes or none: mode U8'],
  ['SimI|P', 'Address, together with SimPort.'],
  ['Region|Handle', 'Region: x in the upper 32 bits'],
  ['Sess|ionID', 'A secret: who knows it can act for the agent.'],
  ['Creation|Date', 'Time: seconds since 1970, UTC.'],
  ['Test|Message Low', 'Sent by anyone, to try the transport', 'Ours: with one field only.'],
];

function hoverAt(marked: string) {
  const { text: near, at } = markedPoint(marked);
  const start = TEXT.indexOf(near);
  assert.ok(start >= 0, marked);
  return hover({ file: parseTemplate(TEXT), lines: new Lines(TEXT) }, start + at);
}

function valueAt(marked: string): string {
  const contents = hoverAt(marked)?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value : '';
}

for (const [marked, ...says] of cases) {
  test(`hover at ${JSON.stringify(marked)} says ${says.join(', ')}`, () => {
    const value = valueAt(marked);
    for (const said of says)
      assert.ok(
        said.split('|').some((way) => value.includes(way)),
        `${said} is not in ${value}`,
      );
  });
}

for (const marked of ['version |2.0', '// Tells| *who*', '    |{\n', '|\n}\n{\n    Ping'])
  test(`hover at ${JSON.stringify(marked)} says nothing`, () => assert.equal(hoverAt(marked), undefined));

/** What a hover must not say. */
const silences: readonly (readonly [marked: string, ...hides: readonly string[]])[] = [
  ['Test|Message Low', 'Ours: with one field only.  \nAnyone', 'message  \nTestMessage', '\n\nTestMessage'],
  ['PCod|e', 'Kind of object'],
  ['Od|d', 'byte', 'Nope:'],
  ['Behin|d', 'offset'],
  ['By|e', 'Sent by'],
];

for (const [marked, ...hides] of silences) {
  test(`hover at ${JSON.stringify(marked)} does not say ${JSON.stringify(hides)}`, () => {
    const value = valueAt(marked);
    assert.notEqual(value, '');
    for (const hidden of hides) assert.ok(!value.includes(hidden), value);
  });
}

test('names beyond those that a hover has room for are counted', () => {
  const names = new Map(Array.from({ length: MOST_NAMES + 23 }, (_, value) => [2 * value, `name ${value}`]));
  const text = meaningMarkdown({ kind: 'enumeration', title: 'Thing', names }, 'U16');
  assert.ok(text.endsWith(` name ${MOST_NAMES - 1} · … and 23 more`), text);
  const fewer = new Map([...names].slice(0, MOST_NAMES));
  assert.ok(!meaningMarkdown({ kind: 'enumeration', title: 'Thing', names: fewer }, 'U16').includes('more'));
});

const official: readonly (readonly [name: string, field: string, pattern: RegExp, isThere: boolean])[] = [
  ['ChatFromSimulator', 'ChatType', /`2` shout · `4` typing starts/u, true],
  ['ChatFromSimulator', 'Audible', /How well it is heard; a signed number: `-1` not at all/u, true],
  ['ParcelProperties', 'Category', /Category; a signed number: `-1` any/u, true],
  ['UpdateParcel', 'Category', /Category; a signed number: `-1` any/u, true],
  ['PlacesQuery', 'Category', /signed number/u, false],
  ['PlacesQuery', 'Category', /Category: `-1` any/u, true],
  ['ImprovedInstantMessage', 'Dialog', /`38` friendship offered .* `41` typing · `42` typing ended/u, true],
  ['ImprovedInstantMessage', 'Dialog', /… and/u, false],
];

for (const [name, field, pattern, isThere] of official) {
  test(`the hover of ${name}.${field} ${isThere ? 'has' : 'lacks'} ${pattern}`, () => {
    const file = parseTemplate(builtInTemplateText);
    const message = file.messages.find((placed) => placed.message.name === name);
    const placed = message?.blocks.flatMap(({ fields }) => fields).find((one) => one.field.name === field);
    assert.ok(placed);
    const shown = hover({ file, lines: new Lines(builtInTemplateText) }, placed.nameRange.start);
    assert.equal(pattern.test(JSON.stringify(shown?.contents)), isThere, JSON.stringify(shown?.contents));
  });
}

test('a hover covers the word', () => {
  assert.deepEqual(hoverAt('Sing|le')?.range, { start: { line: 5, character: 18 }, end: { line: 5, character: 24 } });
});

test('what is not closed yet is explained like the rest', () => {
  const { text, at } = markedPoint('{ Chat High 1 Trusted Unencoded { A Single { X U8 } { |Y F32 }\n');
  const shown = JSON.stringify(hover({ file: parseTemplate(text), lines: new Lines(text) }, at)?.contents);
  assert.match(shown, /4 bytes · offset 8 in the packet/u);
});

test('no place of a broken template makes a hover fail', () => {
  const broken =
    '{ { A Low x { B { C Variable } { D Nope 3 } Fixed Fixed } { { } Multiple } }\nversion } { E High 999 Trusted';
  const read = { file: parseTemplate(broken), lines: new Lines(broken) };
  for (let at = 0; at <= broken.length; at += 1) hover(read, at);
});

test('the hover of a message says what a running sandbox has seen of it, and is silent about the others', () => {
  const live = liveOf({ Bye: { seen: 432, resent: 3 } });
  const file = { file: parseTemplate(TEXT), lines: new Lines(TEXT) };
  const over = (word: string, counts?: typeof live) =>
    JSON.stringify(hover(file, TEXT.indexOf(word), counts)?.contents);
  const said = /\\n\\n432 seen, 3 resent since the sandbox grid started or its log was cleared\."/u;
  assert.match(over('Bye High', live), said);
  assert.match(over('7 NotTrusted', live), said);
  assert.doesNotMatch(over('Bye High'), /seen/u);
  for (const word of ['High 7', 'Ping Fixed', 'Number  U8']) assert.equal(over(word, live), over(word), word);
});
