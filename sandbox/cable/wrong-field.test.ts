import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LooseMessage } from '../../protocol/packet/codec.ts';
import { readPacket, writePacket } from '../../protocol/packet/packet.ts';
import { codec } from '../../test/support/doorway.ts';
import { seeded } from '../../test/support/seeded.ts';
import { withWrongField } from './wrong-field.ts';

const spoil = (bytes: Uint8Array, path: string, seed = 1) => withWrongField(bytes, path, codec, seeded(seed));

function datagram(name: string, blocks: LooseMessage): Uint8Array {
  const body = codec.encode(name, blocks);
  return writePacket({ sequence: 9, reliable: true, zerocoded: true, acks: [7, 8], body });
}

function blocksOf(bytes: Uint8Array) {
  const packet = readPacket(bytes);
  assert.ok(!('malformed' in packet));
  const decoded = codec.decode(packet.body);
  assert.ok('blocks' in decoded);
  assert.deepEqual(decoded.problems, []);
  return { blocks: decoded.blocks, packet };
}

const CHAT = { ChatData: { Message: 'Hello', Type: 1, Channel: 0 } };

test('[circuit.fault.10] a field has as many bytes, all of them others, and nothing else has changed', () => {
  const before = datagram('ChatFromViewer', CHAT);
  const wrong = spoil(before, 'ChatData.Message');
  assert.ok(wrong !== undefined);
  const [old, now] = [blocksOf(before), blocksOf(wrong)];
  const [said, heard] = [old.blocks['ChatData']?.[0]?.['Message'], now.blocks['ChatData']?.[0]?.['Message']];
  assert.ok(said instanceof Uint8Array && heard instanceof Uint8Array);
  assert.equal(heard.length, said.length);
  assert.ok(
    heard.every((byte, at) => byte !== said[at]),
    'every byte is another',
  );
  const rest = { ...now.blocks['ChatData']?.[0], Message: said };
  assert.deepEqual({ ...now.blocks, ChatData: [rest] }, old.blocks);
  const { acks, flags, sequence } = now.packet;
  assert.deepEqual({ acks, flags, sequence }, { acks: [7, 8], flags: old.packet.flags, sequence: 9 });
});

test('[circuit.fault.10] every instance of a block is meant, and a truth value is turned round', () => {
  const before = datagram('AgentAnimation', {
    AnimationList: [
      { AnimID: '1c8a7767-e37b-422e-afb3-85093197cad1', StartAnim: true },
      { AnimID: '1c8a7767-e37b-422e-afb3-85093197cad1', StartAnim: false },
    ],
  });
  const wrong = spoil(before, 'AnimationList.StartAnim');
  assert.ok(wrong !== undefined);
  const started = blocksOf(wrong).blocks['AnimationList']?.map(({ StartAnim }) => StartAnim);
  assert.deepEqual(started, [false, true]);
});

for (const [what, bytes, path] of [
  ['a field that the message does not have', datagram('ChatFromViewer', CHAT), 'ChatData.Text'],
  [
    'a field without bytes',
    datagram('ChatFromViewer', { ChatData: { Message: new Uint8Array(0) } }),
    'ChatData.Message',
  ],
  ['a block without instances', datagram('AgentAnimation', {}), 'AnimationList.StartAnim'],
  ['no packet', Uint8Array.of(1, 2, 3), 'ChatData.Message'],
  ['an unknown message', Uint8Array.of(0, 0, 0, 0, 9, 0, 0xff, 0xff, 0x0f, 0xff), 'ChatData.Message'],
] as const) {
  test(`[circuit.fault.10] ${what}: nothing is changed`, () => {
    assert.equal(spoil(bytes, path), undefined);
  });
}

test('[circuit.fault.10] the same seed gives the same wrong bytes', () => {
  const before = datagram('ChatFromViewer', CHAT);
  assert.deepEqual(spoil(before, 'ChatData.Message', 3), spoil(before, 'ChatData.Message', 3));
  assert.notDeepEqual(spoil(before, 'ChatData.Message', 3), spoil(before, 'ChatData.Message', 4));
});
