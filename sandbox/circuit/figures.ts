// The figures of one circuit, as far as the circuit itself knows them: read only when somebody looks.
import type { CircuitFigures, TimeoutReason } from '../../contract/panel.ts';
import type { Millis } from '../words.ts';
import type { Arrivals } from './arrivals.ts';
import type { DuplicateMemory } from './duplicates.ts';
import type { Losses } from './losses.ts';
import type { Outbound } from './outbound.ts';
import type { Pings } from './pings.ts';
import { timeoutOf } from './resends.ts';
import { BLOCKED_ABOVE, RESEND_MAX_MS, RESEND_MIN_MS, RESEND_ROUND_TRIPS } from './timing.ts';

/** What only the owner knows of a circuit. */
type Identity =
  | 'agent'
  | 'agentId'
  | 'circuit'
  | 'code'
  | 'endpoint'
  | 'ipDiffers'
  | 'pauseSerial'
  | 'pausesIgnored'
  | 'reason'
  | 'region'
  | 'role'
  | 'session'
  | 'state'
  | 'throttlesIgnored'
  | 'trust';

/** One plain value. */
export type CircuitCounters = Omit<CircuitFigures, Identity>;

/** The last StartPingCheck of the peer. */
export interface PeerPing {
  readonly id: number;
  readonly oldestUnacked: number;
  readonly at: Millis;
}

export interface FigureSources {
  readonly openedAt: Millis;
  readonly heardAt: Millis;
  readonly livenessMs: Millis;
  readonly pausedByViewer: boolean;
  readonly peerPing: PeerPing | undefined;
  readonly arrivals: Arrivals;
  readonly duplicates: DuplicateMemory;
  readonly losses: Losses;
  readonly outbound: Outbound;
  readonly pings: Pings;
}

/** Reads all counters at one moment. */
export function readFigures(sources: FigureSources, now: Millis): CircuitCounters {
  const { arrivals, duplicates, heardAt, livenessMs, openedAt, outbound, pausedByViewer, pings } = sources;
  return {
    ...arrivals.figures(now),
    ...outbound.figures(now),
    ...lossFigures(sources, now),
    ...pingFigures(pings, now),
    ...peerFigures(sources, now),
    ageMs: now - openedAt,
    duplicatesForgotten: duplicates.evicted,
    pausedByViewer,
    timeout: timeout(pings, now),
    heardAgoMs: now - heardAt,
    silenceLeftMs: heardAt + livenessMs - now,
  };
}

function lossFigures({ arrivals, losses }: FigureSources, now: Millis) {
  const lostLately = losses.lostLately(now);
  const all = arrivals.lately(now) + lostLately;
  return {
    lost: losses.lost(now),
    lossPercent: all === 0 ? 0 : (100 * lostLately) / all,
    gaps: losses.missing(now),
    outOfOrder: losses.outOfOrder,
    sequenceJumps: losses.jumps,
  };
}

function peerFigures({ peerPing }: FigureSources, now: Millis) {
  if (peerPing === undefined) return {};
  const { at, id, oldestUnacked } = peerPing;
  return { peerOldestUnacked: oldestUnacked, peerPing: { id, agoMs: now - at } };
}

function timeout(pings: Pings, now: Millis): CircuitFigures['timeout'] {
  const roundTrip = pings.roundTrip(now);
  return { ms: timeoutOf(roundTrip), why: timeoutReason(roundTrip, pings, now) };
}

function timeoutReason(roundTrip: Millis, pings: Pings, now: Millis): TimeoutReason {
  const wish = RESEND_ROUND_TRIPS * roundTrip;
  if (wish > RESEND_MAX_MS) return 'most';
  const decides = pings.roundTripIs(now);
  return wish < RESEND_MIN_MS && decides !== 'start' ? 'least' : decides;
}

function pingFigures(pings: Pings, now: Millis) {
  const { sent, answered, lost, late } = pings.counters;
  const { blockedSince, samples } = pings;
  return {
    blocked: pings.blocked,
    blockedAbove: BLOCKED_ABOVE,
    ...(blockedSince === undefined ? {} : { blockedForMs: now - blockedSince }),
    timesBlocked: pings.timesBlocked,
    pingSamplesMs: samples,
    pingAverageMs: pings.average,
    pingsSent: sent,
    pingsAnswered: answered,
    pingsLost: lost,
    latePongs: late,
    pingsInTransit: pings.inTransit,
    ...summary(samples),
  };
}

/** Absent until the first answer; the jitter until the second. */
function summary(samples: readonly Millis[]) {
  const pingNowMs = samples.at(-1);
  if (pingNowMs === undefined) return {};
  const steps = samples.slice(1).map((sample, index) => Math.abs(sample - (samples[index] ?? sample)));
  return {
    pingNowMs,
    pingMeanMs: meanOf(samples),
    pingMinMs: Math.min(...samples),
    pingMaxMs: Math.max(...samples),
    ...(steps.length === 0 ? {} : { pingJitterMs: meanOf(steps) }),
  };
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
