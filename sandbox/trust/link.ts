// One end of a circuit between two regions, with what it knows of trust.
import type { CircuitFigures } from '../../contract/panel.ts';
import type { Packet } from '../../protocol/packet/packet.ts';
import type { MessageTemplate } from '../../protocol/template/model.ts';
import type { Circuit } from '../circuit/circuit.ts';
import type { Refusal } from '../circuit/effects.ts';
import { refuseUntrusted } from '../circuit/refusals.ts';
import type { UntimedEvent } from '../effects.ts';
import type { Address, Millis } from '../words.ts';
import type { Handshake } from './handshake.ts';

/** Two regions that share an edge or a corner, seen from one of them. */
export interface Border {
  readonly door: number;
  readonly region: string;
  readonly peerDoor: number;
  readonly peerRegion: string;
  /** The UDP door of the other region. */
  readonly peer: Address;
}

export interface Link {
  readonly border: Border;
  /** As rows carry it. */
  readonly number: number;
  readonly circuit: Circuit;
  readonly handshake: Handshake;
  /** The peer was heard and asked for its trust. */
  hasAsked: boolean;
}

/** The one reliable message about trust itself. */
export const ASK_FOR_TRUST = 'RequestTrustedCircuit';

/** [trust.refuse.1] What comes over a circuit between regions: trusted messages only once there is trust. */
export function refuseUntil(handshake: Handshake): (packet: Packet, message: MessageTemplate) => Refusal | undefined {
  return (packet, message) => {
    const refusal = refuseUntrusted(packet, message);
    return refusal === 'trustRejected' && handshake.weTrust ? undefined : refusal;
  };
}

export function deadlineOf({ circuit, handshake }: Link): Millis {
  return Math.min(circuit.deadline, handshake.deadline);
}

/** [session.failed.1] Without an ack of it the neighbour does not trust us, whatever else it said. */
export function neverAcknowledged({ border }: Link, name: string): readonly UntimedEvent[] {
  if (name !== ASK_FOR_TRUST) return [];
  const { peerRegion, region } = border;
  return [{ event: 'warning', message: `${peerRegion} never acknowledged ${name} of ${region}.`, urgent: true }];
}

/** Part of all news of a link. */
export function linkEvent({ border, number: circuit }: Link) {
  return { event: 'circuit', circuit, agent: border.peerRegion, region: border.region } as const;
}

export function figuresOf({ border, circuit, handshake, number }: Link, now: Millis): CircuitFigures {
  const { peer, peerRegion, region } = border;
  return {
    ...circuit.figures(now),
    ...{ circuit: number, agent: peerRegion, agentId: '', region, endpoint: `${peer.host}:${peer.port}` },
    ipDiffers: false,
    ...{ state: 'open', role: 'region', session: '', code: 0, pausesIgnored: 0, throttlesIgnored: 0 },
    trust: handshake.figures(now),
  };
}
