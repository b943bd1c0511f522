import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtInTemplate } from '../../test/support/built-in-template.ts';
import { tried } from '../../test/support/tried-codec.ts';
import { fromHex, toHex } from '../bytes.ts';
import { type Codec, compileCodec } from './codec.ts';
import { type DatagramJson, datagramToJson, stringifyDatagram } from './json.ts';
import { datagramFromJson, parseDatagramJson } from './json-reader.ts';

const builtIn = compileCodec(builtInTemplate);

const bytes = (hex: string): Uint8Array => fromHex(hex) ?? assert.fail(hex);
const json = (hex: string, codec = builtIn): DatagramJson => datagramToJson(codec, bytes(hex));

test('[packet.json.1] a datagram is one line of JSON, in the order in which it is documented', () => {
  const hex = 'C0 00000002 00 FFFF0183 1C8A7767E37B422EAFB385093197CAD1 03 4A4200 0106 4B7261667400 0101 001A';
  assert.equal(
    stringifyDatagram(json(hex)),
    '{"flags":{"zerocoded":true,"reliable":true,"resent":false,"acks":false},"sequence":2,"extra":"",' +
      '"message":"AgentDataUpdate","frequency":"Low","number":387,"trusted":true,"blocks":{"AgentData":[{' +
      '"AgentID":"1c8a7767-e37b-422e-afb3-85093197cad1","FirstName":{"hex":"4a4200","text":"JB"},' +
      '"LastName":{"hex":"4b7261667400","text":"Kraft"},"GroupTitle":{"hex":"00","text":""},' +
      '"ActiveGroupID":"00000000-0000-0000-0000-000000000000","GroupPowers":"0","GroupName":{"hex":"","text":""}}]},' +
      '"acks":[],"bytes":42,"expandedBytes":64,"leftOver":0,"problems":[]}',
  );
});

test('[packet.json.1] a Fixed message has its number of 32 bits', () => {
  const read = json('00 00000005 00 FFFFFFFB 01 02000000');
  assert.ok('message' in read);
  assert.deepEqual([read.message, read.frequency, read.number], ['PacketAck', 'Fixed', 4294967291]);
});

test('[packet.json.1] an unknown number has no message but a body', () => {
  assert.deepEqual(json('40 00000007 00 FFFF0309 0102'), {
    flags: { zerocoded: false, reliable: true, resent: false, acks: false },
    sequence: 7,
    extra: '',
    message: null,
    frequency: 'Low',
    number: 777,
    body: '0102',
    acks: [],
    bytes: 12,
    expandedBytes: 12,
    leftOver: 0,
    problems: [],
    remarks: ['the template has no message Low 777'],
  });
});

test('[packet.json.1] a datagram that cannot be read has only its size and the reason', () =>
  assert.deepEqual(json('00 00'), { bytes: 2, problems: ['2 bytes are too few: the shortest packet has 7'] }));

test('[packet.short.5] left-over bytes are in rest, and are written again', () => {
  const hex = '00 0000001B 00 02 09 DEAD';
  const read = json(hex);
  assert.ok('rest' in read);
  assert.deepEqual([read.leftOver, read.rest, read.problems], [2, 'dead', []]);
  assert.deepEqual(datagramFromJson(builtIn, read), bytes(hex));
});

/** The JSON of one field of one message, after its bytes. */
const VALUES: readonly (readonly [type: string, hex: string, json: string])[] = [
  ['U32', 'FFFFFFFF', '4294967295'],
  ['S8', 'FE', '-2'],
  ['U64', 'FFFFFFFFFFFFFFFF', '"18446744073709551615"'],
  ['S64', 'FEFFFFFFFFFFFFFF', '"-2"'],
  ['F32', '0000C0BF', '-1.5'],
  ['F32', '00000080', '-0'],
  ['F32', '0000C07F', '"NaN"'],
  ['F32', '0000807F', '"Infinity"'],
  ['F64', '000000000000F0FF', '"-Infinity"'],
  ['F64', '9A9999999999B93F', '0.1'],
  ['BOOL', '01', 'true'],
  ['IPADDR', '7F000001', '"127.0.0.1"'],
  ['IPPORT', '32CD', '13005'],
  ['LLVector3', '0000803F 000000C0 00000080', '[1,-2,-0]'],
  ['LLVector3', '0000C07F 00000000 00000000', '["NaN",0,0]'],
  ['LLQuaternion', '00000000 00000000 00000080', '[0,0,-0,1]'],
  ['Fixed 3', '010203', '{"hex":"010203"}'],
  ['Variable 1', '03 4A4200', '{"hex":"4a4200","text":"JB"}'],
  ['Variable 1', '02 4A42', '{"hex":"4a42","text":"JB"}'],
  ['Variable 1', '00', '{"hex":"","text":""}'],
  ['Variable 1', '03 4A0000', '{"hex":"4a0000"}'],
  ['Variable 1', '03 4A0042', '{"hex":"4a0042"}'],
  ['Variable 1', '02 C3A9', '{"hex":"c3a9","text":"é"}'],
  ['Variable 1', '01 FF', '{"hex":"ff"}'],
  ['Variable 1', '01 1B', '{"hex":"1b"}'],
  ['Variable 1', '03 610A62', '{"hex":"610a62","text":"a\\nb"}'],
  ['Variable 1', '03 EFBBBF', '{"hex":"efbbbf","text":"\ufeff"}'],
];
for (const [type, hex, expected] of VALUES) {
  test(`[packet.json.2] [packet.json.3] [packet.text.3] a ${type} of ${hex} is ${expected}`, () => {
    const codec = tried(`Single A ${type}`);
    const whole = `00 00000001 00 07 ${hex}`;
    const line = stringifyDatagram(json(whole, codec));
    assert.equal(/"blocks":\{"Block1":\[\{"A":(.*)\}\]\},"acks"/.exec(line)?.[1], expected);
    const parsed = parseDatagramJson(line);
    assert.ok('json' in parsed);
    assert.deepEqual(datagramFromJson(codec, parsed.json), bytes(whole));
  });
}

const ODD: readonly (readonly [hex: string, codec: Codec, remark: RegExp])[] = [
  ['00 00000001 00 07 02', tried('Single A BOOL'), /^a value stands in bytes that encode does not write/],
  ['00 00000001 00 07 0000C0FF', tried('Single A F32'), /^a value stands in bytes/],
  ['80 00000001 00 07 00010001', tried('Single A U16'), /^zero-coding: runs are split where/],
  ['4F 00000001 00 07 05', tried('Single A U8'), /^unused flag bits/],
];
for (const [hex, codec, remark] of ODD) {
  test(`[packet.json.4] ${hex} cannot be said by values, and that is remarked`, () => {
    const read = json(hex, codec);
    assert.ok('remarks' in read && read.remarks?.length === 1);
    assert.match(read.remarks[0] ?? '', remark);
    const written = datagramFromJson(codec, read);
    assert.ok(written instanceof Uint8Array && toHex(written) !== toHex(bytes(hex)));
  });
}

test('[packet.json.4] zero-coding is taken literally, also where it does not gain', () => {
  for (const hex of ['80 00000001 00 07 0001 01 0001 01', '00 00000001 00 07 00000000', '90 00000001 00 07 0004 00']) {
    assert.deepEqual(datagramFromJson(tried('Single A U32'), json(hex, tried('Single A U32'))), bytes(hex));
  }
});
