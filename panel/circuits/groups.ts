// All figures of one circuit in groups, each with its definition, and where it differs from what a viewer shows.
import type { FlowFigures } from '../../contract/figures.ts';
import type { CircuitFigures, TimeoutReason } from '../../contract/panel.ts';
import { byteSize, grouped, milliseconds } from '../words.ts';
import { type Figure, figure, pingText } from './figures.ts';
import {
  agoText,
  bitRate,
  NOTHING,
  optional,
  optionalMs,
  percentage,
  rounded,
  seconds,
  yesOrNo,
} from './quantities.ts';
import { throttleFigure } from './throttle.ts';

export interface Group {
  readonly title: string;
  readonly figures: readonly Figure[];
}

export function groupsOf(circuit: CircuitFigures): readonly Group[] {
  return [
    { title: 'To the simulator', figures: flowFigures(circuit.in, circuit.packetsIn, circuit.bytesIn) },
    { title: 'To the viewer', figures: flowFigures(circuit.out, circuit.packetsOut, circuit.bytesOut) },
    { title: 'Loss', figures: lossFigures(circuit) },
    { title: 'Refused', figures: refusedFigures(circuit) },
    { title: 'Acks', figures: ackFigures(circuit) },
    { title: 'On their way', figures: unackedFigures(circuit) },
    { title: 'Pings', figures: pingFigures(circuit) },
    { title: 'Pause and silence', figures: timeFigures(circuit) },
    { title: 'Queues', figures: queueFigures(circuit) },
    { title: 'Throttle', figures: circuit.throttle.map(throttleFigure) },
    { title: 'Trust', figures: trustFigures(circuit) },
    { title: 'Messages to the simulator', figures: circuit.in.top.map(topFigure) },
    { title: 'Messages to the viewer', figures: circuit.out.top.map(topFigure) },
  ];
}

function flowFigures(flow: FlowFigures, packets: number, bytes: number): readonly Figure[] {
  const { expandedBytes, savedBytes } = flow;
  return [
    figure(
      'packets/s',
      rounded(flow.packetsPerSecond),
      'Datagrams per second in the last whole period of five seconds',
    ),
    figure(
      'now',
      bitRate(flow.bitsPerSecond),
      'Bits per second in the last whole period of five seconds, acks included',
    ),
    figure('peak', bitRate(flow.peakBitsPerSecond), 'The most bits per second in any period of five seconds'),
    figure('bytes', byteSize(bytes), 'All bytes of its datagrams, without the headers of UDP and IP'),
    figure(
      'reliable',
      grouped(flow.reliable),
      `Packets that ask for an ack, copies included: ${percentage(flow.reliable, packets)} of all`,
    ),
    figure('zero-coded', grouped(flow.zerocoded), 'Packets whose zeros are counted instead of written'),
    figure(
      'saved',
      percentage(savedBytes, expandedBytes),
      `What zero-coding saved of them: ${grouped(savedBytes)} of ${grouped(expandedBytes)} bytes`,
    ),
    figure('not shorter', grouped(flow.notShorter), 'Packets that zero-coding did not make shorter'),
  ];
}

function lossFigures(circuit: CircuitFigures): readonly Figure[] {
  return [
    figure(
      'lost',
      grouped(circuit.lost),
      'Ids of the viewer that are missing 5 s after a higher one came. A viewer counts its own losses, and is blind to bursts of 16 and more',
    ),
    figure(
      'last minute',
      `${circuit.lossPercent.toFixed(1)} %`,
      'Lost, of all that came or should have come in the last minute',
    ),
    figure('missing', grouped(circuit.gaps), 'Ids that are missing and may still come'),
    figure('out of order', grouped(circuit.outOfOrder), 'Packets that came after one with a higher id'),
    figure('jumps', grouped(circuit.sequenceJumps), 'Times the ids of the viewer went somewhere else'),
    figure(
      'duplicates',
      grouped(circuit.duplicates),
      'Reliable packets that had come before: acked again, not handled',
    ),
    figure('resent to us', grouped(circuit.resentIn), 'Packets that say they were sent before'),
    figure(
      'repeats',
      grouped(circuit.unreliableRepeats),
      'Unreliable packets with an id that had come before: handled again',
    ),
    figure(
      'forgotten',
      grouped(circuit.duplicatesForgotten),
      'Ids forgotten early: a late copy of one is handled again',
    ),
  ];
}

