import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALL_TYPES } from '../../test/support/all-types.ts';
import { builtInTemplate } from '../../test/support/built-in-template.ts';
import { blockOf, TRY, tried } from '../../test/support/tried-codec.ts';
import { fromHex, toHex } from '../bytes.ts';
import type { MessageTemplate } from '../template/model.ts';
import { parseTemplate } from '../template/parse.ts';
import {
  type BlockValue,
  type Codec,
  compileCodec,
  type DecodedMessage,
  type LooseMessage,
  type MessageValue,
} from './codec.ts';

const builtIn = compileCodec(builtInTemplate);
const A = 'a1b2c3d4-0001-0002-0003-000000000001';
const S = '0f0e0d0c-0b0a-0908-0706-050403020100';
const A_HEX = 'A1B2C3D4000100020003000000000001';
const S_HEX = '0F0E0D0C0B0A09080706050403020100';

const bytes = (hex: string): Uint8Array => {
  const read = fromHex(hex);
  assert.ok(read, hex);
  return read;
};
const decode = (codec: Codec, hex: string): DecodedMessage => {
  const decoded = codec.decode(bytes(hex));
  assert.ok(!('unknown' in decoded), hex);
  return decoded;
};

const BOTH_WAYS: readonly (readonly [name: string, hex: string, blocks: MessageValue])[] = [
  ['PacketAck', 'FFFFFFFB 03 01000000 00010000 FEFFFF00', { Packets: [{ ID: 1 }, { ID: 256 }, { ID: 0xfffffe }] }],
  ['CloseCircuit', 'FFFFFFFD', {}],
  ['StartPingCheck', '01 07 05010000', { PingID: [{ PingID: 7, OldestUnacked: 261 }] }],
  [
    'UseCircuitCode',
    `FFFF0003 04030201 ${S_HEX} ${A_HEX}`,
    { CircuitCode: [{ Code: 0x01020304, SessionID: S, ID: A }] },
  ],
  ['OpenCircuit', 'FFFFFFFC 7F000001 32CD', { CircuitInfo: [{ IP: '127.0.0.1', Port: 13005 }] }],
  [
    'EnableSimulator',
    'FFFF0097 00E90300 00E80300 0A010203 2F03',
    { SimulatorInfo: [{ Handle: 1099511628032256n, IP: '10.1.2.3', Port: 12035 }] },
  ],
  [
    'CoarseLocationUpdate',
    `FF06 02 804006 00FFFF 0000 FFFF 02 ${A_HEX} ${S_HEX}`,
    {
      Location: [
        { X: 128, Y: 64, Z: 6 },
        { X: 0, Y: 255, Z: 255 },
      ],
      Index: [{ You: 0, Prey: -1 }],
      AgentData: [{ AgentID: A }, { AgentID: S }],
    },
  ],
  [
    'GameControlInput',
    `20 ${A_HEX} ${S_HEX} 02 00 0080 01 FF7F 01 02 0507`,
    {
      AgentData: [{ AgentID: A, SessionID: S }],
      AxisData: [
        { Index: 0, Value: -32768 },
        { Index: 1, Value: 32767 },
      ],
      ButtonData: [{ Data: bytes('0507') }],
    },
  ],
];
for (const [name, hex, blocks] of BOTH_WAYS) {
  test(`[packet.body.1] [packet.body.2] ${name} is read and written`, () => {
    const decoded = decode(builtIn, hex);
    assert.equal(decoded.template.name, name);
    assert.deepEqual(decoded.blocks, blocks);
    assert.deepEqual([decoded.problems, decoded.remarks, decoded.leftOver], [[], [], 0]);
    assert.equal(toHex(builtIn.encode(name, blocks)), toHex(bytes(hex)));
  });
}

