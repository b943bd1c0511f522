// The HTTP exchanges of a capture as rows: logins, capability calls by their names, and each event of the event queue.
import type { HttpCall } from '../../contract/http.ts';
import { asItems, asText, type Llsd } from '../../protocol/llsd/value.ts';
import { writeLlsdXml } from '../../protocol/llsd/xml.ts';
import { type HttpExchange, stampOf } from '../http/exchanges.ts';
import type { ExchangeRow } from '../segment.ts';
import type { OwnFacts, Stamp } from '../stamp.ts';
import { type Body, bodyOf, type Inflate, llsdOf } from './body.ts';
import { EVENT_QUEUE, eventsOf, isPoll, learnEvent } from './events.ts';
import type { CapabilityOwner, Known } from './known.ts';
import { LOGIN, learnLogin, loginMethod, SEED } from './login.ts';

/** A row before it has a time, a circuit and a fate. Secrets are still in it. */
export interface CallRow
  extends Pick<ExchangeRow, 'door' | 'direction' | 'from' | 'to' | 'name' | 'request' | 'reply' | 'http'> {
  readonly stamp: Stamp;
  readonly owner: CapabilityOwner;
}

/** What the rows of an exchange are made of. */
interface Call {
  readonly exchange: HttpExchange;
  readonly request: Body;
  readonly answer: Body;
}

/**
 * [capture.read.1] The rows of an exchange; none if it has nothing to do with a grid. Teaches `known` what it says, so
 * exchanges are given in the order of their requests.
 */
export function rowsOfExchange(exchange: HttpExchange, known: Known, inflate: Inflate): readonly CallRow[] {
  const request = exchange.request === undefined ? NO_BODY : bodyOf(exchange.request, inflate);
  const answer = exchange.answer === undefined ? NO_BODY : bodyOf(exchange.answer, inflate);
  const call = { exchange, request, answer };
  const facts = stampOf(exchange).facts;
  if (facts !== undefined) return ownRows(facts, call, known);
  const named = nameOf(call, known);
  if (named === undefined) return [];
  const row = rowOf(call, named);
  return named.name === EVENT_QUEUE ? [row, ...eventRows(call, known, named.owner)] : [row];
}

/** [capture.format.5] Our own rows are named already; what a login says of the agent is read all the same. */
function ownRows({ direction, door, ends, name = '' }: OwnFacts, call: Call, known: Known): readonly CallRow[] {
  if (door === 'udp') return [];
  if (name === LOGIN) learnLogin(known, call.answer);
  return [{ ...rowOf(call, { door, name, owner: NOBODY }), direction, ...ends }];
}

const NO_BODY: Body = { text: '', size: 0, bytes: new Uint8Array(0), type: '' };
const NOBODY: CapabilityOwner = {};

interface Named {
  readonly door: ExchangeRow['door'];
  readonly name: string;
  readonly owner: CapabilityOwner;
}

function nameOf(call: Call, known: Known): Named | undefined {
  const { exchange, request, answer } = call;
  const method = loginMethod(request);
  if (method !== undefined) {
    if (method === LOGIN) {
      known.servers.add(exchange.server);
      learnLogin(known, answer);
    }
    return { door: 'login', name: method, owner: NOBODY };
  }
  const target = exchange.request?.target ?? '';
  if (/^\/(?:get|json)_grid_info\/?(?:\?|$)/.test(target)) {
    return { door: 'login', name: target.replace(/^\/|\/?(?:\?.*)?$/g, ''), owner: NOBODY };
  }
  const capability = known.capability(target);
  if (capability === undefined) return byShape(call, known);
  if (capability.name === SEED) learnGranted(llsdOf(answer), capability, known);
  return { door: 'caps', name: capability.name, owner: capability };
}

/** [capture.read.3] A call of a capability that nobody was seen to grant. */
function byShape({ exchange, request, answer }: Call, known: Known): Named | undefined {
  const [asked, answered] = [llsdOf(request), llsdOf(answer)];
  if (isSeedCall(asked, answered)) {
    known.grant(`http://${exchange.server}${exchange.request?.target ?? ''}`, { name: SEED });
    learnGranted(answered, {}, known);
    return { door: 'caps', name: SEED, owner: NOBODY };
  }
  if (isPoll(asked)) return { door: 'caps', name: EVENT_QUEUE, owner: NOBODY };
  if (asked === undefined && answered === undefined && !known.servers.has(exchange.server)) return undefined;
  return { door: 'caps', name: UNKNOWN, owner: NOBODY };
}

/** As our own log calls the call of an address that nobody has. */
const UNKNOWN = '(unknown capability)';

/** A list of names is asked, and a map of addresses is the answer. */
function isSeedCall(asked: Llsd | undefined, answered: Llsd | undefined): boolean {
  if (asked?.kind !== 'array' || answered?.kind !== 'map' || answered.entries.size === 0) return false;
  const names = asItems(asked).every((name) => name.kind === 'string');
  return names && [...answered.entries.values()].every((address) => /^https?:/i.test(asText(address)));
}

/** [capture.read.3] The names and addresses that a seed grants. */
function learnGranted(answer: Llsd | undefined, owner: CapabilityOwner, known: Known): void {
  if (answer?.kind !== 'map') return;
  const { agentId, simulator } = owner;
  for (const [name, address] of answer.entries) {
    known.grant(asText(address), {
      name,
      ...(agentId === undefined ? {} : { agentId }),
      ...(simulator === undefined ? {} : { simulator }),
    });
  }
}

function rowOf({ exchange, request, answer }: Call, { door, name, owner }: Named): CallRow {
  const query = /\?.*$/s.exec(exchange.request?.target ?? '')?.[0] ?? '';
  const asked = request.size === 0 ? query : request.text;
  return {
    ...{ stamp: stampOf(exchange), door, direction: 'in', from: exchange.client, to: exchange.server, name, owner },
    ...(exchange.request === undefined ? {} : { request: asked }),
    ...(exchange.answer === undefined ? {} : { reply: answer.text }),
    http: callOf(exchange),
  };
}

/** [capture.http.8] What both messages say of the call. Our own files say themselves how long it took. */
function callOf({ answer, request }: HttpExchange): HttpCall {
  const told = (request ?? answer)?.stamp.facts;
  const took =
    told === undefined && request !== undefined && answer !== undefined
      ? Number(answer.end.ns - request.stamp.ns) / NS_PER_SECOND
      : told?.took;
  return {
    method: request?.method ?? '',
    target: request?.target ?? '',
    requestType: request?.headers.get('content-type') ?? '',
    status: answer?.status ?? 0,
    replyType: answer?.headers.get('content-type') ?? '',
    ...(took === undefined ? {} : { took }),
  };
}

const NS_PER_SECOND = 1e9;

/** [capture.read.4] Each event of an answer, at the time of the answer. */
function eventRows({ exchange, answer }: Call, known: Known, owner: CapabilityOwner): readonly CallRow[] {
  return eventsOf(llsdOf(answer)).map((event) => {
    learnEvent(known, event);
    return {
      ...{ stamp: exchange.answer?.end ?? stampOf(exchange), door: 'event', direction: 'out' },
      ...{ from: exchange.server, to: exchange.client, name: event.name, owner },
      ...{ request: '', reply: writeLlsdXml(event.body) },
    };
  });
}
