// What happened, read from rows once and in order: what each end of each circuit sent, what was acked, what was odd.
// Findings, figures and the checklist ask it.
import type { Direction, WholeRow } from '../../contract/panel.ts';
import type { Codec, DecodedMessage } from '../../protocol/packet/codec.ts';
import { messageName } from '../../protocol/packet/name.ts';
import { type Packet, readHeader, readPacket } from '../../protocol/packet/packet.ts';
import { isSound } from '../../protocol/packet/sound.ts';
import type { MessageTemplate } from '../../protocol/template/model.ts';
import { numberValue, numberValues } from '../field-value.ts';
import { type Opened, openPacket } from '../reading/shape.ts';
import { Calls } from './calls.ts';
import { CircuitHistory } from './circuit.ts';
import { Oddities, type SeenDatagram } from './odd.ts';
import type { Sent } from './sender.ts';

export class History {
  readonly circuits = new Map<number, CircuitHistory>();
  readonly odd = new Oddities();
  readonly calls = new Calls();
  /** The reliable packets of all circuits, in the order of rows. */
  readonly reliable: Sent[] = [];
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
    else this.calls.add(row);
  }

  #addDatagram(row: WholeRow): void {
    const circuit = this.#circuit(row.circuit);
    const flow = circuit[row.direction];
    flow.packets += 1;
    flow.bytes += row.size;
    if (row.fate === 'duplicate') flow.duplicates += 1;
    const packet = readPacket(row.bytes);
    if ('malformed' in packet) {
      const name = messageName(this.#codec, readHeader(row.bytes).numberId);
      this.odd.addMalformed(seenDatagram(row, name), packet.malformed);
    } else this.#addPacket(circuit, row, packet);
  }

  #addPacket(circuit: CircuitHistory, row: WholeRow, packet: Packet): void {
    const template = this.#codec.byId(packet.numberId);
    const name = template?.name ?? messageName(this.#codec, packet.numberId);
    const opened = template === undefined ? undefined : this.#read(circuit, template, packet);
    const isMessage = template !== undefined && opened?.kind !== 'malformed';
    this.#judge(seenDatagram(row, name), packet, template, opened);
    // What a fault took away, nobody acted on.
    if (row.fate === 'dropped') return;
    this.#send(circuit, row, packet, name);
    const message = opened?.kind === 'message' ? opened.message : undefined;
    this.#acks(circuit, row, acksOf(packet, message));
    if (isMessage) circuit.heard(name, row);
    if (message === undefined) return;
    circuit.learn(row, message);
    hearPing(circuit, row, message);
  }

  /** Most messages are only counted: reading them would take longer than all the rest. */
  #read(circuit: CircuitHistory, template: MessageTemplate, packet: Packet): Opened | undefined {
    const { name } = template;
    const isRead = TOLD.has(name) || circuit.asks(name, packet.body);
    if (!isRead && isSound(template, packet.body, packet.numberWidth)) return undefined;
    return openPacket(this.#codec, packet);
  }

  #judge(seen: SeenDatagram, packet: Packet, template: MessageTemplate | undefined, opened: Opened | undefined): void {
    if (template === undefined) this.odd.addUnknown(seen, packet);
    else if (opened?.kind === 'malformed') this.odd.addMalformed(seen, opened.reason);
    else this.odd.addMessage(seen, template, packet);
    if (opened?.kind === 'message' && opened.message.leftOver > 0) this.odd.addLeftOver(seen);
  }

  #send(circuit: CircuitHistory, row: WholeRow, { flags, sequence }: Packet, name: string): void {
    const { direction, row: number, time } = row;
    const flow = circuit[direction];
    flow.sent(sequence, number, flags.resent);
    if (!flags.reliable) return;
    const packet = { row: number, circuit: row.circuit, direction, time, sequence, name };
    const sent = flow.promised(packet, flags.resent);
    if (sent.row !== number) return;
    this.reliable.push(sent);
    if (name === OPENING && direction === 'in') circuit.openings.push(sent);
  }

  #acks(circuit: CircuitHistory, row: WholeRow, acks: readonly number[]): void {
    const other = circuit[OTHER[row.direction]];
    circuit[row.direction].acks += acks.length;
    for (const sequence of acks) {
      if (!other.acked(sequence, row.row, row.time)) other.strays.push({ row: row.row, sequence });
    }
  }

  #circuit(number: number): CircuitHistory {
    const known = this.circuits.get(number);
    if (known !== undefined) return known;
    const fresh = new CircuitHistory(number);
    this.circuits.set(number, fresh);
    return fresh;
  }
}

const OPENING = 'UseCircuitCode';
/** Messages that are read each time. */
const TOLD: ReadonlySet<string> = new Set(['PacketAck', 'StartPingCheck', 'CompletePingCheck']);
const OTHER: Readonly<Record<Direction, Direction>> = { in: 'out', out: 'in' };

const seenDatagram = ({ circuit, direction, row }: WholeRow, name: string): SeenDatagram => ({
  ...{ row, circuit, direction, name },
});

function hearPing(circuit: CircuitHistory, { direction, row, time }: WholeRow, message: DecodedMessage): void {
  const id = numberValue(message, 'PingID', 'PingID');
  if (id === undefined) return;
  const { name } = message.template;
  if (name === 'StartPingCheck') circuit.pings[direction].sent(id, row, time);
  if (name === 'CompletePingCheck') circuit.pings[OTHER[direction]].answered(id, row, time);
}

/** What was acked, appended or in a message of its own. */
function acksOf(packet: Packet, message: DecodedMessage | undefined): readonly number[] {
  if (message?.template.name !== 'PacketAck') return packet.acks;
  return [...packet.acks, ...numberValues(message, 'Packets', 'ID')];
}