test('[packet.body.2] [packet.body.3] every field type is read and written', () => {
  const codec = compileCodec(parseTemplate(ALL_TYPES).template);
  const hex = `FFFF03E7 81 8281 84838281 8887868584838281 FE FEFF FEFFFFFF FEFFFFFFFFFFFFFF 0000C0BF 9A9999999999B93F 01
    0000803F000000C00000003F 000000000000F03F00000000000000C0000000000000E03F 0000803F000000C00000003F00008040
    CDCCCC3DCDCC4C3E9A99993E 00112233445566778899AABBCCDDEEFF C0A80102 2328 010203 03616200 0000`;
  const [x, y, z] = [Math.fround(0.1), Math.fround(0.2), Math.fround(0.3)];
  const { blocks } = decode(codec, hex);
  assert.deepEqual(blocks, {
    Scalars: [
      {
        A: 0x81,
        B: 0x8182,
        C: 0x81828384,
        D: 0x8182838485868788n,
        E: -2,
        F: -2,
        G: -2,
        H: -2n,
        I: -1.5,
        J: 0.1,
        K: true,
      },
    ],
    Compound: [
      {
        V3: [1, -2, 0.5],
        V3d: [1, -2, 0.5],
        V4: [1, -2, 0.5, 4],
        Q: [x, y, z, Math.sqrt(1 - x * x - y * y - z * z)],
        U: '00112233-4455-6677-8899-aabbccddeeff',
        Ip: '192.168.1.2',
        Port: 9000,
        Fx: bytes('010203'),
        V1: bytes('616200'),
        V2: bytes(''),
      },
    ],
  });
  assert.equal(toHex(codec.encode('AllTypes', blocks)), toHex(bytes(hex)));
});

test('[packet.body.6] every NaN is written as the same one', () => {
  const codec = tried('Single A F32, B F64');
  const { blocks } = decode(codec, '07 010080FF 010000000000F0FF');
  assert.deepEqual(blocks, { Block1: [{ A: Number.NaN, B: Number.NaN }] });
  assert.equal(toHex(codec.encode('Try', blocks)), '070000c07f000000000000f87f');
});

test('[packet.rotation.1] [packet.rotation.2] a rotation has three parts on the wire and four as a value', () => {
  const codec = tried('Single Q LLQuaternion');
  const half = Math.sqrt(0.5);
  assert.deepEqual(decode(codec, '07 00000000 00000000 00000080').blocks, { Block1: [{ Q: [0, 0, -0, 1] }] });
  const flipped = codec.encode('Try', { Block1: { Q: [0, 0, half, -half] } });
  assert.deepEqual(flipped, codec.encode('Try', { Block1: { Q: [-0, -0, -half] } }));
});

test('[packet.short.6] a number that the template does not have is unknown, and so is half a number', () => {
  assert.deepEqual(builtIn.decode(bytes('FFFF0309 0102')), { unknown: 0xffff0309 });
  assert.deepEqual(builtIn.decode(bytes('FFFF')), { unknown: 0 });
});

test('[packet.number.5] the later of two messages counts, but no Deprecated one', () => {
  const named = (name: string, more: Partial<MessageTemplate> = {}): MessageTemplate => ({ ...TRY, name, ...more });
  const first = named('First');
  const second = named('Second');
  const dropped = named('Dropped', { flag: 'Deprecated' });
  const alone = named('Alone', { flag: 'Deprecated', number: 8 });
  const codec = compileCodec({ messages: [first, second, dropped, alone] });
  assert.equal(codec.byId(7), second);
  assert.equal(codec.byId(8), alone);
  assert.equal(codec.byName('Dropped'), dropped);
  assert.equal(codec.byName('None'), undefined);
});

const LENIENT: readonly (readonly [what: string, blocks: readonly string[], given: LooseMessage, hex: string])[] = [
  ['what is not given is zero', ['Single A U8, B U16', 'Multiple:2 C U8', 'Variable D U8'], {}, '07 00 0000 00 00 00'],
  ['a Single block may stand without its array', ['Single A U8, B U16'], { Block1: { B: 1 } }, '07 00 0100'],
  ['[packet.text.1] text gets a closing NUL', ['Single A Variable 2'], { Block1: { A: 'hé' } }, '07 0400 68C3A900'],
  ['[packet.text.1] empty text is no bytes', ['Single A Variable 1'], { Block1: { A: '' } }, '07 00'],
  [
    '[packet.text.1] [packet.body.4] text in a Fixed field is filled up',
    ['Single A Fixed 4'],
    { Block1: { A: 'ab' } },
    '07 61620000',
  ],
  ['[packet.body.5] a length of four bytes', ['Single A Variable 4'], { Block1: { A: bytes('41') } }, '07 01000000 41'],
];
for (const [what, blocks, given, hex] of LENIENT) {
  test(`writing: ${what}`, () => assert.equal(toHex(tried(...blocks).encode('Try', given)), toHex(bytes(hex))));
}

