// Requests of ours to somebody else's HTTP door: one answer each, whole, bounded in size and time.
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { VisitAnswer, VisitRequest } from '../visitor/visit.ts';

/** Bytes of one answer: a login with a large inventory has a few. */
export const ANSWER_LIMIT_BYTES = 32 * 1024 * 1024;

/** Sends a request; resolves with the answer, or with a sentence that says why there is none. Never rejects. */
export function ask(request: VisitRequest, signal: AbortSignal): Promise<VisitAnswer> {
  return new Promise((resolve) => {
    const refuse = (problem: string): void => resolve({ problem });
    const url = readUrl(request.url);
    if (url === undefined) return refuse(`${request.url.slice(0, 200)} is no address of HTTP.`);
    const body = new TextEncoder().encode(request.body);
    const headers = {
      Accept: '*/*',
      ...(request.method === 'POST' ? { 'Content-Type': request.contentType, 'Content-Length': body.length } : {}),
    };
    const timeout = AbortSignal.timeout(request.limitMs);
    const send = url.protocol === 'https:' ? secureRequest : plainRequest;
    const call = send(
      url,
      { method: request.method, headers, signal: AbortSignal.any([signal, timeout]) },
      (answer) => {
        readWhole(answer).then(resolve, (error: Error) => refuse(error.message));
      },
    );
    call.on('error', (error: NodeJS.ErrnoException) => {
      refuse(
        timeout.aborted ? `${url.host} did not answer within ${request.limitMs / 1000} s.` : sentenceOf(error, url),
      );
    });
    call.end(body);
  });
}

function readUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined;
}

async function readWhole(answer: IncomingMessage): Promise<VisitAnswer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > ANSWER_LIMIT_BYTES) {
      answer.destroy();
      return { problem: `The answer has more than ${ANSWER_LIMIT_BYTES} bytes.` };
    }
    parts.push(part);
  }
  return { status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') };
}

const REASONS: Readonly<Record<string, (url: URL) => string>> = {
  ECONNREFUSED: ({ host }) => `Nobody listens at ${host}.`,
  ENOTFOUND: ({ hostname }) => `There is no host ${hostname}.`,
  ECONNRESET: ({ host }) => `${host} closed the connection without an answer.`,
};

function sentenceOf(error: NodeJS.ErrnoException, url: URL): string {
  return REASONS[error.code ?? '']?.(url) ?? `${url.host}: ${error.message}`;
}
