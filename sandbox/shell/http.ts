// The TCP door: requests are read whole and handed on, answers come back by number, perhaps much later.
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { refusal } from '../doors/guard.ts';
import { readTarget } from '../doors/target.ts';
import type { Call, CallId, Reply } from '../effects.ts';
import type { Millis } from '../words.ts';
import { BodyReader, type ReadBody, type Refused } from './http-body.ts';

/** Bounds of the door; times in milliseconds. */
export interface HttpLimits {
  /** Connections at a time. */
  readonly connections: number;
  /** From the first byte of a request to the end of its head. */
  readonly headMs: number;
  /** From the first byte of a request to its last. */
  readonly requestMs: number;
  /** How long a caller may take to fetch its answer. */
  readonly answerMs: number;
  /** How long a connection may wait for its next request. */
  readonly keepAliveMs: number;
  /** Bytes of all headers of a request. */
  readonly headBytes: number;
  /** Bytes of all bodies that are being read. */
  readonly bodyBytes: number;
}

/** [doors.limits.1] */
export const HTTP_LIMITS: HttpLimits = {
  // A viewer opens up to eight, and hundreds of bots may be here.
  connections: 4096,
  // A head that is not complete by then is a slow attack or a dead peer.
  headMs: 10_000,
  // The same for head and body together.
  requestMs: 30_000,
  // An answer that nobody fetches holds memory.
  answerMs: 30_000,
  // Longer than a poll is held, so that clients keep their connection.
  keepAliveMs: 60_000,
  // A capability's address has a hundred bytes; what clients add stays far below.
  headBytes: 16 * 1024,
  // Sixty-four of the largest bodies at a time; thousands of small ones.
  bodyBytes: 64 * 1024 * 1024,
};

/** How often Node looks for requests that take too long; a time-out is late by this much at most. */
const CHECK_MS = 1000;
/** How long answers in flight may take when the door closes. */
const CLOSING_GRACE_MS = 250;
const PLAIN = 'text/plain; charset=utf-8';

export interface HttpDoor {
  readonly port: number;
  reply(to: CallId, reply: Reply): void;
  /** Ends the connection of a call without an answer. */
  hangUp(to: CallId): void;
  /** Resolves when the socket and all connections are closed. */
  close(): Promise<void>;
}

export interface HttpOptions {
  readonly host: string;
  /** 0 = any free one. */
  readonly port: number;
  /** Most bytes of a body that may be sent to this path. */
  bodyLimit(path: string): number;
  onCall(id: CallId, call: Call): void;
  /** The caller left before its answer. */
  onHangUp(id: CallId): void;
  /** Callers are turned away unheard: a sentence for those who started the grid. */
  onTrouble(sentence: string): void;
  /** Absent = HTTP_LIMITS. */
  readonly limits?: Partial<HttpLimits>;
}

/** Listens; rejects with the system's error when it may not. */
export async function openHttp(options: HttpOptions): Promise<HttpDoor> {
  const limits: HttpLimits = { ...HTTP_LIMITS, ...options.limits };
  const bodies = new BodyReader(limits.bodyBytes);
  const pending = new Map<CallId, ServerResponse>();
  let lastId = 0;
  const server = createServer(nodeOptions(limits), (request, response) => {
    const { authority, path } = readTarget(request.url ?? '');
    const { host, origin } = request.headers;
    const no = refusal({ host, origin, authority }, { host: options.host, port: portOf(server) });
    if (no !== undefined) refuse(response, { status: 403, sentence: no }, limits.answerMs);
    else bodies.read(request, options.bodyLimit(path), (read) => take(request, response, read));
  });
  function take(request: IncomingMessage, response: ServerResponse, read: ReadBody): void {
    if (!(read instanceof Uint8Array)) {
      refuse(response, read, limits.answerMs);
      return;
    }
    lastId += 1;
    const id = lastId;
    pending.set(id, response);
    response.on('close', () => {
      if (pending.delete(id)) options.onHangUp(id);
    });
    options.onCall(id, callOf(request, read));
  }
  server.maxConnections = limits.connections;
  server.on('drop', () =>
    options.onTrouble(`The HTTP door has ${limits.connections} connections; one more was closed.`),
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => apologize(error.code, socket, limits));
  await listening(server, options);
  return {
    port: portOf(server),
    reply: (to, reply) => {
      const response = pending.get(to);
      pending.delete(to);
      if (response !== undefined) send(response, reply, limits.answerMs);
    },
    hangUp: (to) => {
      const response = pending.get(to);
      pending.delete(to);
      response?.destroy();
    },
    close: () => closed(server),
  };
}

function nodeOptions(limits: HttpLimits): ServerOptions {
  return {
    maxHeaderSize: limits.headBytes,
    headersTimeout: limits.headMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: Math.min(CHECK_MS, limits.headMs),
  };
}

/** What is no request, or takes too long, is told so in a sentence; then the connection ends. */
function apologize(code: string | undefined, socket: Duplex, limits: HttpLimits): void {
  if (!socket.writable || code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const { status, sentence } = apologyFor(code, limits);
  const body = `${sentence}\n`;
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: ${PLAIN}\r\n`;
  socket.end(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function apologyFor(code: string | undefined, limits: HttpLimits): Refused {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return { status: 431, sentence: `This door reads headers of at most ${limits.headBytes} bytes.` };
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return { status: 408, sentence: 'The request took too long to arrive.' };
  }
  return { status: 400, sentence: 'This is no HTTP request.' };
}

function listening(server: Server, where: { readonly host: string; readonly port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(where.port, where.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), CLOSING_GRACE_MS);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
  });
}

/** The rest of the request is not worth reading: the connection ends with the answer. */
function refuse(response: ServerResponse, { sentence, status }: Refused, answerMs: Millis): void {
  if (response.headersSent) return;
  response.setHeader('Connection', 'close');
  send(response, { status, contentType: PLAIN, body: `${sentence}\n` }, answerMs);
}

function send(response: ServerResponse, reply: Reply, answerMs: Millis): void {
  const body = reply.bytes ?? Buffer.from(reply.body, 'utf8');
  const length = { 'Content-Type': reply.contentType, 'Content-Length': body.length };
  response.writeHead(reply.status, { ...reply.headers, ...length });
  const patience = setTimeout(() => response.destroy(), answerMs);
  response.on('close', () => clearTimeout(patience));
  response.end(body);
}

function callOf(request: IncomingMessage, body: Uint8Array): Call {
  const { path, query } = readTarget(request.url ?? '');
  const { destination, range } = request.headers;
  return {
    ...(range === undefined ? {} : { range }),
    ...(typeof destination === 'string' ? { destination } : {}),
    // Node sends no body in answer to a HEAD.
    method: request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET'),
    path,
    query,
    contentType: request.headers['content-type'] ?? '',
    body,
    from: { host: plainAddress(request.socket.remoteAddress), port: request.socket.remotePort ?? 0 },
    reachedAt: plainAddress(request.socket.localAddress),
  };
}

/** A socket for both families writes IPv4 addresses the IPv6 way. */
function plainAddress(address: string | undefined): string {
  return (address ?? '').replace(/^::ffff:/i, '');
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
