// A row as a filter asks it. The columns of a store and a row that is at hand are both asked so.
import type { Direction, Door, Fate, WholeRow } from '../../contract/panel.ts';
import { type Packet, readHeader, readPacket, SHORTEST_PACKET } from '../../protocol/packet/packet.ts';
import { slotOf } from '../slot.ts';

export interface FilterRow {
  readonly row: number;
  /** Seconds since the capture's start. */
  readonly time: number;
  readonly direction: Direction;
  readonly door: Door;
  readonly circuit: number;
  readonly fate: Fate;
  readonly size: number;
  /** What an HTTP row was called; '' for a datagram. */
  readonly name: string;
  /** Of a datagram: the slot of its message number (slot.ts). */
  readonly slot: number;
  /** The first byte of a datagram; 0 if there is none. */
  readonly flags: number;
  /** -1 if there is none. */
  readonly sequence: number;
  readonly from: string;
  readonly to: string;
  /** Request and answer of HTTP; nothing for a datagram. Takes its time. */
  readonly texts: Pick<WholeRow, 'request' | 'reply'>;
  /** The opened datagram; undefined if it cannot be opened. Takes its time. */
  readonly packet: Packet | undefined;
}

/** [packet.header.1] */
export const FLAG_BITS = { zerocoded: 0x80, reliable: 0x40, resent: 0x20, acks: 0x10 } as const;

/** A whole row to be asked; one that is asked several times is opened once. */
export function filterRow(row: WholeRow): FilterRow {
  const isDatagram = row.door === 'udp';
  const header = readHeader(isDatagram ? row.bytes : NO_BYTES);
  let opened: { readonly packet: Packet | undefined } | undefined;
  return {
    row: row.row,
    time: row.time,
    direction: row.direction,
    door: row.door,
    circuit: row.circuit,
    fate: row.fate,
    size: row.size,
    name: row.name,
    slot: slotOf(header.numberId),
    flags: isDatagram ? (row.bytes[0] ?? 0) : 0,
    sequence: isDatagram && row.bytes.length >= SHORTEST_PACKET ? header.sequence : -1,
    from: row.from,
    to: row.to,
    texts: row,
    get packet() {
      opened ??= { packet: isDatagram ? openedPacket(row.bytes) : undefined };
      return opened.packet;
    },
  };
}

/** The packet of a datagram; undefined if it is malformed. */
export function openedPacket(bytes: Uint8Array): Packet | undefined {
  const packet = readPacket(bytes);
  return 'malformed' in packet ? undefined : packet;
}

const NO_BYTES = new Uint8Array(0);
