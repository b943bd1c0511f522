// Rows of a small session for the tests of filters: real messages of the built-in template.
import type { WholeRow } from '../../contract/panel.ts';
import { utf8 } from '../../protocol/bytes.ts';
import { compileCodec, type LooseMessage } from '../../protocol/packet/codec.ts';
import { type PacketParts, writePacket } from '../../protocol/packet/packet.ts';
import { builtInTemplate } from '../../protocol/template/built-in.ts';
import type { DatagramRow, NewRow } from '../segment.ts';
import type { CircuitOwner } from './facts.ts';

export const codec = compileCodec(builtInTemplate());

export const ADA = '1c8a7767-e37b-422e-afb3-85093197cad1';
export const NOW = 60;

export const OWNERS: ReadonlyMap<number, CircuitOwner> = new Map([
  [1, { agent: 'Ada Sandbox', agentId: ADA, region: 'Sandbox One' }],
  [2, { agent: 'Ada Sandbox', agentId: ADA, region: 'Sandbox Two' }],
]);

const VIEWER = '127.0.0.1:50000';
const GRID = '127.0.0.1:13000';

/** A datagram of a message of the built-in template. */
export function packet(
  name: string,
  blocks: LooseMessage,
  parts: Partial<PacketParts> = {},
  row: Partial<DatagramRow> = {},
): DatagramRow {
  const bytes = writePacket({
    sequence: 1,
    reliable: false,
    zerocoded: false,
    body: codec.encode(name, blocks),
    ...parts,
  });
  const ends = row.direction === 'out' ? { from: GRID, to: VIEWER } : { from: VIEWER, to: GRID };
  return { door: 'udp', time: 1, direction: 'in', circuit: 1, fate: 'handled', ...ends, bytes, ...row };
}

const agent = { AgentID: ADA, SessionID: '22222222-2222-2222-2222-222222222222' };
const chat = (text: string, type: number): LooseMessage => ({
  AgentData: agent,
  ChatData: { Message: utf8(`${text}\0`), Type: type, Channel: 0 },
});
const object = (scale: number, id: number) => ({ ID: id, Scale: [scale, 1, 1], State: 3 });

/** Each row with the name by which the tests know it. */
export const SESSION: readonly (readonly [name: string, row: NewRow])[] = [
  ['login', exchange('login', 'login_to_simulator', 0)],
  ['hello', packet('ChatFromViewer', chat('hello there', 1), { sequence: 100, reliable: true }, { time: 1 })],
  [
    'shout',
    packet('ChatFromViewer', chat('Hello!', 2), { sequence: 101, reliable: true, zerocoded: true }, { time: 2 }),
  ],
  [
    'again',
    packet('ChatFromViewer', chat('hello there', 1), { sequence: 100, reliable: true, resent: true }, { time: 3 }),
  ],
  ['ack', packet('PacketAck', { Packets: [{ ID: 100 }] }, { sequence: 5 }, { time: 4, direction: 'out' })],
  [
    'objects',
    packet(
      'ObjectUpdate',
      { RegionData: { RegionHandle: 2n ** 60n + 1n }, ObjectData: [object(5, 7), object(12.1, 8)] },
      { sequence: 6, reliable: true, zerocoded: true },
      { time: 5, direction: 'out', circuit: 2 },
    ),
  ],
  ['nobody', packet('ObjectUpdate', { ObjectData: [] }, { sequence: 7, acks: [101] }, { time: 6, direction: 'out' })],
  [
    'ping',
    packet('StartPingCheck', { PingID: { PingID: 3 } }, { sequence: 8 }, { time: 7, direction: 'out', circuit: 2 }),
  ],
  ['queue', exchange('event', 'EventQueueGet', 8)],
  ['stray', { ...packet('AgentUpdate', {}), bytes: Uint8Array.of(0xc0, 0, 0), fate: 'malformed', circuit: 0, time: 9 }],
  ['long', lengthened(packet('StartPingCheck', { PingID: { PingID: 4 } }, { sequence: 9 }, { time: 59.5 }))],
];

function lengthened(row: DatagramRow): DatagramRow {
  return { ...row, bytes: Uint8Array.of(...row.bytes, 1, 2, 3) };
}

function exchange(door: 'login' | 'event', name: string, time: number): NewRow {
  const ends = { from: VIEWER, to: '127.0.0.1:9000' };
  return { door, time, direction: 'in', circuit: 0, fate: 'handled', name, request: '<a/>', reply: 'ok', ...ends };
}

/** The row as it comes out of a store. */
export function wholeRow(row: NewRow, number: number): WholeRow {
  const { door, time, direction, circuit, fate, from, to } = row;
  const common = { row: number, time, direction, door, circuit, fate, from, to, head: new Uint8Array(0) };
  if (row.door === 'udp') return { ...common, size: row.bytes.length, name: '', bytes: row.bytes };
  const { name, request = '', reply = '' } = row;
  return { ...common, size: request.length + reply.length, name, bytes: new Uint8Array(0), request, reply };
}
