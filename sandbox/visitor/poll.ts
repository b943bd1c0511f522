// The event queue as its client: asks, acks, hands events on, and asks again. [visitor.queue.1]
import { boolean, integer, map, undef } from '../../protocol/llsd/value.ts';
import type { Millis } from '../words.ts';
import { batchIn, type QueueBatch } from './region-events.ts';
import type { RegionView } from './region-view.ts';
import { POLL_LIMIT_MS, POLL_PAUSE_MS, REQUEST_LIMIT_MS } from './timing.ts';
import type { Visit } from './visit.ts';

const EVENT_QUEUE = 'EventQueueGet';
/** The queue is gone for good. */
const GONE: readonly number[] = [404, 410];
const FAILURES = /^(?:499|5\d\d)$/;
/** A poll that was held so long came to its end; one that fails earlier is an error. */
const HELD_MS: Millis = 10_000;

/** Asks the queue of a region from now on, until it is left or gone. */
export function poll(visit: Visit, region: RegionView): void {
  const url = region.capabilities.get(EVENT_QUEUE);
  if (url === undefined || region.isLeft) return;
  const since = visit.now;
  const body = map({ ack: region.ack === undefined ? undef : integer(region.ack), done: boolean(false) });
  const again = (pause: Millis): void => visit.later(pause, () => poll(visit, region));
  visit.ask(EVENT_QUEUE, { url, body, limitMs: POLL_LIMIT_MS }, (answer, status) => {
    if (region.isLeft || GONE.includes(status)) return;
    if (FAILURES.test(String(status))) visit.complain(failure(status, visit.now - since));
    if ('problem' in answer) again(visit.now - since >= HELD_MS ? 0 : POLL_PAUSE_MS);
    else if (take(visit, region, batchIn(answer))) again(POLL_PAUSE_MS);
    else poll(visit, region);
  });
}

/** [visitor.strict.6] */
function failure(status: number, held: Millis): string {
  const answered = `The event queue was answered with HTTP status ${status} after ${(held / 1000).toFixed(1)} s`;
  if (held < HELD_MS) return `${answered}: a viewer counts an error and waits, and after ten of them it logs out.`;
  return `${answered}: older viewers ask again with growing pauses, so that events come up to 16 s late.`;
}

/** Hands events on. Returns whether the batch has the id of the one before: a queue that heeds no ack would be asked in a loop. */
function take(visit: Visit, region: RegionView, { events, id }: QueueBatch): boolean {
  if (id === 0 && events.length > 0) visit.complain('The event queue has the id 0: node-metaverse takes it for none.');
  const isRepeated = id === region.ack;
  region.ack = id;
  for (const { body, name } of events) visit.happened(region, name, body);
  return isRepeated;
}

/** Says goodbye to a queue. */
export function leaveQueue(visit: Visit, region: RegionView): void {
  const url = region.capabilities.get(EVENT_QUEUE);
  if (url === undefined || region.isLeft) return;
  region.isLeft = true;
  const body = map({ ack: region.ack === undefined ? undef : integer(region.ack), done: boolean(true) });
  visit.ask(EVENT_QUEUE, { url, body, limitMs: REQUEST_LIMIT_MS }, () => undefined);
}
