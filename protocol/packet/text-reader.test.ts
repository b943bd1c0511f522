import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tried } from '../../test/support/tried-codec.ts';
import { fromHex, toHex } from '../bytes.ts';
import { datagramToJson } from './json.ts';
import { datagramFromJson } from './json-reader.ts';
import { datagramText } from './text-form.ts';
import { readDatagramText } from './text-reader.ts';

const codec = tried('Single A U8, T Variable 1', 'Variable B F32, V LLVector3', 'Variable C U64');
const written = (text: string): string => {
  const form = readDatagramText(text.split('\n'));
  const datagram = 'problem' in form ? form : datagramFromJson(codec, form);
  return datagram instanceof Uint8Array ? toHex(datagram) : String(datagram.problem);
};

test('[packet.text.4] a person may write it in many ways', () => {
  const texts = [
    'seq 9 · reliable · Try\n  Block1  A 5  T "hi"\n  Block2 (none)\n  Block3  C 18446744073709551615',
    'seq 9 | reliable | Try # a comment\n\tBlock1\n\t\tA 5 # five\n\n\t\tT 0x6869\n\tBlock2 (none)\n\tBlock3 C 18446744073709551615\r',
  ];
  for (const text of texts) assert.equal(written(text), '40000000090007050268690001ffffffffffffffff', text);
});

/** Texts that are hard to quote, and numbers that are hard to print. */
const HARD: readonly (readonly [what: string, text: string])[] = [
  ['quotes and backslashes', '"\\\\\\"#"'],
  ['line ends and tabs', '"a\\r\\nb\\tc"'],
  ['a closing NUL', '"a\\0"'],
  ['a # and parentheses', '"(#)"'],
  ['bytes that are no text', '0xff00'],
];
for (const [what, text] of HARD) {
  test(`[packet.text.4] ${what} are printed as they are read`, () => {
    const line = `  Block1  A 0  T ${text}`;
    const datagram = fromHex(written(`seq 1 · Try\n${line}`));
    assert.ok(datagram, written(`seq 1 · Try\n${line}`));
    assert.equal(datagramText(codec, datagramToJson(codec, datagram)).split('\n')[1], line);
  });
}

const NUMBERS = [
  '-0',
  '0.1',
  '1.5e-39',
  'NaN',
  '-Infinity',
  '3.4028235e+38',
  '16777216',
  '1e-45',
  '2.3401271011817029e+19',
];
for (const number of NUMBERS) {
  test(`[packet.text.4] ${number} keeps its bits`, () => {
    const text = `seq 1 · Try\n  Block1  A 0  T ""\n  Block2  B ${number}  V (${number}, 0, 1)`;
    const datagram = fromHex(written(text));
    assert.ok(datagram, written(text));
    const again = datagramText(codec, datagramToJson(codec, datagram));
    assert.equal(written(again), toHex(datagram), again);
  });
}

const REFUSED: readonly (readonly [string, RegExp])[] = [
  ['', /^a datagram starts with a line such as: seq 1/],
  ['Try', /^a datagram starts with a line/],
  ['seq · Try', /^sequence takes an integer/],
  ['seq 1 · urgent · Try', /^urgent are no flags$/],
  ['seq 1 · Try Low 7', /^Try Low 7 is no message/],
  ['seq 1 · unknown Rare 7', /^unknown Rare 7 is no message/],
  ['seq 1 · ', /^nothing is no message/],
  ['seq 1 · Nothing', /^the template has no message Nothing$/],
  ['seq 1 · Try\n  Block1  A', /^Block1 takes names and values in turn$/],
  ['seq 1 · Try\n  Block1  "A" 5', /^Block1 takes names and values in turn$/],
  ['seq 1 · Try\n  Block1  A 5  A 6', /^Block1 has A twice in one instance$/],
  ['seq 1 · Try\n  "Block1"  A 5', /^"Block1" is no block/],
  ['seq 1 · Try\n  (acks) 5', /^"acks" is no block/],
  ['seq 1 · Try\n  Block1  A 5  T "x', /^the quoted text has no closing quote$/],
  ['seq 1 · Try\n  Block1  A 5  T "\\x"', /^\\x is no escape/],
  ['seq 1 · Try\n  Block1  A (5', /^the list has no closing parenthesis$/],
  ['seq 1 · Try\n  Block1  A five  T ""', /^Block1\[0\].A takes an integer from 0 to 255, not "five"$/],
  ['unreadable · 5 bytes', /^a datagram starts with a line/],
];
for (const [text, problem] of REFUSED) {
  test(`refused: ${JSON.stringify(text)}`, () => assert.match(written(text), problem));
}