test('[packet.text.2] text too long for its length byte loses its end, at a whole character', () => {
  const codec = tried('Single A Variable 1');
  const written = codec.encode('Try', { Block1: { A: `${'x'.repeat(253)}é` } });
  assert.equal(toHex(written), `07fe${'78'.repeat(253)}00`);
  assert.equal(codec.encode('Try', { Block1: { A: 'x'.repeat(254) } }).length, 1 + 1 + 255);
});

test('[packet.short.1] an older sender leaves out the last blocks', () => {
  const codec = tried('Single A U8', 'Single B U8', 'Variable C U8');
  assert.equal(toHex(codec.encodeSent('Try', { Block1: { A: 1 } })), '0701');
  assert.equal(toHex(codec.encodeSent('Try', { Block1: { A: 1 }, Block3: [] })), '07010000');
  assert.equal(toHex(codec.encodeSent('Try', {})), '07');
});

const OUR_MISTAKES: readonly (readonly [LooseMessage, RegExp])[] = [
  [{ Blok1: { A: 1 } }, /Try has no block Blok1/],
  [{ Block1: { AA: 1 } }, /Block1 has no field AA/],
  [{ Block1: { A: '1' } }, /Block1.A takes a number, not 1/],
  [{ Block1: [] }, /Block1 takes 1 instances, not 0/],
  [{ Block1: [{}, {}] }, /Block1 takes 1 instances, not 2/],
  [{ Block2: Array.from({ length: 256 }, () => ({})) }, /Block2 takes 255 instances, not 256/],
  [{ Block2: { B: new Uint8Array(256) } }, /Block2.B takes at most 255 bytes, not 256 bytes/],
  [{ Block2: { C: 'none' } }, /Block2.C takes a UUID, not none/],
  [{ Block2: { D: [1, 2] } }, /Block2.D takes 3 numbers, not 1,2/],
  [{ Block2: { E: '1.2.3.256' } }, /Block2.E takes an address/],
  [{ Block2: { F: bytes('01') } }, /Block2.F takes 2 bytes, not 1 bytes/],
  [{ Block2: { F: 'ab' } }, /Block2.F takes 2 bytes, not ab/],
];
for (const [given, error] of OUR_MISTAKES) {
  test(`we are wrong: ${error.source}`, () => {
    const codec = tried('Single A U8', 'Variable B Variable 1, C LLUUID, D LLVector3, E IPADDR, F Fixed 2');
    assert.throws(() => codec.encode('Try', given), error);
    assert.equal(toHex(codec.encode('Try', {})), '070000', 'and the next message is none the worse');
  });
}

test('we are wrong: a message that the template does not have', () =>
  assert.throws(() => builtIn.encode('NoSuchMessage', {}), /no message NoSuchMessage/));

test('sizes that no packet can hold do no harm', () => {
  const codec = tried('Single A Fixed 1215752191', 'Multiple:1215752191 B U8', 'Single C Variable 9, D Variable 0');
  const decoded = decode(codec, '07 0102');
  assert.deepEqual(decoded.blocks['Block1'], [{ A: bytes('') }]);
  assert.equal(codec.encode('Try', {}).length, 1 + 255 + 4 + 1);
});

test('blocks and fields may have the names of what every object has', () => {
  const message = { ...TRY, blocks: [{ ...blockOf('Single toString U8, constructor U8', 0), name: 'valueOf' }] };
  const codec = compileCodec({ messages: [message] });
  assert.equal(toHex(codec.encode('Try', { valueOf: { toString: 3 } } as LooseMessage)), '070300');
  assert.equal(toHex(codec.encodeSent('Try', {})), '07');
});

test('an instance that lacks its last field is the same bytes wherever a piece of the writer ends', () => {
  const codec = compileCodec(builtInTemplate);
  const Data = new Uint8Array(250).fill(1);
  const region = { RegionHandle: 1n, TimeDilation: 2 };
  const encode = (instance: BlockValue) =>
    codec.encode('ImprovedTerseObjectUpdate', { RegionData: region, ObjectData: [instance, instance, instance] });
  const expected = encode({ Data, TextureEntry: new Uint8Array() });
  for (let time = 0; time < 200; time++) assert.deepEqual(encode({ Data }), expected);
});
