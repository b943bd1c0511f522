import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHex, utf8 } from '../bytes.ts';
import { array, binary, boolean, integer, type Llsd, map, real, string, undef, uuid } from '../llsd/value.ts';
import { parseTemplate } from '../template/parse.ts';
import type { FieldValue } from './codec.ts';
import { messageFromLlsd, placesFromLlsd } from './llsd-message.ts';

const ID = '1c8a7767-e37b-422e-afb3-85093197cad1';

/** Type, what is said, and what that means. */
const FIELDS: readonly (readonly [string, Llsd, FieldValue])[] = [
  ['Variable 1', string('Green'), utf8('Green\0')],
  ['Variable 2', binary(Uint8Array.of(1, 2)), Uint8Array.of(1, 2)],
  ['LLUUID', uuid(ID), ID],
  ['BOOL', boolean(true), true],
  ['BOOL', integer(0), false],
  ['U8', integer(7), 7],
  ['U32', binary(fromHex('ffffff00') ?? new Uint8Array(0)), 0xffffff00],
  ['U32', integer(5), 5],
  ['S32', binary(fromHex('fffffffe') ?? new Uint8Array(0)), -2],
  ['U64', binary(fromHex('0003e8000003e900') ?? new Uint8Array(0)), 0x0003e8000003e900n],
  ['U64', string('18446744073709551615'), 18446744073709551615n],
  ['S64', integer(-3), -3n],
  ['F32', real(1.5), 1.5],
  ['LLVector3', array([real(1), integer(2), real(3)]), [1, 2, 3]],
  ['LLQuaternion', array([real(0), real(0), real(0.6)]), [0, 0, 0.6, 0.8]],
  ['IPADDR', binary(Uint8Array.of(127, 0, 0, 1)), '127.0.0.1'],
  ['IPPORT', integer(13000), 13000],
  ['U16', undef, 0],
  ['LLVector3', string('no vector'), [0, 0, 0]],
  ['U64', real(Number.POSITIVE_INFINITY), 0n],
];

const templateWith = (type: string) => {
  const text = `version 2.0\n{ M Low 1 NotTrusted Unencoded\n{ B Variable\n{ F ${type} }\n{ Other U8 }\n} }\n`;
  const [message] = parseTemplate(text).template.messages;
  assert.ok(message);
  return message;
};

for (const [type, said, meant] of FIELDS) {
  test(`[packet.llsd.1] [packet.llsd.2] ${type} that travels as ${said.kind}`, () => {
    const body = map({ B: array([map({ F: said, Unknown: integer(1) })]), Unknown: undef });
    const message = templateWith(type);
    assert.deepEqual(messageFromLlsd(message, body), { B: [{ F: meant }] });
    const [place, more] = placesFromLlsd(message, body);
    assert.deepEqual([place?.block, place?.instance, place?.field, place?.value], ['B', 0, 'F', meant]);
    assert.equal(more, undefined);
  });
}

test('[packet.llsd.1] a block without its array is one instance; what is no message has no blocks', () => {
  const message = templateWith('U8');
  assert.deepEqual(messageFromLlsd(message, map({ B: map({ F: integer(1) }) })), { B: [{ F: 1 }] });
  for (const body of [undef, integer(3), array([]), map({ B: string('x') })])
    assert.deepEqual(messageFromLlsd(message, body), {});
});
