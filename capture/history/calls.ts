// Rows of HTTP that are asked for later, each with the little that is asked of it: bodies are large, and read only once.
import type { WholeRow } from '../../contract/panel.ts';
import { asInteger, asItems, asText, asUuid, get, type Llsd } from '../../protocol/llsd/value.ts';
import { readLlsdXml } from '../../protocol/llsd/xml.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { readResponse } from '../../protocol/xmlrpc.ts';
import type { Heard } from './circuit.ts';

/** A call with the circuit that it belongs to; 0 = none. */
export interface SeenCall extends Heard {
  readonly circuit: number;
}

export interface SeenLogin extends SeenCall {
  /** Who was let in; undefined if nobody was, or the answer does not say it. */
  readonly agentId: string | undefined;
  readonly isRefused: boolean;
  /** Why, in words; undefined if it was not said. */
  readonly refusal: string | undefined;
}

/** A poll of the event queue. */
export interface SeenPoll extends SeenCall {
  /** What the request says of the batch before it; undefined if it cannot be read. `none`: that there was none. */
  readonly ack: number | 'none' | undefined;
  /** What was answered; undefined without a batch. */
  readonly batch: { readonly id: number; readonly events: number } | undefined;
}

const LOGIN = 'login_to_simulator';
const SEED = 'SeedCapability';
const POLL = 'EventQueueGet';

export class Calls {
  readonly logins: SeenLogin[] = [];
  /** Seeds that were answered. */
  readonly seeds: SeenCall[] = [];
  readonly polls: SeenPoll[] = [];
  readonly #firstPolls = new Map<number, SeenPoll>();

  add(row: WholeRow): void {
    const { circuit, door, name, reply, time } = row;
    const seen = { row: row.row, time, circuit };
    if (door === 'login' && name === LOGIN) this.logins.push({ ...seen, ...loginIn(reply) });
    else if (name === SEED && reply !== undefined) this.seeds.push(seen);
    else if (name === POLL) this.#addPoll({ ...seen, ack: ackIn(row.request), batch: batchIn(reply) });
  }

  /** The first poll of a circuit. */
  firstPoll(circuit: number): SeenPoll | undefined {
    return this.#firstPolls.get(circuit);
  }

  #addPoll(poll: SeenPoll): void {
    this.polls.push(poll);
    if (!this.#firstPolls.has(poll.circuit)) this.#firstPolls.set(poll.circuit, poll);
  }
}

function loginIn(reply: string | undefined): Pick<SeenLogin, 'agentId' | 'isRefused' | 'refusal'> {
  if (reply === undefined) return { agentId: undefined, isRefused: true, refusal: 'The login was not answered.' };
  const answer = answerIn(reply);
  const isRefused = asText(get(answer, 'login')) !== 'true';
  const refusal = isRefused ? asText(get(answer, 'message')) || undefined : undefined;
  const said = asUuid(get(answer, 'agent_id'));
  return { agentId: said === NULL_UUID ? agentIdIn(reply) : said, isRefused, refusal };
}

/** An answer that is too long to be kept whole cannot be read, but begins with who was let in. */
const agentIdIn = (reply: string): string | undefined =>
  /agent_id<.{0,40}?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})/is.exec(reply)?.[1]?.toLowerCase();

function answerIn(reply: string): Llsd {
  if (!reply.includes('<methodResponse')) return readLlsdXml(reply).value;
  const read = readResponse(reply);
  return read.kind === 'value' ? read.value : { kind: 'undef' };
}

function ackIn(request: string | undefined): SeenPoll['ack'] {
  const asked = mapIn(request);
  if (asked === undefined) return undefined;
  const ack = get(asked, 'ack');
  return ack.kind === 'undef' ? 'none' : asInteger(ack);
}

function batchIn(reply: string | undefined): SeenPoll['batch'] {
  const value = mapIn(reply);
  const id = value === undefined ? 0 : asInteger(get(value, 'id'));
  return value === undefined || id === 0 ? undefined : { id, events: asItems(get(value, 'events')).length };
}

function mapIn(text: string | undefined): Llsd | undefined {
  if (text === undefined || !text.includes('<llsd')) return undefined;
  const { value } = readLlsdXml(text);
  return value.kind === 'map' ? value : undefined;
}
