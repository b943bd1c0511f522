// A session of hours as the rows of a log, however many are wanted: viewers that look around, a region that says what moves,
// pings, and acks of what asked for them. It is the same each time.
import { closeSync, openSync, writeSync } from 'node:fs';
import { RowWriter } from '../../capture/pcapng/row-writer.ts';
import type { DatagramRow } from '../../capture/segment.ts';
import type { Direction } from '../../contract/panel.ts';
import { concatBytes } from '../../protocol/bytes.ts';
import type { LooseMessage } from '../../protocol/packet/codec.ts';
import { writePacket } from '../../protocol/packet/packet.ts';
import { codec } from './conversation-capture.ts';

/** Each has a circuit of its own, and opens it with the first rows. */
export const VIEWERS = 8;
/** Of so many rounds one has a packet that is never acked. */
export const LOST_EACH = 1000;
const ROWS_PER_SECOND = 1000;
const START_US = 1_795_252_800_000_000;
/** Written at once. */
const PIECE_BYTES = 1024 * 1024;

type Line = readonly [direction: Direction, name: string, reliable?: 'reliable'];

/** What one viewer and the region say to each other, again and again. */
const ROUND: readonly Line[] = [
  ['in', 'AgentUpdate'],
  ['out', 'ObjectUpdate', 'reliable'],
  ['out', 'ImprovedTerseObjectUpdate'],
  ['in', 'PacketAck'],
  ['out', 'ImprovedTerseObjectUpdate'],
  ['in', 'AgentUpdate'],
  ['out', 'StartPingCheck'],
  ['in', 'CompletePingCheck'],
  ['out', 'ImprovedTerseObjectUpdate'],
  ['out', 'CoarseLocationUpdate'],
];
const OPENING: Line = ['in', 'UseCircuitCode'];

/** The reliable packets of so many rows that nobody acks. */
export const lostIn = (rows: number): number => Math.floor(Math.floor((rows - VIEWERS) / ROUND.length) / LOST_EACH);

/** The first `rows` rows. */
export function* longSession(rows: number): Generator<DatagramRow> {
  const speakers = Array.from({ length: VIEWERS }, () => ({ in: 0, out: 0 }));
  for (let row = 0; row < rows; row += 1) {
    const round = row < VIEWERS ? row : Math.floor((row - VIEWERS) / ROUND.length);
    const [direction, name, reliable] = (row < VIEWERS ? OPENING : ROUND[(row - VIEWERS) % ROUND.length]) ?? OPENING;
    const said = speakers[round % VIEWERS] ?? { in: 0, out: 0 };
    said[direction] += 1;
    const body = codec.encode(name, blocksOf(name, round, said.out));
    const bytes = writePacket({ sequence: said[direction], reliable: reliable !== undefined, zerocoded: false, body });
    const time = row / ROWS_PER_SECOND;
    yield {
      door: 'udp',
      time,
      direction,
      circuit: (round % VIEWERS) + 1,
      fate: 'handled',
      ...ends(round, direction),
      bytes,
    };
  }
}

/** Writes a capture file of ours with that session. */
export function writeLongSession(file: string, rows: number): void {
  const writer = new RowWriter({ start: START_US, firstRow: 1 });
  const descriptor = openSync(file, 'w');
  try {
    let pieces = [writer.header()];
    let bytes = 0;
    for (const row of longSession(rows)) {
      const blocks = writer.blocks(row);
      pieces.push(blocks);
      bytes += blocks.length;
      if (bytes < PIECE_BYTES) continue;
      writeSync(descriptor, concatBytes(...pieces));
      [pieces, bytes] = [[], 0];
    }
    writeSync(descriptor, concatBytes(...pieces));
  } finally {
    closeSync(descriptor);
  }
}

function ends(round: number, direction: Direction): { readonly from: string; readonly to: string } {
  const [viewer, region] = [`127.0.0.1:${50_000 + (round % VIEWERS)}`, '127.0.0.1:13000'];
  return direction === 'in' ? { from: viewer, to: region } : { from: region, to: viewer };
}

/** A thing as it moves: its number, its state, no plane to collide with, its place and its pace. */
const moving = (round: number) => Uint8Array.from({ length: 44 }, (_, at) => (round >> (at % 4)) & 0x3f);

/** @param last the newest number of the region, when its packets are acked that of its reliable one and of the one after it */
function blocksOf(name: string, round: number, last: number): LooseMessage {
  switch (name) {
    case 'UseCircuitCode':
      return { CircuitCode: { Code: 1 + round, ID: agentOf(round) } };
    case 'AgentUpdate':
      return { AgentData: { AgentID: agentOf(round), Far: 128, ControlFlags: round % 4 } };
    case 'ObjectUpdate':
      return {
        ObjectData: [
          { ID: round, FullID: `22222222-${agentOf(round).slice(9)}`, Scale: [0.5, 0.5, 0.5 + (round % 20)], PCode: 9 },
        ],
      };
    case 'ImprovedTerseObjectUpdate':
      return { ObjectData: [{ Data: moving(round) }] };
    case 'PacketAck':
      return { Packets: round % LOST_EACH === LOST_EACH - 1 ? [] : [{ ID: last - 1 }] };
    case 'StartPingCheck':
      return { PingID: { PingID: Math.floor(round / VIEWERS) % 256 } };
    case 'CompletePingCheck':
      return { PingID: { PingID: Math.floor(round / VIEWERS) % 256 } };
    default:
      return {};
  }
}

const agentOf = (round: number): string => `11111111-2222-3333-4444-00000000000${round % VIEWERS}`;
