// What passes between the circuits and those who give them their meaning.
import type { CableMark, Fate } from '../../contract/panel.ts';
import type { SandboxOptions } from '../../contract/sandbox.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import type { Packet } from '../../protocol/packet/packet.ts';
import type { Effect, UntimedEvent } from '../effects.ts';
import type { Address, Millis } from '../words.ts';
import type { Connection } from './connection.ts';
import type { Traffic } from './traffic.ts';

/** One call of the grid: its time, and what it has led to so far. */
export interface Turn {
  readonly now: Millis;
  readonly out: Effect[];
}

/** Where a datagram came in. */
export interface Origin {
  readonly door: number;
  readonly peer: Address;
  /** What faults did to it on the way. */
  readonly cable?: readonly CableMark[];
}

/** Who gives the circuits their meaning. */
export interface CircuitsOwner {
  /** The template in force, compiled. */
  readonly codec: Codec;
  /** Counts what crosses the doors. */
  readonly traffic: Traffic;
  /** Name of the region behind a door. */
  regionName(door: number): string;
  /** Number of a circuit that opens: from 1 as circuits appear. */
  nextCircuit(): number;
  /** Id of our end of a circuit in matters of trust: a UUID by chance. */
  newEndPoint(): string;
  /** The circuit is open, nothing has been said on it yet. */
  opened(connection: Connection, turn: Turn): void;
  /** A message of the agent; says what became of it. */
  heard(connection: Connection, packet: Packet, turn: Turn): Fate;
  /** Pings are not answered any more, or are again. */
  blocked(connection: Connection, isBlocked: boolean, turn: Turn): void;
  /** A reliable message of ours was acked. */
  acked(connection: Connection, name: string): void;
  /** The circuit says goodbye. */
  leaving(connection: Connection, turn: Turn): void;
  /** The circuit is gone. */
  closed(connection: Connection, reason: string, turn: Turn): void;
}

export type CircuitSettings = Pick<SandboxOptions, 'acksAppend' | 'resendProfile' | 'goodbyeStale'>;

export function tell(turn: Turn, event: UntimedEvent): void {
  turn.out.push({ kind: 'event', event });
}
