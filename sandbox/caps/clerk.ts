// The counter where capabilities are asked for: finds whose capability it is, answers, and keeps the callers of event
// queues waiting. Every exchange becomes a row when it is answered.
import type { HttpCall } from '../../contract/http.ts';
import { readUtf8 } from '../../protocol/bytes.ts';
import type { Llsd } from '../../protocol/llsd/value.ts';
import { writeLlsdXml } from '../../protocol/llsd/xml.ts';
import { type Turn, tell } from '../doors/owner.ts';
import type { Call, CallId, Reply, SeenExchange, UntimedEvent } from '../effects.ts';
import { fullName } from '../person.ts';
import type { Presence, Session, Sessions } from '../sessions.ts';
import type { Millis } from '../words.ts';
import { answerCall, capabilityPath, readBody, type SeedOwner, sentence, wrongMethod } from './calls.ts';
import type { CapabilityOwner, Commons, Wishes } from './capability.ts';
import { type Batch, type PollAnswer, type QueuedEvent, WAITING_LIMIT } from './event-queue.ts';
import { pollReply, readPoll } from './polls.ts';
import { EVENT_QUEUE } from './table.ts';

/** [events.poll.1] Bytes of a poll: it is held with its body, for the log. Clients write two hundred. */
export const POLL_LIMIT = 4096;

/** A poll whose answer is not given yet. */
interface Waiting {
  readonly presence: Presence;
  readonly call: Call;
  readonly since: Millis;
}

/** What goes wrong with event queues because somebody wants it. */
export interface EventFaults {
  /** Whether an answer with these events is lost on the way. */
  losesEvents(presence: Presence, names: readonly string[]): boolean;
  /** With what a poll is answered at once, although nothing happened; undefined = it is held as usual. */
  closesPoll(presence: Presence): number | undefined;
}

export interface ClerkOptions {
  readonly sessions: Sessions;
  /** Milliseconds since 1970 when `now` was 0. */
  readonly epoch: Millis;
  /** Id of the region with this index. */
  regionId(region: number): string;
  readonly commons: Commons;
  faults(): EventFaults;
  /** What an agent may ask of the world. */
  wishes(session: Session, turn: Turn): Wishes;
}

export class Clerk {
  readonly #options: ClerkOptions;
  readonly #waiting = new Map<CallId, Waiting>();
  /** Those whose queues got something in this turn. */
  readonly #stirred = new Set<Presence>();

  constructor(options: ClerkOptions) {
    this.#options = options;
  }

  call(id: CallId, call: Call, turn: Turn): void {
    const path = capabilityPath(call.path);
    const presence = this.#options.sessions.byKey(path?.key ?? '');
    const name = presence?.seed.nameOf(path?.key ?? '');
    if (presence === undefined || name === undefined) this.#turnAway(id, call, turn);
    else if (name === EVENT_QUEUE) this.#poll(id, call, presence, turn);
    else
      this.#answer(
        id,
        { name, call, presence, reply: answerCall(name, call, this.#owner(name, presence, turn)) },
        turn,
      );
  }

  /** Puts an event into the queue of a presence; it leaves when the turn is settled. */
  push(presence: Presence, event: QueuedEvent): void {
    presence.queue.push(event);
    this.#stirred.add(presence);
  }

  /** [caps.log.1] Who waited and left is in the log, too. */
  hangUp(id: CallId, turn: Turn): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (waiting === undefined) return;
    waiting.presence.queue.hangUp(id);
    turn.out.push({ kind: 'seen', seen: seenCall({ name: EVENT_QUEUE, ...waiting }, turn) });
  }

  /** [circuit.fault.12] Rules have changed: polls that are held may have to be closed. Their events keep waiting. */
  closePolls(turn: Turn): void {
    for (const [id, waiting] of [...this.#waiting]) {
      const closed = this.#options.faults().closesPoll(waiting.presence);
      if (closed === undefined) continue;
      this.#waiting.delete(id);
      waiting.presence.queue.hangUp(id);
      this.#answer(id, { name: EVENT_QUEUE, ...waiting, reply: sentence(closed, CLOSED) }, turn);
    }
  }

  /** Answers the polls of all whose queues got something. */
  settle(turn: Turn): void {
    if (this.#stirred.size === 0) return;
    for (const { queue, session } of this.#stirred) {
      this.#tell(queue.settle(), turn);
      if (queue.takeLoss()) tell(turn, lossOf(session));
    }
    this.#stirred.clear();
  }

  wake(turn: Turn): void {
    for (const { presences } of this.#options.sessions.all) {
      for (const { queue } of presences.values()) this.#tell(queue.wake(turn.now), turn);
    }
  }

  /** The presence is over. */
  close(presence: Presence, turn: Turn): void {
    this.#stirred.delete(presence);
    this.#tell(presence.queue.close(), turn);
  }

  /** An address that nobody has, or has no more. Whoever only says goodbye to it is let go kindly. */
  #turnAway(id: CallId, call: Call, turn: Turn): void {
    const key = capabilityPath(call.path)?.key ?? '';
    const body = this.#options.sessions.hasDeparted(key, turn.now) ? readBody(call) : undefined;
    const isGoodbye = body !== undefined && !('problem' in body) && readPoll(id, body).done;
    const reply = isGoodbye
      ? pollReply({ kind: 'goodbye', to: id })
      : sentence(404, 'There is no such capability, or its session is over.');
    this.#answer(id, { name: isGoodbye ? EVENT_QUEUE : UNKNOWN, call, presence: undefined, reply }, turn);
  }

  #poll(id: CallId, call: Call, presence: Presence, turn: Turn): void {
    const body = readBody(call);
    const refused = call.method === 'POST' ? refusalOf(call, body) : wrongMethod(EVENT_QUEUE, ['POST']);
    if (refused !== undefined) this.#answer(id, { name: EVENT_QUEUE, call, presence, reply: refused }, turn);
    else if (!('problem' in body)) {
      const closed = this.#options.faults().closesPoll(presence);
      if (closed !== undefined) {
        this.#answer(id, { name: EVENT_QUEUE, call, presence, reply: sentence(closed, CLOSED) }, turn);
        return;
      }
      this.#waiting.set(id, { presence, call, since: turn.now });
      this.#tell(presence.queue.poll(readPoll(id, body), turn.now), turn);
    }
  }

