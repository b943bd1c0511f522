// All figures of one circuit in groups, each with its definition, and where it differs from what a viewer shows.
import type { FlowFigures } from '../../contract/figures.ts';
import type { CircuitFigures, TimeoutReason } from '../../contract/panel.ts';
import { byteSize, grouped, milliseconds } from '../words.ts';
import { betweenRegions, type Figure, figure, pingText, stateWord } from './figures.ts';
import { lossFigures, refusedFigures, trustFigures } from './losses.ts';
import { bitRate, NOTHING, optional, optionalMs, percentage, rounded, seconds } from './quantities.ts';
import { throttleFigure } from './throttle.ts';

export interface Group {
  readonly title: string;
  readonly figures: readonly Figure[];
}

export function groupsOf(circuit: CircuitFigures): readonly Group[] {
  const groups = viewerGroups(circuit);
  if (circuit.role !== 'region') return groups;
  return groups.map(({ figures, title }) => ({
    title: title
      .replace('To the simulator', 'To this region')
      .replace('to the simulator', 'to this region')
      .replace('the viewer', 'the other region'),
    figures: figures.map(betweenRegions),
  }));
}

function viewerGroups(circuit: CircuitFigures): readonly Group[] {
  return [
    { title: 'Circuit', figures: identityFigures(circuit) },
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

function identityFigures(circuit: CircuitFigures): readonly Figure[] {
  const { ageMs, agentId, code, endpoint, region, role, session } = circuit;
  const of =
    role === 'region'
      ? []
      : [
          figure('agent id', agentId.slice(0, SHORT_ID), 'The id of the agent', { now: agentId }),
          figure('session', session, 'The first eight characters of the session id; all of it is a secret'),
          figure('code', String(code), 'The circuit code of the login'),
        ];
  return [
    figure(
      'state',
      stateWord(circuit),
      'root: the agent is here; child: it looks in from elsewhere; region: another region; blocked: pings are not answered',
    ),
    figure('region', region, 'The region whose end of the circuit this is'),
    figure('endpoint', endpoint, 'The address that the packets come from and go to'),
    figure('age', seconds(ageMs), 'Since the circuit was opened'),
    ...of,
  ];
}

/** Characters of an id that tell agents apart. */
const SHORT_ID = 8;

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
    figure('packets', grouped(packets), 'All datagrams of this direction'),
    figure('bytes', byteSize(bytes), 'All bytes of its datagrams, without the headers of UDP and IP', {
      viewers: 'The UDP Data Received of a viewer is the same, of what came to it.',
    }),
    figure(
      'reliable',
      `${grouped(flow.reliable)} (${percentage(flow.reliable, packets)})`,
      'Packets that ask for an ack, copies included, and their share of all',
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

function ackFigures(circuit: CircuitFigures): readonly Figure[] {
  const { ackCarriers, ackLatency, acksAppended, acksOut, packetAcks } = circuit;
  return [
    figure('pending', grouped(circuit.acksPending), 'Acks that we owe the viewer'),
    figure('oldest', optionalMs(circuit.oldestAckMs), 'How long the oldest of them waits; 100 ms at most'),
    figure(
      'appended',
      `${grouped(acksAppended)} on ${grouped(ackCarriers)}`,
      'Acks that rode on other packets, and on how many',
      { now: perCarrier(acksAppended, ackCarriers) },
    ),
    figure(
      'alone',
      `${grouped(acksOut - acksAppended)} in ${grouped(packetAcks)}`,
      'Acks in PacketAcks, and in how many',
      { now: perCarrier(acksOut - acksAppended, packetAcks) },
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

const perCarrier = (acks: number, carriers: number): string =>
  carriers === 0 ? '' : `${(acks / carriers).toFixed(1)} on each`;

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
      { viewers: 'The Total Unacked Data of a viewer is what SimStats tells it, in KB.' },
    ),
    figure(
      'window',
      `${Math.round(circuit.windowUse * 100)} %`,
      'Share of 128 packets or 128 KiB; at 100 % others wait',
    ),
    figure(
      'oldest',
      oldestUnacked === undefined ? NOTHING : `${oldestUnacked.sequence} ${oldestUnacked.name}`,
      'The packet that waits longest for its ack: its id and its name',
      oldestUnacked === undefined
        ? {}
        : {
            now: `Waits for ${milliseconds(oldestUnacked.ageMs)} ms, sent again ${oldestUnacked.resends} times, next in ${milliseconds(oldestUnacked.nextResendMs)} ms`,
          },
    ),
    figure('resent', grouped(circuit.resent), 'Copies sent because no ack came'),
    figure('failed', grouped(circuit.failed), 'Reliable messages that were given up: no copy of them was acked', {
      alarming: circuit.failed > 0,
      now: failed,
      viewers: 'A viewer counts its own, and sends them with its statistics.',
    }),
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
    figure('now', pingText(circuit.pingNowMs), 'The last ping, there and back', {
      viewers: 'The Ping Sim of a viewer is its own, which waits for its frame.',
    }),
    figure('averaged', pingText(circuit.pingAverageMs), 'Rises fast and falls slowly: time-outs are made of it', {
      viewers: 'A viewer makes its own of its own pings, in the same way.',
    }),
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
  const now = `${grouped(packets)} packets with ${byteSize(bytes)}`;
  return figure(name, grouped(packets), 'How often one of the most frequent messages was sent', { now });
}
