import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtInTemplate } from '../../test/support/built-in-template.ts';
import { tried } from '../../test/support/tried-codec.ts';
import type { Codec, LooseMessage } from './codec.ts';
import { compileCodec } from './codec.ts';
import { Message } from './message.ts';

/** `blocks` written and read again. */
function message(codec: Codec, name: string, blocks: LooseMessage): Message {
  const decoded = codec.decode(codec.encodeSent(name, blocks));
  assert.ok(!('unknown' in decoded));
  return new Message(decoded);
}

test('a message gives its values by block, field and instance, with the type that the template says', () => {
  const codec = tried(
    'Single A U8, B U16, C U32, D U64, E S8, F S16, G S32, H S64, I F32, J F64, K BOOL',
    'Variable U LLUUID, V LLVector3, W LLVector3d, Q LLQuaternion, P IPPORT, N IPADDR, X Fixed 2, T Variable 1',
  );
  const id = 'a1b2c3d4-0001-0002-0003-000000000001';
  const scalars = { A: 1, B: 2, C: 3, D: 4n, E: -1, F: -2, G: -3, H: -4n, I: 0.5, J: 0.1, K: true };
  const compound = { U: id, V: [1, 2, 3], W: [4, 5, 6], Q: [0, 0, 1, 0], P: 9000, N: '1.2.3.4', X: 'x', T: 'text' };
  const read = message(codec, 'Try', { Block1: scalars, Block2: [{}, compound] });
  assert.equal(read.name, 'Try');
  assert.deepEqual([read.u8('Block1', 'A'), read.u16('Block1', 'B'), read.u32('Block1', 'C')], [1, 2, 3]);
  assert.deepEqual([read.s8('Block1', 'E'), read.s16('Block1', 'F'), read.s32('Block1', 'G')], [-1, -2, -3]);
  assert.deepEqual([read.u64('Block1', 'D'), read.s64('Block1', 'H')], [4n, -4n]);
  assert.deepEqual([read.f32('Block1', 'I'), read.f64('Block1', 'J'), read.bool('Block1', 'K')], [0.5, 0.1, true]);
  assert.deepEqual([read.count('Block2'), read.instances('Block2')], [2, [0, 1]]);
  assert.equal(read.uuid('Block2', 'U', 1), id);
  assert.deepEqual(
    [read.vector('Block2', 'V', 1), read.vector('Block2', 'W', 1)],
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  );
  assert.deepEqual(read.rotation('Block2', 'Q', 1), [0, 0, 1, 0]);
  assert.deepEqual([read.port('Block2', 'P', 1), read.address('Block2', 'N', 1)], [9000, '1.2.3.4']);
  assert.deepEqual([read.bytes('Block2', 'X', 1), read.text('Block2', 'T', 1)], [Uint8Array.of(120, 0), 'text']);
});

test('[packet.short.1] what was not sent reads as zero', () => {
  const read = message(compileCodec(builtInTemplate), 'ImprovedInstantMessage', { AgentData: {} });
  assert.equal(read.count('EstateBlock'), 0);
  assert.equal(read.u32('EstateBlock', 'EstateID'), 0);
  assert.equal(read.text('MessageBlock', 'Message'), '');
  assert.equal(read.text('MetaData', 'Data', 5), '');
  assert.deepEqual(read.vector('MessageBlock', 'Position'), [0, 0, 0]);
});

test('[packet.text.1] text ends at its first NUL, whether there is one or not', () => {
  const texts = [[], [0x61], [0x61, 0], [0x61, 0, 0x62], [0xff, 0]].map((sent) =>
    message(tried('Single T Variable 1'), 'Try', { Block1: { T: Uint8Array.from(sent) } }).text('Block1', 'T'),
  );
  assert.deepEqual(texts, ['', 'a', 'a', 'a', '\ufffd']);
});

test('we are wrong: names and types that the template does not have', () => {
  const read = message(tried('Single A U8'), 'Try', {});
  assert.throws(() => read.u8('Block2', 'A'), /Try has no block Block2/);
  assert.throws(() => read.count('Block2'), /Try has no block Block2/);
  assert.throws(() => read.u8('Block1', 'B'), /Try.Block1 has no field B/);
  assert.throws(() => read.u32('Block1', 'A'), /Try.Block1.A is a U8, not a U32/);
});
