// A call and its answer as HTTP says them, and back to the texts of a row.
import { type HttpCall, STATUS_WORDS } from '../../contract/http.ts';
import { concatBytes, looseUtf8, utf8 } from '../../protocol/bytes.ts';

/** The parts of an exchange that its messages are made of. */
export interface Exchange {
  readonly name: string;
  readonly request?: string;
  readonly reply?: string;
  readonly http?: HttpCall;
  /** Who is called, as `host:port`. */
  readonly to: string;
}

/** [capture.format.8] The bytes of a request; none if the row has none. */
export function requestBytes(exchange: Exchange): Uint8Array {
  const { request, to } = exchange;
  if (request === undefined) return NOTHING;
  const call = exchange.http ?? likelyCall(exchange.name, request);
  const { method, requestType } = call;
  const target = call.target.replace(/[^!-~]/g, '?');
  const body = isQueryOf(request, target) ? NOTHING : utf8(request);
  const length = method === 'GET' && body.length === 0 ? [] : [`Content-Length: ${body.length}`];
  return message([`${method} ${target} HTTP/1.1`, `Host: ${to}`, ...typeLine(requestType), ...length], body);
}

/** [capture.format.8] The bytes of an answer; none if the row has none. */
export function replyBytes({ reply, http }: Exchange): Uint8Array {
  if (reply === undefined) return NOTHING;
  const { replyType, status } = http ?? { replyType: likelyType(reply), status: 200 };
  const body = utf8(reply);
  const lines = [...typeLine(replyType), `Content-Length: ${body.length}`];
  return message([`HTTP/1.1 ${status} ${STATUS_WORDS[status] ?? ''}`, ...lines], body);
}

/** [capture.format.8] The text that a row had as its request. */
export function requestText(bytes: Uint8Array): string {
  const body = bodyOf(bytes);
  if (body.length > 0) return looseUtf8(body);
  const [, query = ''] = /^\S+ [^\s?]*(\?\S*)? /.exec(looseUtf8(bytes.subarray(0, bytes.length - body.length))) ?? [];
  return query;
}

/** [capture.format.8] The text that a row had as its answer. */
export function replyText(bytes: Uint8Array): string {
  return looseUtf8(bodyOf(bytes));
}

/** [capture.format.8] What the heads of both messages say of the call; either of them may be missing. */
export function callIn(request: Uint8Array | undefined, reply: Uint8Array | undefined): HttpCall {
  const [asked, answered] = [headOf(request), headOf(reply)];
  const [, method = '', target = ''] = /^(\S+) (\S+) HTTP/.exec(asked) ?? [];
  return {
    ...{ method, target, requestType: typeIn(asked), status: statusIn(answered), replyType: typeIn(answered) },
  };
}

const headOf = (message: Uint8Array = NOTHING): string =>
  looseUtf8(message.subarray(0, message.length - bodyOf(message).length));
const statusIn = (head: string): number => Number(/^HTTP\/\S+ (\d{3})/.exec(head)?.[1] ?? 0);
const typeIn = (head: string): string => /^content-type: *(.*?) *\r?$/im.exec(head)?.[1] ?? '';

const NOTHING = new Uint8Array(0);
const CR = 13;
const LF = 10;

/** A call as far as its texts tell it, where nobody wrote down what HTTP said. */
export function likelyHttp({ name, reply, request = '' }: Pick<Exchange, 'name' | 'request' | 'reply'>): HttpCall {
  const replyType = reply === undefined ? '' : likelyType(reply);
  return { ...likelyCall(name, request), status: reply === undefined ? 0 : 200, replyType };
}

function likelyCall(name: string, request: string): Pick<HttpCall, 'method' | 'target' | 'requestType'> {
  // Half a surrogate pair cannot be written in percent.
  const path = `/${encodeURIComponent(looseUtf8(utf8(name)))}`;
  if (request === '') return { method: 'GET', target: path, requestType: '' };
  if (isQuery(request)) return { method: 'GET', target: path + request, requestType: '' };
  return { method: 'POST', target: path, requestType: likelyType(request) };
}

function likelyType(text: string): string {
  if (/^\s*(<\?xml\b[^>]*>\s*)?<llsd>/.test(text)) return 'application/llsd+xml';
  return text.startsWith('<') ? 'text/xml' : 'text/plain; charset=utf-8';
}

/** Whether a text can stand in a target behind its path. */
function isQuery(text: string): boolean {
  return /^\?[!-~]+$/.test(text);
}

function isQueryOf(request: string, target: string): boolean {
  if (request === '') return true;
  return isQuery(request) && target.endsWith(request) && target.indexOf('?') === target.length - request.length;
}

/** A type comes from a caller, who may have written anything there. */
function typeLine(type: string): readonly string[] {
  return type === '' ? [] : [`Content-Type: ${type.replace(/[^ -~]/g, ' ')}`];
}

function message(head: readonly string[], body: Uint8Array): Uint8Array {
  return concatBytes(utf8(`${head.join('\r\n')}\r\n\r\n`), body);
}

function bodyOf(message: Uint8Array): Uint8Array {
  for (let at = 0; at + 3 < message.length; at++) {
    const isEnd = message[at] === CR && message[at + 1] === LF && message[at + 2] === CR && message[at + 3] === LF;
    if (isEnd) return message.subarray(at + 4);
  }
  return NOTHING;
}
