// What happened, read from rows once and in order: what each end of each circuit sent, what was acked, what was odd.
// Findings, figures and the checklist ask it.
import type { Direction, Fate, WholeRow } from '../../contract/panel.ts';
import type { Codec, DecodedMessage } from '../../protocol/packet/codec.ts';
import { messageName } from '../../protocol/packet/name.ts';
import { type Packet, readHeader, readPacket } from '../../protocol/packet/packet.ts';
import { isSound } from '../../protocol/packet/sound.ts';
import type { MessageTemplate } from '../../protocol/template/model.ts';
import { numberValue, numberValues, textValue } from '../field-value.ts';
import { type Opened, openPacket } from '../reading/shape.ts';
import { Calls } from './calls.ts';
import { CircuitHistory, type Heard } from './circuit.ts';
import { Oddities, type SeenDatagram } from './odd.ts';
import type { Sent } from './sender.ts';

export class History {
  readonly circuits = new Map<number, CircuitHistory>();
  readonly odd = new Oddities();
  readonly calls = new Calls();
  /** The reliable packets of all circuits, in the order of rows. */
  readonly reliable: Sent[] = [];
  /** [checklist.lists.4] By agent, the first opening of a circuit that was refused. */
  readonly refused = new Map<string, Heard>();
  /** [capture.history.4] By their way, from end to end. */
  readonly #held = new Map<string, WholeRow[]>();
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
    if (row.circuit === NO_CIRCUIT) this.#addStranger(row);
    else {
      this.#addOnCircuit(row);
      if (this.#held.size > 0 && row.direction === 'in') this.#release(row);
    }
  }

  /** [capture.history.3] Datagrams that belong to no circuit have nothing to do with each other. */
  #addStranger(row: WholeRow): void {
    const packet = readPacket(row.bytes);
    const { numberId } = 'malformed' in packet ? readHeader(row.bytes) : packet;
    const template = numberId === undefined ? undefined : this.#codec.byId(numberId);
    const seen = seenDatagram(row, template?.name ?? messageName(this.#codec, numberId));
    if ('malformed' in packet) {
      this.odd.addMalformed(seen, packet.malformed);
      return;
    }
    const opened = template === undefined ? undefined : openPacket(this.#codec, packet);
    this.#judge(seen, packet, template, opened);
    if (row.fate === 'held') this.#hold(row);
    if (template?.name === OPENING && opened?.kind === 'message') this.#refuse(row, opened.message);
  }

  /** [capture.history.4] What overtook the opening of its circuit is heard behind it. */
  #hold(row: WholeRow): void {
    const key = wayOf(row);
    const waiting = this.#held.get(key) ?? [];
    if (waiting.length < MOST_HELD) waiting.push(row);
    this.#held.set(key, waiting);
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= MOST_HELD) return;
      this.#held.delete(oldest);
    }
  }

  #release(opening: WholeRow): void {
    const key = wayOf(opening);
    const waiting = this.#held.get(key) ?? [];
    this.#held.delete(key);
    for (const row of waiting) this.#addOnCircuit({ ...row, circuit: opening.circuit });
  }

  /** [checklist.lists.4] */
  #refuse({ row, time }: WholeRow, message: DecodedMessage): void {
    const agentId = textValue(message, 'CircuitCode', 'ID');
    if (agentId !== undefined && this.refused.size < MOST_REFUSED && !this.refused.has(agentId))
      this.refused.set(agentId, { row, time });
  }

  #addOnCircuit(row: WholeRow): void {
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
    this.#send(circuit, row, packet, name);
    // What a fault took away left, but nobody acted on it.
    if (row.fate === 'dropped') return;
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
    flow.sent(sequence, number, time, flags.resent);
    if (!flags.reliable) return;
    const isRefused = direction === 'in' && REFUSED.has(row.fate);
    const packet = { row: number, circuit: row.circuit, direction, time, sequence, name, isRefused };
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
const NO_CIRCUIT = 0;
/** [capture.history.4] Ways on which datagrams wait for a circuit, and datagrams on each; a grid holds fewer. */
export const MOST_HELD = 64;
/** [checklist.lists.4] Agents whose openings were refused. */
export const MOST_REFUSED = 1000;
/** [finding.never-acked.1] Who cannot or will not take a packet does not ack it; its row says why. */
const REFUSED: ReadonlySet<Fate> = new Set([
  'malformed',
  'offCircuit',
  'afterClose',
  'trustRejected',
  'banned',
  'idMismatch',
  'flooded',
]);

const wayOf = ({ from, to }: WholeRow): string => `${from} ${to}`;

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
