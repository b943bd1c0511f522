import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldOffsets } from './offsets.ts';
import { parseTemplate } from './parse.ts';

/** What each field is told: `@` in the packet, `+` in an instance, `…` if it varies, `?` if it is unknown. */
const told = (body: string): string => {
  const file = parseTemplate(`version 2.0\n{ Chat ${body} }`);
  const [message] = file.messages;
  assert.ok(message);
  return [...fieldOffsets(message)]
    .map(([{ field }, offset]) => {
      if (offset === undefined) return `${field.name}?`;
      return `${field.name}${offset.from === 'packet' ? '@' : '+'}${offset.bytes}${offset.varies ? '…' : ''}`;
    })
    .join(' ');
};

const cases: readonly (readonly [body: string, offsets: string])[] = [
  ['High 1 Trusted Unencoded { A Single { X U8 } { Y LLUUID } { Z U8 } }', 'X@7 Y@8 Z@24'],
  ['Medium 1 Trusted Unencoded { A Single { X U8 } }', 'X@8'],
  ['Low 1 Trusted Unencoded { A Single { X U8 } }', 'X@10'],
  ['Fixed 0xFFFFFFFB Trusted Unencoded { A Single { X U8 } }', 'X@10'],
  ['High 1 Trusted Unencoded { A Single { X Variable 2 } { Y U8 } { Z U8 } }', 'X@7 Y@9… Z@10…'],
  ['High 1 Trusted Unencoded { A Variable { X U32 } { Y U8 } } { B Single { Z U8 } }', 'X+0 Y+4 Z@8…'],
  ['High 1 Trusted Unencoded { A Multiple 3 { X U32 } { Y U8 } } { B Single { Z U8 } }', 'X+0 Y+4 Z@22'],
  ['High 1 Trusted Unencoded { A Single { X Nope } { Y U8 } } { B Variable { Z U8 } }', 'X@7 Y? Z+0'],
  ['High 1 Trusted Unencoded { A Multiple many { X U8 } } { B Single { Z U8 } }', 'X+0 Z?'],
  ['Med 1 Trusted Unencoded { A Single { X U8 } }', 'X?'],
];

for (const [body, offsets] of cases)
  test(`the fields of ${body} begin at ${offsets}`, () => assert.equal(told(body), offsets));
