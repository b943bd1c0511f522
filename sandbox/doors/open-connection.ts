// The circuit of a session whose UseCircuitCode is right: whose it is, what it refuses, and what it has of the one before.
import type { Session } from '../sessions.ts';
import type { Millis } from '../words.ts';
import { type Connection, newConnection } from './connection.ts';
import { refuseFor } from './identity.ts';
import { newCircuit } from './new-circuit.ts';
import type { CircuitSettings, CircuitsOwner, Origin } from './owner.ts';
import { inherited, type Tombstones } from './tombstones.ts';

/** The datagram that opens it, and who sent it. */
export interface Opener extends Origin {
  readonly session: Session;
  readonly bytes: Uint8Array;
}

export interface OpeningParts {
  readonly owner: CircuitsOwner;
  readonly settings: CircuitSettings;
  readonly stones: Tombstones;
}

export function openConnection({ bytes, door, peer, session }: Opener, parts: OpeningParts, now: Millis): Connection {
  const { owner, settings, stones } = parts;
  const codec = { byId: (id: number) => owner.codec.byId(id) };
  const before = inherited(stones.find(door, peer, now), session, bytes, now);
  const circuit = newCircuit({ codec, now, refuse: refuseFor(session) }, settings, before);
  const region = owner.regionName(door);
  return newConnection({ number: owner.nextCircuit(), door, region, peer, session, circuit });
}