function refusedFigures(circuit: CircuitFigures): readonly Figure[] {
  return [
    figure('malformed', grouped(circuit.malformed), 'Datagrams that are no packet', circuit.malformed > 0),
    figure('extra bytes', grouped(circuit.extraHeader), 'Packets with header bytes of no known meaning: handled'),
    figure(
      'cut zeros',
      grouped(circuit.zeroCodeTruncated),
      'Packets whose zero-coding ends before the count of its last zeros: handled, read as one zero',
    ),
    figure('unknown', grouped(circuit.unknownMessages), 'Messages that the template does not have: acked, not handled'),
    figure('banned', grouped(circuit.banned), 'Messages that may not come by UDP: not acked'),
    figure('trusted', grouped(circuit.trustRejected), 'Messages that only a trusted circuit may carry: not acked'),
    figure(
      'other ids',
      grouped(circuit.idMismatch),
      'Messages in the name of another agent, session or circuit: not acked',
    ),
    figure('flooded', grouped(circuit.flooded), 'Datagrams beyond 3000 per second', circuit.flooded > 0),
    figure('throttles', grouped(circuit.throttlesIgnored), 'AgentThrottles that were cut short or came late: ignored'),
    figure('pauses', grouped(circuit.pausesIgnored), 'AgentPauses and AgentResumes that came late: ignored'),
  ];
}

function trustFigures({ role, trust }: CircuitFigures): readonly Figure[] {
  if (trust === undefined) return [];
  const { createsIn, createsOut, createsRefused, deniesIn, deniesOut, trustFailures } = trust;
  const denied = figure('denied', grouped(deniesOut), 'DenyTrustedCircuit sent: a trusted message came too early');
  if (role !== 'region') return [denied];
  return [
    figure('we trust', yesOrNo(trust.weTrust), 'Trusted messages of the other region are taken'),
    figure('trusts us', yesOrNo(trust.peerTrusts), 'The other region acked a trusted message, and denied none since'),
    figure('proved', agoText(trust.trustedAgoMs), 'When the other region last proved that it belongs to this grid'),
    figure('proofs in', grouped(createsIn), 'CreateTrustedCircuit received'),
    figure('wrong', grouped(createsRefused), 'Proofs that were wrong', createsRefused > 0),
    figure('proofs out', grouped(createsOut), 'CreateTrustedCircuit sent'),
    denied,
    figure('denied us', grouped(deniesIn), 'DenyTrustedCircuit received'),
    figure('failed', grouped(trustFailures), 'Times that twenty proofs in a minute were in vain', trustFailures > 0),
  ];
}

function ackFigures(circuit: CircuitFigures): readonly Figure[] {
  const { ackCarriers, ackLatency, acksAppended, acksOut, packetAcks } = circuit;
  return [
    figure('pending', grouped(circuit.acksPending), 'Acks that we owe the viewer'),
    figure('oldest', optionalMs(circuit.oldestAckMs), 'How long the oldest of them waits; 100 ms at most'),
    figure(
      'appended',
      `${grouped(acksAppended)} on ${grouped(ackCarriers)}`,
      'Acks that rode on other packets, and on how many',
    ),
    figure(
      'alone',
      `${grouped(acksOut - acksAppended)} in ${grouped(packetAcks)}`,
      'Acks in PacketAcks, and in how many',
    ),
    figure('received', grouped(circuit.acksIn), 'Acks of the viewer'),
    figure('unknown', grouped(circuit.unknownAcks), 'Acks of packets that we never sent reliably, or long ago'),
    figure('repeated', grouped(circuit.repeatedAcks), 'Acks of packets that had been acked before'),
    figure(
      'latency',
      optionalMs(ackLatency?.lastMs),
      'From the first transmission of a packet to its ack, the last one',
    ),
    figure('mean', optionalMs(ackLatency?.meanMs), 'Mean of the last 120; packets that were sent again do not count'),
    figure('95 %', optionalMs(ackLatency?.p95Ms), 'Of the last 120 only 5 % took longer'),
  ];
}

const WHY: Readonly<Record<TimeoutReason, string>> = {
  start: 'no ping has been answered yet',
  average: 'five times the averaged ping',
  pingOut: 'five times the age of a ping without answer',
  least: 'the shortest there is',
  most: 'the longest there is',
};

