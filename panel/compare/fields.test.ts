import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WholeRow } from '../../contract/panel.ts';
import { compileCodec, type LooseMessage } from '../../protocol/packet/codec.ts';
import { writePacket } from '../../protocol/packet/packet.ts';
import { builtInTemplate } from '../../test/support/built-in-template.ts';
import { viewPacket } from '../detail/packet-view.ts';
import { compareFields, likenesses } from './fields.ts';

const codec = compileCodec(builtInTemplate);
const ADA = '11111111-1111-1111-1111-111111111111';
const BEN = '22222222-2222-2222-2222-222222222222';
const ROCK = '33333333-3333-3333-3333-333333333333';

function packet(name: string, blocks: LooseMessage, zerocoded = false) {
  const bytes = writePacket({ sequence: 1, reliable: true, zerocoded, body: codec.encode(name, blocks) });
  const row = { row: 1, time: 0, direction: 'in', door: 'udp', circuit: 1, fate: 'handled' } as const;
  const whole: WholeRow = { ...row, size: bytes.length, head: bytes, name: '', bytes, from: '', to: '' };
  return viewPacket(whole, codec);
}

const compared = (...sides: Parameters<typeof compareFields>) =>
  compareFields(...sides).map(({ likeness, name }) => `${name} ${likeness}`);

test('fields stand side by side, and only bytes decide whether they are the same', () => {
  const chat = (Type: number, Message: string, zerocoded = false) =>
    packet('ChatFromViewer', { AgentData: { AgentID: ADA }, ChatData: { Message, Type, Channel: 0 } }, zerocoded);
  assert.deepEqual(compared(chat(1, 'hello'), chat(2, 'hello', true), new Map()), [
    'AgentData.AgentID same',
    'AgentData.SessionID same',
    'ChatData.Message same',
    'ChatData.Type other',
    'ChatData.Channel same',
  ]);
  const long = 'x'.repeat(300);
  const [, , message] = compareFields(chat(1, `${long}a`), chat(1, `${long}b`), new Map());
  assert.equal(message?.likeness, 'other');
});

test('ids that are known to be one thing are mapped, and so are two ids that meet again', () => {
  const objects = (agent: string, ...ids: readonly string[]) =>
    packet('ObjectAdd', { AgentData: { AgentID: agent, SessionID: agent, GroupID: ids[0] ?? '' } });
  const known = new Map([[ADA, BEN]]);
  assert.deepEqual(compared(objects(ADA, ROCK), objects(BEN, ADA), known).slice(0, 3), [
    'AgentData.AgentID mapped',
    // Of a secret only the beginning is known here.
    'AgentData.SessionID other',
    'AgentData.GroupID other',
  ]);
  const again = compared(objects(ADA, ADA), objects(BEN, BEN), new Map());
  assert.deepEqual([again[0], again[2]], ['AgentData.AgentID other', 'AgentData.GroupID mapped']);
});

test('a field that one side has alone is said to be there alone', () => {
  const acks = (...ids: readonly number[]) => packet('PacketAck', { Packets: ids.map((ID) => ({ ID })) });
  assert.deepEqual(compared(acks(1, 2), acks(1), new Map()), ['Packets.ID same', 'Packets[1].ID left']);
  const fields = compareFields(acks(7), acks(1, 2), new Map());
  assert.deepEqual(likenesses(fields), { same: 0, mapped: 0, other: 1, left: 0, right: 1 });
});