  #tell(answers: readonly PollAnswer[], turn: Turn): void {
    for (const answer of answers) {
      const waiting = this.#waiting.get(answer.to);
      this.#waiting.delete(answer.to);
      if (waiting === undefined) continue;
      const exchange = { name: EVENT_QUEUE, ...waiting };
      if (answer.kind === 'batch' && this.#loses(waiting.presence, answer.batch)) {
        turn.out.push({ kind: 'seen', seen: seenCall(exchange, turn) }, { kind: 'hang-up', to: answer.to });
        continue;
      }
      this.#answer(answer.to, { ...exchange, reply: pollReply(answer) }, turn);
      if (answer.kind === 'batch') for (const event of answer.batch.events) seeEvent(event, waiting, turn);
    }
  }

  /** [circuit.fault.7] What is lost on the way is lost for good: the connection ends without an answer, and the events are gone. */
  #loses(presence: Presence, { events }: Batch): boolean {
    if (events.length === 0) return false;
    const names = events.map((event) => event.name);
    const isLost = this.#options.faults().losesEvents(presence, names);
    if (isLost) presence.queue.forgetBatch();
    return isLost;
  }

  #answer(id: CallId, exchange: Exchange, turn: Turn): void {
    turn.out.push({ kind: 'seen', seen: seenCall(exchange, turn) });
    turn.out.push({ kind: 'reply', to: id, reply: exchange.reply });
  }

  #owner(name: string, presence: Presence, turn: Turn): CapabilityOwner & SeedOwner {
    const { commons, epoch, regionId, sessions, wishes } = this.#options;
    const { door, seed, session } = presence;
    return {
      agentId: session.id,
      regionId: regionId(door),
      inventory: session.inventory,
      library: session.library,
      commons,
      wishes: wishes(session, turn),
      address: session.base + seed.path(name),
      person: (id: string) => sessions.person(id),
      people: () => sessions.people(),
      isOnline: (id: string) => sessions.byAgent(id) !== undefined,
      push: (event) => this.push(presence, event),
      today: epoch + turn.now,
      get preferences(): Llsd {
        return session.preferences;
      },
      set preferences(preferences: Llsd) {
        session.preferences = preferences;
      },
      seed,
      base: session.base,
    };
  }
}

/** [circuit.fault.12] */
const CLOSED = 'The poll was closed by a fault that was asked for.';

interface Asked {
  readonly name: string;
  readonly call: Call;
  readonly presence: Presence | undefined;
  /** When it began to wait; absent if it was answered at once. */
  readonly since?: Millis;
  readonly reply?: Reply;
}

interface Exchange extends Asked {
  readonly reply: Reply;
}

/** [caps.log.1] An exchange as the log tells it, when it is over. */
function seenCall({ call, name, presence, reply, since }: Asked, { now }: Turn): SeenExchange {
  const took = since === undefined ? {} : { took: (now - since) / 1000 };
  return {
    kind: 'exchange',
    door: 'caps',
    direction: 'in',
    circuit: presence?.connection?.number ?? 0,
    name,
    request: requestText(call),
    ...(reply === undefined ? {} : { reply: reply.body }),
    http: { ...httpCall(call, reply), ...took },
    peer: call.from,
  };
}

function refusalOf(call: Call, body: ReturnType<typeof readBody>): Reply | undefined {
  if (call.body.length > POLL_LIMIT) return sentence(413, `${EVENT_QUEUE}: a poll has at most ${POLL_LIMIT} bytes.`);
  return 'problem' in body ? sentence(400, `${EVENT_QUEUE}: ${body.problem}`) : undefined;
}

/** [events.bound.1] */
function lossOf(session: Session): UntimedEvent {
  const message = `${fullName(session)} does not fetch its events; the oldest of ${WAITING_LIMIT} are thrown away.`;
  return { event: 'warning', message };
}

/** How a call of an address that nobody has shows in the log. */
const UNKNOWN = '(unknown capability)';

/** An event of the queue is a row of its own, after the row of the poll that fetched it. */
function seeEvent(event: QueuedEvent, { call, presence }: Waiting, turn: Turn): void {
  const seen: SeenExchange = {
    kind: 'exchange',
    door: 'event',
    direction: 'out',
    circuit: presence.connection?.number ?? 0,
    name: event.name,
    request: '',
    reply: writeLlsdXml(event.body),
    peer: call.from,
  };
  turn.out.push({ kind: 'seen', seen });
}

/** What the log tells of a call beside what was said. */
export function httpCall(call: Call, reply: Reply | undefined): HttpCall {
  return {
    method: call.method,
    target: call.query === '' ? call.path : `${call.path}?${call.query}`,
    requestType: call.contentType,
    status: reply?.status ?? 0,
    replyType: reply?.contentType ?? '',
  };
}

/** What was asked, as text: the body, or the query of a call without one. */
export function requestText(call: Call): string {
  if (call.body.length === 0) return call.query === '' ? '' : `?${call.query}`;
  return readUtf8(call.body) ?? `${call.body.length} bytes that are no text`;
}