function unackedFigures(circuit: CircuitFigures): readonly Figure[] {
  const { failedMessages, oldestUnacked, peerOldestUnacked, timeout } = circuit;
  const failed = failedMessages.map(({ count, name }) => `${name} ${count}`).join(', ');
  return [
    figure(
      'unacked',
      `${grouped(circuit.unacked)} (${byteSize(circuit.unackedBytes)})`,
      'Reliable packets without ack',
    ),
    figure(
      'window',
      `${Math.round(circuit.windowUse * 100)} %`,
      'Share of 128 packets or 128 KiB; at 100 % others wait',
    ),
    figure(
      'oldest',
      oldestUnacked === undefined ? NOTHING : `${oldestUnacked.sequence} ${oldestUnacked.name}`,
      oldestUnacked === undefined
        ? 'The packet that waits longest for its ack'
        : `Waits for ${milliseconds(oldestUnacked.ageMs)} ms, sent again ${oldestUnacked.resends} times, next in ${milliseconds(oldestUnacked.nextResendMs)} ms`,
    ),
    figure('resent', grouped(circuit.resent), 'Copies sent because no ack came'),
    figure(
      'failed',
      grouped(circuit.failed),
      failed === '' ? 'Reliable messages that were never acked' : `Never acked: ${failed}`,
      circuit.failed > 0,
    ),
    figure('time-out', `${milliseconds(timeout.ms)} ms`, `Wait before the first copy: ${WHY[timeout.why]}`),
    figure(
      'its oldest',
      optional(peerOldestUnacked),
      'Oldest unacked id of the viewer, as its last ping said; the last id sent if there is none',
    ),
  ];
}

function pingFigures(circuit: CircuitFigures): readonly Figure[] {
  const { blockedForMs, peerPing } = circuit;
  return [
    figure(
      'now',
      pingText(circuit.pingNowMs),
      'The last ping, there and back. A viewer shows its own, which waits for its frame',
    ),
    figure('averaged', pingText(circuit.pingAverageMs), 'Rises fast and falls slowly: time-outs are made of it'),
    figure('mean', pingText(circuit.pingMeanMs), 'Mean of the last 120'),
    figure('least', pingText(circuit.pingMinMs), 'The fastest of the last 120'),
    figure('most', pingText(circuit.pingMaxMs), 'The slowest of the last 120'),
    figure('jitter', pingText(circuit.pingJitterMs), 'Mean difference from one to the next'),
    figure('sent', grouped(circuit.pingsSent), 'Pings of the simulator'),
    figure('answered', grouped(circuit.pingsAnswered), 'Pings that the viewer answered'),
    figure('lost', grouped(circuit.pingsLost), 'Pings without answer before one that was answered'),
    figure('late', grouped(circuit.latePongs), 'Answers that nobody waited for any more'),
    figure(
      'on their way',
      `${circuit.pingsInTransit} of ${circuit.blockedAbove}`,
      `With more than ${circuit.blockedAbove} the circuit is blocked, with 2 it is free again`,
    ),
    figure(
      'blocked',
      blockedForMs === undefined ? `${circuit.timesBlocked} times` : `for ${seconds(blockedForMs)}`,
      'How often, or since when pings are not answered',
      blockedForMs !== undefined,
    ),
    figure(
      'its last',
      peerPing === undefined ? NOTHING : `${peerPing.id}, ${seconds(peerPing.agoMs)} ago`,
      'Id of the last ping of the viewer: it pings every 5 s as long as it lives',
    ),
  ];
}

function timeFigures(circuit: CircuitFigures): readonly Figure[] {
  const pause = [circuit.pausedByViewer ? 'by the viewer' : [], circuit.blocked ? 'blocked' : []].flat();
  return [
    figure(
      'paused',
      pause.length === 0 ? 'no' : pause.join(', '),
      'Why the queues are held: the viewer asked for it, or does not answer pings',
    ),
    figure('serial', optional(circuit.pauseSerial), 'SerialNum of the last AgentPause or AgentResume'),
    figure('heard', `${seconds(circuit.heardAgoMs)} ago`, 'When the last packet came'),
    figure('ends in', seconds(circuit.silenceLeftMs), 'If nothing more is heard'),
    figure(
      'address',
      circuit.ipDiffers ? 'another' : 'that of the login',
      `Whether the circuit was opened from the machine that logged in: ${circuit.endpoint}`,
      circuit.ipDiffers,
    ),
    figure('session', circuit.session, 'The first eight characters of the session id'),
    figure('code', String(circuit.code), 'The circuit code of the login'),
  ];
}

function queueFigures(circuit: CircuitFigures): readonly Figure[] {
  return [
    figure(
      'waiting',
      `${grouped(circuit.waiting)} (${byteSize(circuit.waitingBytes)})`,
      'Messages that wait for window, throttle or pause',
    ),
    figure('dropped', grouped(circuit.dropped), 'Unreliable messages that found no place', circuit.dropped > 0),
    figure('superseded', grouped(circuit.superseded), 'Messages that left unsent because newer ones told the same'),
    figure('ack stalls', grouped(circuit.ackStalls), 'Times that something began to wait for acks'),
  ];
}

function topFigure({ bytes, name, packets }: FlowFigures['top'][number]): Figure {
  return figure(name, grouped(packets), `${grouped(packets)} packets with ${byteSize(bytes)}`);
}
