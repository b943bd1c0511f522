// The circuits of a capture: which datagrams belong to the protocol, to which circuit, in which direction, and what became of them.
import type { Direction, Fate } from '../../contract/panel.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import { type Packet, readHeader, readPacket } from '../../protocol/packet/packet.ts';
import { isSound } from '../../protocol/packet/sound.ts';
import { numberValue, textValue } from '../field-value.ts';
import type { EndPoint } from '../network/words.ts';
import type { Known } from './known.ts';
import { Repeats } from './repeats.ts';
import { type Opened, openDatagram, openPacket, Shape } from './shape.ts';
import type { StampedDatagram } from './traffic.ts';

/** A circuit as the capture has it. */
export interface SeenCircuit {
  /** From 1 as they appear. */
  readonly number: number;
  readonly viewer: EndPoint;
  readonly simulator: EndPoint;
  /** Undefined if its UseCircuitCode was not seen. */
  readonly agentId: string | undefined;
}

export interface Placed {
  readonly direction: Direction;
  readonly circuit: number;
  readonly fate: Fate;
}

/** [capture.read.7] Ends that are told apart; the datagrams between more are not looked at. */
export const MOST_PAIRS = 5000;

interface Open extends SeenCircuit {
  code: number | undefined;
  agentId: string | undefined;
  readonly repeats: Readonly<Record<Direction, Repeats>>;
}

export class Circuits {
  readonly all: Open[] = [];
  readonly #codec: Codec;
  readonly #known: Known;
  readonly #shapes = new Map<string, Shape>();
  readonly #newest = new Map<string, Open>();
  /** Who spoke first between two ends of which neither or both are simulators. */
  readonly #viewers = new Map<string, EndPoint>();

  constructor(codec: Codec, known: Known) {
    this.#codec = codec;
    this.#known = known;
  }

  /** Every datagram is looked at once before any is placed: later ones may say what earlier ones are. */
  look(datagram: StampedDatagram): void {
    const key = pairOf(datagram);
    const shape = this.#shapes.get(key) ?? new Shape();
    if (this.#shapes.size >= MOST_PAIRS && !this.#shapes.has(key)) return;
    this.#shapes.set(key, shape);
    shape.add(datagram, this.#codec);
    if (opens(this.#codec, datagram.bytes)) this.#known.simulators.add(datagram.to);
  }

  /** [capture.read.8] Where a datagram belongs; undefined if it is of another protocol. */
  place(datagram: StampedDatagram): Placed | undefined {
    const direction = this.#directionOf(datagram);
    if (direction === undefined) return undefined;
    const opened = sightOf(this.#codec, datagram.bytes);
    const circuit = this.#circuitOf(datagram, direction, openingIn(opened));
    return { direction, circuit: circuit.number, fate: fateOf(opened, circuit.repeats[direction], datagram) };
  }

  /** The number of the newest circuit of an agent with a simulator; 0 if there was none. */
  numberOf(agentId: string | undefined, simulator: EndPoint | undefined): number {
    if (simulator === undefined) return 0;
    const there = this.all.filter((circuit) => circuit.simulator === simulator);
    const [only] = there;
    if (agentId === undefined) return there.length === 1 ? (only?.number ?? 0) : 0;
    return there.findLast((circuit) => circuit.agentId === agentId)?.number ?? 0;
  }

  #directionOf(datagram: StampedDatagram): Direction | undefined {
    const { from, to } = datagram;
    const { simulators } = this.#known;
    if (simulators.has(to) !== simulators.has(from)) return simulators.has(to) ? 'in' : 'out';
    const key = pairOf(datagram);
    const shape = this.#shapes.get(key);
    if (shape === undefined || !(shape.isOurs || simulators.has(to))) return undefined;
    const viewer = this.#viewers.get(key) ?? shape.viewer ?? from;
    this.#viewers.set(key, viewer);
    return from === viewer ? 'in' : 'out';
  }

  /** [capture.read.8] Another code between the same ends is another circuit. */
  #circuitOf(datagram: StampedDatagram, direction: Direction, opening: Opening | undefined): Open {
    const key = pairOf(datagram);
    const known = this.#newest.get(key);
    const isAnother = opening !== undefined && known?.code !== undefined && known.code !== opening.code;
    const circuit = known === undefined || isAnother ? this.#enter(datagram, direction, key) : known;
    if (opening !== undefined) {
      circuit.code = opening.code;
      circuit.agentId = opening.agentId;
    }
    return circuit;
  }

  #enter({ from, to }: StampedDatagram, direction: Direction, key: string): Open {
    const ends = direction === 'in' ? { viewer: from, simulator: to } : { viewer: to, simulator: from };
    const repeats = { in: new Repeats(), out: new Repeats() };
    const fresh = { number: this.all.length + 1, ...ends, code: undefined, agentId: undefined, repeats };
    this.all.push(fresh);
    this.#newest.set(key, fresh);
    return fresh;
  }
}

/** What a UseCircuitCode says. */
interface Opening {
  readonly code: number;
  readonly agentId: string;
}

function openingIn(opened: Sight): Opening | undefined {
  if (opened.kind !== 'message' || opened.message.template.name !== OPENING) return undefined;
  const code = numberValue(opened.message, 'CircuitCode', 'Code');
  const agentId = textValue(opened.message, 'CircuitCode', 'ID');
  return code === undefined || agentId === undefined ? undefined : { code, agentId };
}

const OPENING = 'UseCircuitCode';

/** As `openDatagram`, but a message that is sound and opens no circuit is not read. */
function sightOf(codec: Codec, bytes: Uint8Array): Sight {
  const packet = readPacket(bytes);
  if ('malformed' in packet) return { kind: 'malformed' };
  const template = codec.byId(packet.numberId);
  const isPassed = template !== undefined && template.name !== OPENING;
  return isPassed && isSound(template, packet.body, packet.numberWidth)
    ? { kind: 'sound', packet }
    : openPacket(codec, packet);
}

/** What is known of a datagram at a glance. */
type Sight =
  | Opened
  | { readonly kind: 'sound'; readonly packet: Packet }
  | { readonly kind: 'malformed'; readonly packet?: Packet };

/** Whether a datagram opens a circuit; most are known by their number not to. */
function opens(codec: Codec, bytes: Uint8Array): boolean {
  const { numberId } = readHeader(bytes);
  if (numberId === undefined || codec.byId(numberId)?.name !== OPENING) return false;
  return openingIn(openDatagram(codec, bytes)) !== undefined;
}

/** [capture.read.10] As far as a bystander can know: what one end made of it is not in the capture. */
function fateOf(opened: Sight, repeats: Repeats, { stamp }: StampedDatagram): Fate {
  const { packet } = opened;
  const isRepeat = packet?.flags.reliable === true && repeats.sees(packet.sequence, stamp.ns);
  if (opened.kind === 'malformed') return 'malformed';
  if (isRepeat) return 'duplicate';
  return opened.kind === 'unknown' ? 'unknown' : 'handled';
}

function pairOf({ from, to }: StampedDatagram): string {
  return from < to ? `${from} ${to}` : `${to} ${from}`;
}
