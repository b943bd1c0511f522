// The table of findings: everything that is looked for in a capture.
import type { History } from '../history/history.ts';
import { blocked } from './blocked.ts';
import type { Finder, Finding } from './finding.ts';
import { gap } from './gap.ts';
import { handshake } from './handshake.ts';
import { lateAck } from './late-ack.ts';
import { leftOver } from './left-over.ts';
import { lostEvents } from './lost-events.ts';
import { malformed } from './malformed.ts';
import { neverAcked } from './never-acked.ts';
import { refusedOnUdp } from './refused-on-udp.ts';
import { resentOften } from './resent-often.ts';
import { unknownAck } from './unknown-ack.ts';
import { unknownMessage } from './unknown-message.ts';
import { wrongTrust } from './wrong-trust.ts';
import { zeroCoding } from './zero-coding.ts';

export const FINDERS: readonly Finder[] = [
  handshake,
  neverAcked,
  wrongTrust,
  malformed,
  zeroCoding,
  refusedOnUdp,
  lostEvents,
  blocked,
  lateAck,
  resentOften,
  unknownAck,
  gap,
  unknownMessage,
  leftOver,
];

/** [finding.order.1] Of one kind, a capture that is broken everywhere shows this many. */
export const MOST_OF_A_KIND = 1000;

/** [finding.order.1] All findings, by their first rows. */
export function findingsIn(history: History): readonly Finding[] {
  const looking = lookForFindings(history);
  for (;;) {
    const { done, value } = looking.next();
    if (done === true) return value;
  }
}

/** [finding.order.2] The same a little at a time: whoever looks may stop at each step, and gets them at the end. */
export function* lookForFindings(history: History): Generator<void, readonly Finding[]> {
  const found: Finding[] = [];
  for (const finder of FINDERS) {
    let count = 0;
    for (const finding of finder(history)) {
      yield;
      if (finding === undefined) continue;
      found.push(finding);
      count += 1;
      if (count === MOST_OF_A_KIND) break;
    }
  }
  return found.sort((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0));
}
