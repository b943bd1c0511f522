// What happened, read from rows once and in order: what each end of each circuit sent, what was acked, what was odd.
// Findings, figures and the checklist ask it.
import type { Direction, WholeRow } from '../../contract/panel.ts';
import type { Codec, DecodedMessage } from '../../protocol/packet/codec.ts';
import { messageName } from '../../protocol/packet/name.ts';
import { type Packet, readHeader } from '../../protocol/packet/packet.ts';
import { numberValue, numberValues } from '../field-value.ts';
import { type Opened, openDatagram } from '../reading/shape.ts';
import { CircuitHistory } from './circuit.ts';

/** A datagram of which something is worth telling. */
export interface OddRow {
  readonly row: number;
  readonly circuit: number;
  readonly direction: Direction;
  readonly name: string;
  readonly opened: Opened;
}

/** A row of HTTP, as far as it is asked for later. */
export type HttpRow = Pick<WholeRow, 'row' | 'time' | 'circuit' | 'door' | 'name' | 'request' | 'reply'>;

export class History {
  readonly circuits = new Map<number, CircuitHistory>();
  readonly odd: OddRow[] = [];
  readonly http: HttpRow[] = [];
  /** Time of the last row, in seconds since the capture's start. */
  end = 0;
  readonly #codec: Codec;

  constructor(codec: Codec) {
    this.#codec = codec;
  }

  /** Tells of a row. All rows are told of once, in their order. */
  add(row: WholeRow): void {
    this.end = Math.max(this.end, row.time);
    if (row.door === 'udp') this.#addDatagram(row);
    else {
      const { circuit, door, name, reply, request, row: number, time } = row;
      const texts = { ...(request === undefined ? {} : { request }), ...(reply === undefined ? {} : { reply }) };
      this.http.push({ row: number, time, circuit, door, name, ...texts });
    }
  }

  #addDatagram(row: WholeRow): void {
    const opened = openDatagram(this.#codec, row.bytes);
    const name = messageName(this.#codec, readHeader(row.bytes).numberId);
    const circuit = this.#circuit(row.circuit);
    const flow = circuit[row.direction];
    flow.packets += 1;
    flow.bytes += row.size;
    if (row.fate === 'duplicate') flow.duplicates += 1;
    if (isOdd(opened, row.direction)) {
      this.odd.push({ row: row.row, circuit: row.circuit, direction: row.direction, name, opened });
    }
    // What a fault took away, nobody acted on.
    const { packet } = opened;
    if (packet === undefined || row.fate === 'dropped') return;
    const { flags, sequence } = packet;
    flow.sent({ row: row.row, time: row.time, sequence, name }, flags.reliable, flags.resent);
    const message = opened.kind === 'message' ? opened.message : undefined;
    this.#acks(circuit, row, acksOf(packet, message));
    if (message !== undefined) this.#hear(circuit, row, message);
  }

  #acks(circuit: CircuitHistory, row: WholeRow, acks: readonly number[]): void {
    const other = circuit[OTHER[row.direction]];
    circuit[row.direction].acks += acks.length;
    for (const sequence of acks) {
      if (!other.acked(sequence, row.row, row.time)) other.strays.push({ row: row.row, sequence });
    }
  }

  #hear(circuit: CircuitHistory, { direction, row, time }: WholeRow, message: DecodedMessage): void {
    const { name } = message.template;
    circuit.hear({ direction, row, time }, message);
    const id = numberValue(message, 'PingID', 'PingID');
    if (id === undefined) return;
    if (name === 'StartPingCheck') circuit.pings[direction].sent(id, row, time);
    if (name === 'CompletePingCheck') circuit.pings[OTHER[direction]].answered(id, row, time);
  }

  #circuit(number: number): CircuitHistory {
    const known = this.circuits.get(number);
    if (known !== undefined) return known;
    const fresh = new CircuitHistory(number);
    this.circuits.set(number, fresh);
    return fresh;
  }
}

const OTHER: Readonly<Record<Direction, Direction>> = { in: 'out', out: 'in' };

/** What was acked, appended or in a message of its own. */
function acksOf(packet: Packet, message: DecodedMessage | undefined): readonly number[] {
  if (message?.template.name !== 'PacketAck') return packet.acks;
  return [...packet.acks, ...numberValues(message, 'Packets', 'ID')];
}

function isOdd(opened: Opened, direction: Direction): boolean {
  if (opened.kind !== 'message') return true;
  const { message, packet } = opened;
  const { flag, trusted } = message.template;
  return (
    packet.remarks.length > 0 || message.leftOver > 0 || (trusted && direction === 'in') || flag === 'UDPBlackListed'
  );
}
