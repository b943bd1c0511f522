// Answers of the event queue that never arrived: their events are lost, or come twice.
import type { SeenPoll } from '../history/calls.ts';
import type { History } from '../history/history.ts';
import { counted, type Finding, Pace } from './finding.ts';

/** A poll that was answered with a batch. */
type Answered = SeenPoll & { readonly batch: NonNullable<SeenPoll['batch']> };

/** [finding.lost-events.1] A poll that does not ack the batch before it; an answer whose id is not the next one. */
export function* lostEvents({ calls }: History): Generator<Finding | undefined> {
  const pace = new Pace();
  const newest = new Map<number, Answered>();
  for (const poll of calls.polls) {
    if (pace.isDue) yield;
    const last = newest.get(poll.circuit);
    if (last !== undefined) yield unacked(last, poll);
    if (!isAnswered(poll)) continue;
    if (last !== undefined) yield skipped(last, poll);
    newest.set(poll.circuit, poll);
  }
}

const isAnswered = (poll: SeenPoll): poll is Answered => poll.batch !== undefined;

function unacked({ batch, row: before }: Answered, { ack, circuit, row }: SeenPoll): Finding | undefined {
  if (ack === undefined || ack === batch.id || batch.events === 0) return undefined;
  const said = ack === 'none' ? 'no batch at all' : `batch ${ack}`;
  const message = `Batch ${batch.id} of the event queue with ${counted(batch.events, 'event')} was not received: the next poll acks ${said}.`;
  return { code: 'lost-events', severity: 'error', message, circuit, rows: [before, row] };
}

function skipped(last: Answered, { batch, circuit, row }: Answered): Finding | undefined {
  const missing = batch.id - last.batch.id - 1;
  if (missing <= 0 || missing > MOST_SKIPPED) return undefined;
  const message = `${counted(missing, 'answer')} of the event queue between ${last.batch.id} and ${batch.id} never came, with any events in it.`;
  return { code: 'lost-events', severity: 'warning', message, circuit, rows: [last.row, row] };
}

/** A larger step is another queue, whose ids start anywhere. */
const MOST_SKIPPED = 100;
