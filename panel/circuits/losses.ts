// What a circuit lost or refused, and what its ends said of trust.
import type { CircuitFigures } from '../../contract/panel.ts';
import { grouped } from '../words.ts';
import { type Figure, figure } from './figures.ts';
import { agoText, yesOrNo } from './quantities.ts';

export function lossFigures(circuit: CircuitFigures): readonly Figure[] {
  return [
    figure('lost', grouped(circuit.lost), 'Ids of the viewer that are missing 5 s after a higher one came', {
      viewers: 'The Packet Loss of a viewer is what it lost itself, and is blind to bursts of 16 and more.',
    }),
    figure(
      'last minute',
      `${circuit.lossPercent.toFixed(1)} %`,
      'Lost, of all that came or should have come in the last minute',
      { viewers: 'The Packet Loss of a viewer is that of the whole session.' },
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

export function refusedFigures(circuit: CircuitFigures): readonly Figure[] {
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

export function trustFigures({ role, trust }: CircuitFigures): readonly Figure[] {
  if (trust === undefined) return [];
  const { createsIn, createsOut, createsRefused, deniesIn, deniesOut, trustFailures } = trust;
  const denied = figure('denied', grouped(deniesOut), 'DenyTrustedCircuit sent: a trusted message came too early');
  if (role !== 'region') return [denied];
  return [
    figure('we trust', yesOrNo(trust.weTrust), 'Trusted messages of the other region are taken'),
    figure('trusts us', yesOrNo(trust.peerTrusts), 'The other region acked a trusted message, and denied none since'),
    figure('proved', agoText(trust.trustedAgoMs), 'When the other region last proved that it belongs to this grid'),
    figure('proofs in', grouped(createsIn), 'CreateTrustedCircuit received', {
      now: `${grouped(createsIn - createsRefused)} of them were right`,
    }),
    figure('wrong', grouped(createsRefused), 'Proofs that were wrong', createsRefused > 0),
    figure('proofs out', grouped(createsOut), 'CreateTrustedCircuit sent'),
    denied,
    figure('denied us', grouped(deniesIn), 'DenyTrustedCircuit received'),
    figure('failed', grouped(trustFailures), 'Times that twenty proofs in a minute were in vain', trustFailures > 0),
  ];
}
