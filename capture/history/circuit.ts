// One circuit as the rows have it: both ends, their pings, and the first row of each message.
import type { Direction, WholeRow } from '../../contract/panel.ts';
import { looseUtf8 } from '../../protocol/bytes.ts';
import type { DecodedMessage } from '../../protocol/packet/codec.ts';
import { uuidBytes } from '../../protocol/uuid.ts';
import { fieldValue, textValue } from '../field-value.ts';
import { Pings } from './pings.ts';
import { Sender, type Sent } from './sender.ts';

/** A message as it was heard first. */
export interface Heard {
  readonly row: number;
  /** Seconds since the capture's start. */
  readonly time: number;
}

/** What only regions say to each other. */
const OF_REGIONS = ['RequestTrustedCircuit', 'CreateTrustedCircuit', 'DenyTrustedCircuit', 'AddCircuitCode'];
/** The kind of object that an avatar is. */
const AVATAR = 47;
/** [capture.history.1] Names of one circuit; a template has fewer than a thousand. */
export const MOST_NAMES = 2000;

export class CircuitHistory {
  readonly number: number;
  readonly in = new Sender();
  readonly out = new Sender();
  readonly pings: Readonly<Record<Direction, Pings>> = { in: new Pings(), out: new Pings() };
  /** Undefined: not said. */
  agentId: string | undefined;
  region: string | undefined;
  /** The first ObjectUpdate with the avatar of the agent. */
  ownAvatar: Heard | undefined;
  /** The reliable packets with which a viewer opened it. */
  readonly openings: Sent[] = [];
  /** The id of the agent as it stands in packets. */
  #agent: Uint8Array | undefined;
  readonly #first: Readonly<Record<Direction, Map<string, Heard>>> = { in: new Map(), out: new Map() };

  constructor(number: number) {
    this.number = number;
  }

  /** A message came, whatever it says. */
  heard(name: string, { direction, row, time }: Pick<WholeRow, 'direction' | 'row' | 'time'>): void {
    const first = this.#first[direction];
    if (first.size < MOST_NAMES && !first.has(name)) first.set(name, { row, time });
  }

  /** Whether a message says something of the circuit that is not known; most need not be read. */
  asks(name: string, body: Uint8Array): boolean {
    if (name === 'UseCircuitCode') return this.agentId === undefined;
    if (name === 'RegionHandshake') return this.region === undefined;
    return name === 'ObjectUpdate' && this.ownAvatar === undefined && this.#isNamedIn(body);
  }

  /** Such a message, read. */
  learn({ row, time }: Pick<WholeRow, 'row' | 'time'>, message: DecodedMessage): void {
    const { name } = message.template;
    if (name === 'UseCircuitCode') {
      this.agentId ??= textValue(message, 'CircuitCode', 'ID');
      this.#agent = uuidBytes(this.agentId ?? '');
    }
    if (name === 'ObjectUpdate' && this.#isOwnAvatar(message)) this.ownAvatar ??= { row, time };
    if (name === 'RegionHandshake') this.region ??= textOf(message, 'RegionInfo', 'SimName');
  }

  #isOwnAvatar({ blocks }: DecodedMessage): boolean {
    const objects = blocks['ObjectData'] ?? [];
    return objects.some((object) => object['FullID'] === this.agentId && object['PCode'] === AVATAR);
  }

  #isNamedIn(body: Uint8Array): boolean {
    return this.#agent !== undefined && holds(body, this.#agent);
  }

  /** [finding.ends.1] Two regions, which prove their trust to each other; no viewer opened it. */
  get isBetweenRegions(): boolean {
    const spoken = (name: string) => this.#first.in.has(name) || this.#first.out.has(name);
    return this.agentId === undefined && OF_REGIONS.some(spoken);
  }

  /** The first row of a message in a direction; undefined if there was none. */
  first(direction: Direction, name: string): Heard | undefined {
    return this.#first[direction].get(name);
  }
}

/** Whether `part` stands somewhere in `bytes`. */
function holds(bytes: Uint8Array, part: Uint8Array): boolean {
  const first = part[0] ?? 0;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (part.every((byte, offset) => bytes[at + offset] === byte)) return true;
  }
  return false;
}

function textOf(message: DecodedMessage, block: string, field: string): string | undefined {
  const value = fieldValue(message, block, field);
  return value instanceof Uint8Array ? looseUtf8(value).replace(/\0.*$/s, '') : undefined;
}
