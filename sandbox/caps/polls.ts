// The event queue's words on the wire: what a poll says, and what it is told.
import { array, asBoolean, asInteger, get, integer, type Llsd, map, string } from '../../protocol/llsd/value.ts';
import type { CallId, Reply } from '../effects.ts';
import { llsdReply, sentence } from './calls.ts';
import type { Batch, Poll, PollAnswer } from './event-queue.ts';

/** A poll as clients write it: `ack` may be missing or undefined, `done` a number. */
export function readPoll(call: CallId, body: Llsd): Poll {
  const ack = get(body, 'ack');
  return { call, ack: ack.kind === 'undef' ? undefined : asInteger(ack), done: asBoolean(get(body, 'done')) };
}

export function pollReply(answer: PollAnswer): Reply {
  switch (answer.kind) {
    case 'batch':
      return llsdReply(batchBody(answer.batch));
    case 'goodbye':
      return llsdReply(map({}));
    case 'status':
      return sentence(answer.status, STATUS_WORDS[answer.status]);
  }
}

const STATUS_WORDS = {
  404: 'This session is over.',
  499: 'Nothing happened.',
  502: 'Nothing happened.',
} as const;

function batchBody(batch: Batch): Llsd {
  return map({
    id: integer(batch.id),
    events: array(batch.events.map((event) => map({ message: string(event.name), body: event.body }))),
  });
}
