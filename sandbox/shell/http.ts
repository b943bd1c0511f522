// The TCP door: requests are read whole and handed on, answers come back by number, perhaps much later.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { refusal } from '../doors/guard.ts';
import type { Call, CallId, Reply } from '../effects.ts';

/** Connections at a time: a viewer opens up to eight, and hundreds of bots may be here. */
const CONNECTION_LIMIT = 4096;
/** A head that is not complete by then is a slow attack or a dead peer. */
const HEADERS_TIMEOUT_MS = 10_000;
/** The same for head and body together. */
const REQUEST_TIMEOUT_MS = 30_000;
/** Longer than a poll is held, so that clients keep their connection. */
const KEEP_ALIVE_MS = 60_000;
/** Bytes of all headers of a request. */
const HEADERS_LIMIT = 16 * 1024;
/** How long answers in flight may take when the door closes. */
const CLOSING_GRACE_MS = 250;

export interface HttpDoor {
  readonly port: number;
  reply(to: CallId, reply: Reply): void;
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
}

/** Listens; rejects with the system's error when it may not. */
export async function openHttp(options: HttpOptions): Promise<HttpDoor> {
  const pending = new Map<CallId, ServerResponse>();
  let lastId = 0;
  const server = createServer({ maxHeaderSize: HEADERS_LIMIT }, (request, response) => {
    const no = refusal(
      { host: request.headers.host, origin: request.headers.origin },
      { host: options.host, port: portOf(server) },
    );
    if (no !== undefined) refuse(response, 403, no);
    else readBody(request, response, options.bodyLimit(pathOf(request)), (body) => take(request, response, body));
  });
  function take(request: IncomingMessage, response: ServerResponse, body: Uint8Array): void {
    lastId += 1;
    const id = lastId;
    pending.set(id, response);
    response.on('close', () => {
      if (pending.delete(id)) options.onHangUp(id);
    });
    options.onCall(id, callOf(request, body));
  }
  server.maxConnections = CONNECTION_LIMIT;
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await listening(server, options);
  return {
    port: portOf(server),
    reply: (to, reply) => {
      const response = pending.get(to);
      pending.delete(to);
      if (response !== undefined) send(response, reply);
    },
    close: () => closed(server),
  };
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

function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
  whole: (body: Uint8Array) => void,
): void {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    refuse(response, 415, `Bodies in the encoding ${encoding} are not read here.`);
    return;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  request.on('data', (chunk: Uint8Array) => {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else if (!response.headersSent) refuse(response, 413, `This door reads bodies of at most ${limit} bytes.`);
  });
  request.on('end', () => {
    if (size <= limit) whole(new Uint8Array(Buffer.concat(chunks)));
  });
  // A request that breaks off has nobody to answer; without a listener it would end the process.
  request.on('error', () => undefined);
}

/** The rest of the request is not worth reading: the connection ends with the answer. */
function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.setHeader('Connection', 'close');
  send(response, { status, contentType: 'text/plain; charset=utf-8', body: `${sentence}\n` });
}

function send(response: ServerResponse, reply: Reply): void {
  const body = Buffer.from(reply.body, 'utf8');
  response.writeHead(reply.status, { 'Content-Type': reply.contentType, 'Content-Length': body.length });
  response.end(body);
}

function callOf(request: IncomingMessage, body: Uint8Array): Call {
  const [, query = ''] = /\?(.*)$/s.exec(request.url ?? '') ?? [];
  return {
    method: request.method ?? 'GET',
    path: pathOf(request),
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

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
