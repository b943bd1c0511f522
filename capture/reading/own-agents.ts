// Whose circuits a file of ours has: the few rows that say so are read as they pass.

import { utf8 } from '../../protocol/bytes.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import { readHeader } from '../../protocol/packet/packet.ts';
import { History } from '../history/history.ts';
import type { DatagramRow, NewRow } from '../segment.ts';
import { Known } from './known.ts';
import { LOGIN, learnLogin } from './login.ts';
import { wholeRow } from './whole.ts';

export interface CircuitOfAgent {
  readonly circuit: number;
  /** Empty = not said. */
  readonly agent: string;
  readonly agentId: string;
  readonly region: string;
  /** Its ends, as `host:port`. */
  readonly viewer: string;
  readonly simulator: string;
}

/** What tells the agent of a circuit, and its region. */
const TELLING: ReadonlySet<string> = new Set(['UseCircuitCode', 'RegionHandshake']);

export class OwnAgents {
  readonly #codec: Codec;
  readonly #history: History;
  readonly #known = new Known();
  readonly #ends = new Map<number, Pick<CircuitOfAgent, 'viewer' | 'simulator'>>();

  constructor(codec: Codec) {
    this.#codec = codec;
    this.#history = new History(codec);
  }

  /** A row, in the order of the file. */
  see(row: NewRow): void {
    if (row.door === 'udp') this.#seeDatagram(row);
    else learnOwnLogin(this.#known, row);
  }

  circuits(): readonly CircuitOfAgent[] {
    return [...this.#history.circuits.values()].map(({ agentId = '', number, region = '' }) => ({
      ...{ circuit: number, agent: this.#known.nameOf(agentId) ?? '', agentId, region },
      ...(this.#ends.get(number) ?? { viewer: '', simulator: '' }),
    }));
  }

  #seeDatagram(row: DatagramRow): void {
    const { bytes } = row;
    // Most messages have a number of one byte: they are passed over without another look.
    if (bytes[NUMBER_AT + (bytes[EXTRA_AT] ?? 0)] !== LONG_NUMBER) return;
    const { numberId } = readHeader(bytes);
    const name = numberId === undefined ? undefined : this.#codec.byId(numberId)?.name;
    if (name === undefined || !TELLING.has(name)) return;
    const { circuit, direction, from, to } = row;
    this.#history.add(wholeRow(0, row));
    this.#ends.set(circuit, direction === 'in' ? { viewer: from, simulator: to } : { viewer: to, simulator: from });
  }
}

/** What the answer of a login says of the agent; other rows say nothing. */
export function learnOwnLogin(known: Known, row: NewRow): void {
  if (row.door === 'udp' || row.name !== LOGIN || row.reply === undefined) return;
  learnLogin(known, { text: row.reply, bytes: utf8(row.reply), size: row.reply.length, type: '' });
}

const EXTRA_AT = 5;
const NUMBER_AT = 6;
const LONG_NUMBER = 0xff;
