import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tried } from '../../test/support/tried-codec.ts';
import { toHex } from '../bytes.ts';
import { datagramFromJson, parseDatagramJson } from './json-reader.ts';

const codec = tried(
  'Single A U8, B S64',
  'Variable C Variable 1, D Fixed 2',
  'Multiple:2 E LLVector3, F F32, G LLUUID',
);
const SINGLE = { A: 1, B: '2' };
const VECTOR = { E: [1, 2, 3], F: 0.5, G: '00000000-0000-0000-0000-000000000001' };
const written = (json: unknown): string => {
  const datagram = datagramFromJson(codec, json);
  return datagram instanceof Uint8Array ? toHex(datagram) : datagram.problem;
};

test('[packet.json.5] what a person may leave out: flags, extra, acks, arrays of one, the last blocks, hex of text', () => {
  assert.equal(written({ sequence: 1, message: 'Try' }), '00000000010007');
  assert.equal(
    written({ sequence: 1, message: 'Try', blocks: { Block1: SINGLE } }),
    '00000000010007010200000000000000',
  );
  const block2 = { C: 'é', D: { hex: '0102' } };
  assert.equal(
    written({ sequence: 1, message: 'Try', blocks: { Block1: SINGLE, Block2: block2 }, acks: [5] }),
    `10000000010007010200000000000000${'0103c3a9000102'}0000000501`,
  );
  assert.equal(written({ sequence: 1, message: null, frequency: 'Low', number: 777 }), '000000000100ffff0309');
});

test('[packet.acks.2] the ack flag may stand without acks', () =>
  assert.equal(written({ sequence: 1, message: 'Try', flags: { acks: true } }), '1000000001000700'));

const REFUSED: readonly (readonly [unknown, string])[] = [
  [undefined, 'there is no message to write'],
  [7, 'there is no message to write'],
  [{ bytes: 3, problems: [] }, 'there is no message to write'],
  [{ message: 'Nothing' }, 'the template has no message Nothing'],
  [{ message: 'Try' }, 'sequence takes an integer from 0 to 4294967295, not nothing'],
  [{ message: 'Try', sequence: -1 }, 'sequence takes an integer from 0 to 4294967295, not -1'],
  [{ message: 'Try', sequence: 1, flags: { reliable: 1 } }, 'flags.reliable takes true or false'],
  [{ message: 'Try', sequence: 1, flags: { acks: false }, acks: [1] }, 'flags.acks is false, but there are acks'],
  [{ message: 'Try', sequence: 1, acks: 7 }, 'acks takes at most 255 sequence numbers'],
  [{ message: 'Try', sequence: 1, acks: ['7'] }, 'acks[0] takes an integer from 0 to 4294967295, not "7"'],
  [{ message: 'Try', sequence: 1, extra: '0' }, 'extra takes bytes in hex'],
  [{ message: 'Try', sequence: 1, extra: '00'.repeat(256) }, 'extra takes at most 255 bytes'],
  [{ message: 'Try', sequence: 1, rest: 'no' }, 'rest takes bytes in hex'],
  [{ message: 'Try', sequence: 1, blocks: [] }, 'blocks takes an object of blocks'],
  [{ message: null, sequence: 1 }, 'a message without a name needs its frequency: High, Medium, Low or Fixed'],
  [{ message: null, sequence: 1, frequency: 'High', number: 255 }, 'number takes an integer from 0 to 254, not 255'],
  [{ message: null, sequence: 1, frequency: 'Fixed', number: 5 }, 'number takes all 32 bits of a Fixed number'],
];
for (const [json, problem] of REFUSED) {
  test(`refused: ${problem}`, () => assert.equal(written(json), problem));
}

const REFUSED_BLOCKS: readonly (readonly [unknown, string])[] = [
  [{ None: [] }, 'Try has no block None'],
  [{ Block2: [] }, 'Block1 is missing, and only the last blocks may be'],
  [{ Block1: [] }, 'Block1 takes 1 instances, not 0'],
  [{ Block1: SINGLE, Block2: Array.from({ length: 256 }, () => ({})) }, 'Block2 takes at most 255 instances, not 256'],
  [{ Block1: SINGLE, Block2: [], Block3: [VECTOR] }, 'Block3 takes 2 instances, not 1'],
  [{ Block1: 5 }, 'Block1[0] takes an object of fields'],
  [{ Block1: { A: 1 } }, 'Block1[0].B is missing'],
  [{ Block1: { ...SINGLE, Z: 1 } }, 'Block1 has no field Z'],
  [{ Block1: { ...SINGLE, A: 256 } }, 'Block1[0].A takes an integer from 0 to 255, not 256'],
  [{ Block1: { ...SINGLE, A: 0.5 } }, 'Block1[0].A takes an integer from 0 to 255, not 0.5'],
  [{ Block1: { ...SINGLE, A: true } }, 'Block1[0].A takes an integer from 0 to 255, not true'],
  [
    { Block1: { ...SINGLE, B: '9223372036854775808' } },
    'Block1[0].B takes an integer from -9223372036854775808 to 9223372036854775807, not "9223372036854775808"',
  ],
  [{ Block1: SINGLE, Block2: { C: 5, D: '' } }, 'Block2[0].C takes text, or bytes as {"hex":"…"}'],
  [{ Block1: SINGLE, Block2: { C: { hex: 'xx' }, D: '' } }, 'Block2[0].C takes text, or bytes as {"hex":"…"}'],
  [
    { Block1: SINGLE, Block2: { C: { hex: '61', text: 'b' }, D: 'x' } },
    'Block2[0].C has a text that is not what its hex says: leave one of them out',
  ],
  [{ Block1: SINGLE, Block2: { C: 'x'.repeat(255), D: 'x' } }, 'Block2[0].C takes at most 255 bytes, not 256'],
  [{ Block1: SINGLE, Block2: { C: '', D: { hex: '01' } } }, 'Block2[0].D takes 2 bytes, not 1'],
  [
    { Block1: SINGLE, Block2: [], Block3: [VECTOR, { ...VECTOR, E: [1, 2] }] },
    'Block3[1].E takes 3 numbers, not [1,2]',
  ],
  [
    { Block1: SINGLE, Block2: [], Block3: [VECTOR, { ...VECTOR, E: [1, 2, 'x'] }] },
    'Block3[1].E takes 3 numbers, not [1,2,"x"]',
  ],
  [{ Block1: SINGLE, Block2: [], Block3: [VECTOR, { ...VECTOR, F: 1e39 }] }, 'Block3[1].F takes a number, not 1e+39'],
  [{ Block1: SINGLE, Block2: [], Block3: [VECTOR, { ...VECTOR, G: 'x' }] }, 'Block3[1].G takes a UUID, not "x"'],
];
for (const [blocks, problem] of REFUSED_BLOCKS) {
  test(`refused: ${problem}`, () => assert.equal(written({ sequence: 1, message: 'Try', blocks }), problem));
}

test('a problem shows a value in a few words, however deep or long it is', () => {
  let deep: unknown = 1;
  for (let i = 0; i < 100_000; i++) deep = { deep };
  const shown = (value: unknown) =>
    written({ sequence: 1, message: 'Try', blocks: { Block1: { ...SINGLE, A: value } } });
  assert.match(shown(deep), /not an object$/);
  assert.match(shown([deep]), /not a list$/);
  assert.match(shown('x'.repeat(1000)), /not "x{60}…"$/);
  assert.match(shown(null), /not null$/);
});

test('what is no JSON is a sentence', () => {
  const read = parseDatagramJson('{"sequence":');
  assert.ok('problem' in read && read.problem.startsWith('this is no JSON: '));
});
