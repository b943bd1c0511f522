// The figures of one circuit, as far as the circuit itself knows them.
import type { CircuitFigures } from '../../contract/panel.ts';
import type { Millis } from '../words.ts';
import type { Losses } from './losses.ts';
import type { Outbound } from './outbound.ts';
import type { Pings } from './pings.ts';

/** What only the owner knows of a circuit. */
type Identity = 'circuit' | 'agent' | 'agentId' | 'region' | 'endpoint' | 'state' | 'role' | 'reason';

/** One plain value. `dropped` are unreliable messages that left the line unsent, `stalls` the times a line began. */
export interface CircuitCounters extends Omit<CircuitFigures, Identity> {
  readonly flooded: number;
  readonly refused: number;
  readonly outOfOrder: number;
  readonly sequenceJumps: number;
  readonly unreliableRepeats: number;
  readonly latePongs: number;
  readonly waiting: number;
  readonly dropped: number;
  readonly stalls: number;
}

/** What is counted on the way in. */
export interface Arrivals {
  packetsIn: number;
  bytesIn: number;
  resentIn: number;
  duplicates: number;
  unreliableRepeats: number;
  malformed: number;
  unknownMessages: number;
  flooded: number;
  refused: number;
}

export const noArrivals = (): Arrivals => ({
  packetsIn: 0,
  bytesIn: 0,
  resentIn: 0,
  duplicates: 0,
  unreliableRepeats: 0,
  malformed: 0,
  unknownMessages: 0,
  flooded: 0,
  refused: 0,
});

export interface FigureSources {
  readonly openedAt: Millis;
  readonly arrivals: Arrivals;
  readonly losses: Losses;
  readonly outbound: Outbound;
  readonly pings: Pings;
}

/** Reads all counters at one moment. */
export function readFigures(
  { openedAt, arrivals, losses, outbound, pings }: FigureSources,
  now: Millis,
): CircuitCounters {
  const sent = outbound.counters;
  return {
    ...arrivals,
    ageMs: now - openedAt,
    blocked: pings.blocked,
    packetsOut: sent.packets,
    bytesOut: sent.bytes,
    acksPending: sent.acksPending,
    unacked: sent.unacked,
    resent: sent.resent,
    failed: sent.failed,
    waiting: sent.waiting,
    dropped: sent.dropped,
    stalls: sent.stalls,
    acksIn: sent.acksIn,
    acksOut: sent.acks,
    unknownAcks: sent.unknownAcks,
    lost: losses.lost(now),
    outOfOrder: losses.outOfOrder,
    sequenceJumps: losses.jumps,
    ...pingFigures(pings),
  };
}

function pingFigures(pings: Pings) {
  const { sent, answered, lost, late } = pings.counters;
  const samples = pings.samples;
  return {
    pingSamplesMs: samples,
    pingsSent: sent,
    pingsAnswered: answered,
    pingsLost: lost,
    latePongs: late,
    pingsInTransit: pings.inTransit,
    ...summary(samples),
  };
}

/** Absent until the first answer. */
function summary(samples: readonly Millis[]) {
  const pingNowMs = samples.at(-1);
  if (pingNowMs === undefined) return {};
  return {
    pingNowMs,
    pingMeanMs: samples.reduce((sum, sample) => sum + sample, 0) / samples.length,
    pingMinMs: Math.min(...samples),
    pingMaxMs: Math.max(...samples),
  };
}
