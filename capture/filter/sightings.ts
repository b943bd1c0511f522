// What is known of a packet from the others: whether an ack for it was seen, and whether it was there before.
import type { Packet } from '../../protocol/packet/packet.ts';
import { slotOf } from '../slot.ts';
import { type FilterRow, FLAG_BITS } from './row.ts';
import { SparseBits } from './sparse-bits.ts';

/** [filter.flags.4] The number of PacketAck: the message that does nothing but ack. */
export const PACKET_ACK = 0xfffffffb;
const PACKET_ACK_SLOT = slotOf(PACKET_ACK);

/** Grows with the rows it is told of: a bit for each sequence, a bit for each row that came again. */
export class Sightings {
  readonly #senders = new Map<number | string, Sender>();
  readonly #repeated = new SparseBits();

  /** Tells of a row. All rows are told of once, in their order. */
  see(row: FilterRow): void {
    if (row.door !== 'udp' || row.sequence < 0) return;
    const sender = this.#sender(keyOf(row, false));
    if (!sender.sent.add(row.sequence)) this.#repeated.add(row.row);
    const acks = acksOf(row);
    if (acks.length === 0) return;
    const { acked } = this.#sender(keyOf(row, true));
    for (const ack of acks) acked.add(ack);
  }

  /** [filter.flags.4] */
  isAcked(row: FilterRow): boolean {
    if (row.door !== 'udp' || row.sequence < 0) return false;
    return this.#senders.get(keyOf(row, false))?.acked.has(row.sequence) === true;
  }

  /** [filter.flags.5] */
  isDuplicate(row: FilterRow): boolean {
    return this.#repeated.has(row.row);
  }

  #sender(key: number | string): Sender {
    const known = this.#senders.get(key);
    if (known !== undefined) return known;
    const fresh = { sent: new SparseBits(), acked: new SparseBits() };
    this.#senders.set(key, fresh);
    return fresh;
  }
}

/** One end of a circuit: what it sent, and what the other end acked of it. */
interface Sender {
  readonly sent: SparseBits;
  readonly acked: SparseBits;
}

/** [filter.flags.4] All numbers that a row acks: those that ride on it, and those of a PacketAck. Opens only rows with some. */
export function acksOf(row: FilterRow): readonly number[] {
  const isPacketAck = row.slot === PACKET_ACK_SLOT;
  if (!isPacketAck && (row.flags & FLAG_BITS.acks) === 0) return [];
  const { packet } = row;
  if (packet === undefined) return [];
  return isPacketAck ? [...packet.acks, ...acksIn(packet)] : packet.acks;
}

/** Who sent a row, or who it was sent to: an end of a circuit, or without one a pair of addresses. */
export function keyOf({ circuit, direction, from, to }: FilterRow, isOther: boolean): number | string {
  if (circuit !== 0) return 2 * circuit + Number((direction === 'in') !== isOther);
  return isOther ? `${to} ${from}` : `${from} ${to}`;
}

/** The ids in a PacketAck: a count, then four bytes each, little-endian. */
function acksIn({ body, numberWidth }: Packet): readonly number[] {
  const count = Math.min(body[numberWidth] ?? 0, Math.floor((body.length - numberWidth - 1) / 4));
  const first = numberWidth + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => readU32(body, first + 4 * i));
}

function readU32(bytes: Uint8Array, at: number): number {
  const [one = 0, two = 0, three = 0, four = 0] = bytes.subarray(at, at + 4);
  return (one | (two << 8) | (three << 16) | (four << 24)) >>> 0;
}
