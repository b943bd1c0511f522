// Answers of the event queue that never arrived: their events are lost, or come twice.
import { asInteger, asItems, get, type Llsd } from '../../protocol/llsd/value.ts';
import { readLlsdXml } from '../../protocol/llsd/xml.ts';
import type { History, HttpRow } from '../history/history.ts';
import { counted, type Finding, grouped } from './finding.ts';

const EVENT_QUEUE = 'EventQueueGet';

interface Batch {
  readonly row: number;
  readonly id: number;
  readonly events: number;
}

/** [finding.lost-events.1] A poll that does not ack the batch before it; an answer whose id is not the next one. */
export function lostEvents({ http }: History): readonly Finding[] {
  const polls = http.filter(({ name }) => name === EVENT_QUEUE);
  return grouped(polls, ({ circuit }) => String(circuit)).flatMap(ofOneQueue);
}

function ofOneQueue(polls: readonly HttpRow[]): readonly Finding[] {
  const found: Finding[] = [];
  let last: Batch | undefined;
  for (const poll of polls) {
    const asked = mapIn(poll.request);
    if (last !== undefined && asked !== undefined && last.events > 0)
      found.push(...unacked(last, poll, get(asked, 'ack')));
    const batch = batchOf(poll);
    if (batch === undefined) continue;
    if (last !== undefined) found.push(...skipped(last, batch, poll.circuit));
    last = batch;
  }
  return found;
}

function unacked(last: Batch, { circuit, row }: HttpRow, ack: Llsd): readonly Finding[] {
  const id = asInteger(ack);
  if (id === last.id) return [];
  const said = ack.kind === 'undef' ? 'no batch at all' : `batch ${id}`;
  const message = `Batch ${last.id} of the event queue with ${counted(last.events, 'event')} was not received: the next poll acks ${said}.`;
  return [{ code: 'lost-events', severity: 'error', message, circuit, rows: [last.row, row] }];
}

function skipped(last: Batch, batch: Batch, circuit: number): readonly Finding[] {
  const missing = batch.id - last.id - 1;
  if (missing <= 0 || missing > MOST_SKIPPED) return [];
  const message = `${counted(missing, 'answer')} of the event queue between ${last.id} and ${batch.id} never came, with any events in it.`;
  return [{ code: 'lost-events', severity: 'warning', message, circuit, rows: [last.row, batch.row] }];
}

/** A larger step is another queue, whose ids start anywhere. */
const MOST_SKIPPED = 100;

function batchOf({ reply, row }: HttpRow): Batch | undefined {
  const value = mapIn(reply);
  const id = value === undefined ? 0 : asInteger(get(value, 'id'));
  return value === undefined || id === 0 ? undefined : { row, id, events: asItems(get(value, 'events')).length };
}

function mapIn(text: string | undefined): Llsd | undefined {
  if (text === undefined || !text.includes('<llsd')) return undefined;
  const { value } = readLlsdXml(text);
  return value.kind === 'map' ? value : undefined;
}
