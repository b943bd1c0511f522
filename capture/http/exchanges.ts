// The exchanges of a TCP conversation that speaks HTTP: each request with its answer. Knows nothing of what is asked.
import type { Conversation } from '../network/tcp.ts';
import type { OneWay } from '../network/tcp-way.ts';
import type { EndPoint } from '../network/words.ts';
import { compareStamps, NO_STAMP, type Stamp } from '../stamp.ts';
import { type Measure, messagesOf, type TimedMessage } from './run.ts';

export interface HttpExchange {
  readonly client: EndPoint;
  readonly server: EndPoint;
  /** One of the two is always there. */
  readonly request?: HttpRequest;
  readonly answer?: HttpAnswer;
}

export interface HttpRequest extends TimedMessage {
  readonly method: string;
  /** Path and query as they were sent; the host of an absolute address is left out. */
  readonly target: string;
}

export interface HttpAnswer extends TimedMessage {
  readonly status: number;
}

/** [capture.http.6] In the order of their requests. Nothing if neither end speaks HTTP. */
export function exchangesOf(conversation: Conversation): readonly HttpExchange[] {
  const { a, b, fromA, fromB } = conversation;
  const isFromA = speaksAsClient(fromA) || (!speaksAsClient(fromB) && speaksAsServer(fromB));
  const ends = isFromA ? { client: a, server: b } : { client: b, server: a };
  const requests = messagesOf(isFromA ? fromA : fromB, () => 'empty').flatMap(requestOf);
  const answers = messagesOf(isFromA ? fromB : fromA, measureAnswers(requests)).flatMap(answerOf);
  return pair(requests, answers).map((pairOfTwo) => ({ ...ends, ...pairOfTwo }));
}

const speaksAsClient = (way: OneWay): boolean => way.pieces.some((_, at) => CLIENT.test(startOf(way, at)));
const speaksAsServer = (way: OneWay): boolean => way.pieces.some((_, at) => SERVER.test(startOf(way, at)));

const CLIENT = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|COPY|MOVE|MKCOL) \S/;
const SERVER = /^HTTP\/1\.[01] \d{3}/;
const LONGEST_SIGN = 16;

/** The first characters from a piece on. */
function startOf({ pieces }: OneWay, at: number): string {
  let start = '';
  for (let next = at; next < pieces.length && start.length < LONGEST_SIGN; next++) {
    start += String.fromCharCode(...(pieces[next]?.bytes.subarray(0, LONGEST_SIGN) ?? []));
  }
  return start;
}

function requestOf(message: TimedMessage): readonly HttpRequest[] {
  const [method = '', target = ''] = message.start.split(' ');
  if (method.startsWith('HTTP/')) return [];
  return [{ ...message, method, target: target.replace(/^https?:\/\/[^/?#]*/i, '') || '/' }];
}

/** What comes before the answer itself (100 Continue) is left out. */
function answerOf(message: TimedMessage): readonly HttpAnswer[] {
  const status = statusOf(message.start);
  return status < 200 ? [] : [{ ...message, status }];
}

const statusOf = (start: string): number => Number(/^HTTP\/\S+ (\d{3})/.exec(start)?.[1] ?? 0);

/** [capture.http.2] Which answers have no body, whatever their headers say. */
function measureAnswers(requests: readonly HttpRequest[]): Measure {
  let finals = 0;
  return (start) => {
    const status = statusOf(start);
    if (status < 200) return 'none';
    const method = requests[finals]?.method;
    finals += 1;
    return method === 'HEAD' || status === 204 || status === 304 ? 'none' : 'to-the-end';
  };
}

type Pair = Pick<HttpExchange, 'request' | 'answer'>;

/** [capture.http.6] Answers come in the order of their requests. Behind a hole the latest request is the likely one. */
function pair(requests: readonly HttpRequest[], answers: readonly HttpAnswer[]): readonly Pair[] {
  const pairs: { request?: HttpRequest; answer?: HttpAnswer }[] = requests.map((request) => ({ request }));
  const orphans: Pair[] = [];
  let next = 0;
  for (const answer of answers) {
    if (answer.isAfterHole) next = latestBefore(answer, requests, next);
    const asked = pairs[next];
    if (asked?.request === undefined || asked.request.stamp.ns > answer.end.ns) orphans.push({ answer });
    else {
      asked.answer = answer;
      next += 1;
    }
  }
  return [...pairs, ...orphans].sort((a, b) => compareStamps(stampOf(a), stampOf(b)));
}

/** The place of the latest request that came before the answer, from `next` on. */
function latestBefore(answer: HttpAnswer, requests: readonly HttpRequest[], next: number): number {
  let at = next;
  while ((requests[at + 1]?.stamp.ns ?? answer.stamp.ns) < answer.stamp.ns) at += 1;
  return at;
}

/** When an exchange began, as far as the capture has it. */
export function stampOf({ request, answer }: Pair): Stamp {
  return (request ?? answer)?.stamp ?? NO_STAMP;
}
