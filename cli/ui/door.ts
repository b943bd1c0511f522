// The Traffic panel as a page on this machine: the page, a stream of news to it, and its questions.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { EXPORT_FORMS } from '../../contract/export.ts';
import { type RowMark, readMarks } from '../../contract/marks.ts';
import type { Answer, FromPanel, Question, ToPanel } from '../../contract/panel.ts';
import { refusal } from '../../sandbox/doors/guard.ts';
import type { ExportedRows, ExportPieces } from '../../sandbox/shell/export-pieces.ts';
import { MOST_BESIDE_A_GRID } from '../../sandbox/shell/other-capture.ts';
import { EXPORT_PATH, exportedRows, sendExport } from './export.ts';
import { Keys } from './keys.ts';
import { PAGE_HEADERS, pagePart } from './page.ts';
import { wireText } from './wire.ts';

/** [ui.limits.1] Bytes of a question: the longest filter has a few thousand. */
export const QUESTION_BYTES = 64 * 1024;
/** [ui.limits.1] Bytes of all marks with their notes. */
export const MARKS_BYTES = 16 * 1024 * 1024;
/** [ui.limits.1] Pages that are told of news at a time. */
export const MOST_STREAMS = 16;
/** [ui.limits.1] Connections at a time: a browser opens up to six for a page. */
const MOST_CONNECTIONS = 128;

const LOOPBACK = '127.0.0.1';
const PLAIN = 'text/plain; charset=utf-8';
const BYTES_TYPE = 'application/octet-stream';
const JSON_TYPE = 'application/json; charset=utf-8';

/** What the page is asked about. */
export interface ShownGrid {
  readonly loginUri: string;
  ask(question: Question): Answer;
  /** The rows in another form, which are written as they are fetched. */
  export(rows: ExportedRows): ExportPieces;
  /** Begins to compare the log with a capture that the page has sent. */
  compare(name: string, bytes: Uint8Array): void;
  /** [capture.marks.1] Keeps these marks of rows, and no others. */
  keepMarks(marks: readonly RowMark[]): void;
}

export interface PageDoor {
  /** Where the page is opened, with its token. */
  readonly uri: string;
  /** There are now so many rows. */
  rows(rows: number): void;
  /** A comparison has come further. */
  compared(): void;
  close(): Promise<void>;
}

/** Listens on loopback, at any free port; rejects with the system's error when it may not. */
export async function openPageDoor(grid: ShownGrid): Promise<PageDoor> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, LOOPBACK, resolve);
  });
  server.maxConnections = MOST_CONNECTIONS;
  const port = portOf(server);
  const visit = new Visit(grid, port);
  server.on('request', (request, response) => visit.hear(request, response));
  return {
    uri: `http://${LOOPBACK}:${port}/?token=${visit.token}`,
    rows: (rows) => visit.tell({ kind: 'rows', rows }),
    compared: () => visit.tell({ kind: 'compared' }),
    close: () => closed(server),
  };
}

class Visit {
  readonly #grid: ShownGrid;
  readonly #port: number;
  readonly #keys: Keys;
  readonly #streams = new Set<ServerResponse>();
  /** A page that is opened again finds them again. */
  #marks: readonly RowMark[] = [];

  constructor(grid: ShownGrid, port: number) {
    this.#grid = grid;
    this.#port = port;
    this.#keys = new Keys(port);
  }

  get token(): string {
    return this.#keys.token;
  }

  /** [ui.news.1] News for every page. A page that does not fetch them is left out until it has. */
  tell(word: ToPanel): void {
    for (const stream of this.#streams) if (!stream.writableNeedDrain) stream.write(`data: ${wireText(word)}\n\n`);
  }

  hear(request: IncomingMessage, response: ServerResponse): void {
    const { host, origin } = request.headers;
    // [doors.host.1]
    const no = refusal({ host, origin }, { host: LOOPBACK, port: this.#port });
    // What is asked for may be a whole address, too: only its path counts.
    const url = new URL(request.url ?? '/', `http://${LOOPBACK}`);
    const token = url.searchParams.get('token');
    if (no !== undefined) say(response, 403, no);
    else if (token !== null) this.#admit(token, response);
    else if (!this.#keys.fits(request.headers.cookie)) say(response, 403, NO_KEY);
    else if (url.pathname === '/compare') this.#capture(url.searchParams.get('name') ?? '', request, response);
    else if (url.pathname === EXPORT_PATH) void this.#export(url.searchParams, request, response);
    else this.#serve(`${request.method} ${url.pathname}`, request, response);
  }

  #admit(token: string, response: ServerResponse): void {
    const cookie = this.#keys.redeem(token);
    if (cookie === undefined) say(response, 403, NO_KEY);
    else response.writeHead(303, { ...PAGE_HEADERS, 'Set-Cookie': cookie, Location: '/' }).end();
  }

  #serve(what: string, request: IncomingMessage, response: ServerResponse): void {
    if (what === 'GET /news') this.#stream(response);
    else if (what === 'POST /ask') this.#question(request, response);
    else if (what === 'GET /marks') this.#reply({ kind: 'marks', marks: this.#marks }, response);
    else if (what === 'POST /marks') this.#keepMarks(request, response);
    else if (what.startsWith('GET ')) void sendPart(what.slice('GET '.length), response);
    else say(response, 405, 'There is nothing to do here.');
  }

  #stream(response: ServerResponse): void {
    if (this.#streams.size >= MOST_STREAMS) {
      say(response, 503, `${MOST_STREAMS} pages are open already.`);
      return;
    }
    response.writeHead(200, { ...PAGE_HEADERS, 'Content-Type': 'text/event-stream' });
    this.#streams.add(response);
    response.on('close', () => this.#streams.delete(response));
    const { loginUri } = this.#grid;
    const word: ToPanel = { kind: 'sandbox', running: true, loginUri, exportPath: EXPORT_PATH };
    response.write(`data: ${wireText(word)}\n\n`);
  }

  /** [ui.ask.1] Only JSON is read: a form of another page cannot send it. */
  #question(request: IncomingMessage, response: ServerResponse): void {
    const isJson = request.headers['content-type'] === JSON_TYPE;
    readBody(request, QUESTION_BYTES, (body) => {
      if (!isJson) say(response, 415, 'A question is JSON.');
      else if (body === undefined) say(response, 413, `A question has at most ${QUESTION_BYTES} bytes.`);
      else this.#reply(this.#answerTo(body.toString('utf8')), response);
    });
  }

  /** [ui.marks.1] Only JSON is read, as with questions. */
  #keepMarks(request: IncomingMessage, response: ServerResponse): void {
    const isJson = request.headers['content-type'] === JSON_TYPE;
    readBody(request, MARKS_BYTES, (body) => {
      if (!isJson) say(response, 415, 'Marks are JSON.');
      else if (body === undefined) say(response, 413, `Marks have at most ${MARKS_BYTES} bytes.`);
      else {
        this.#marks = readMarks(body.toString('utf8'));
        this.#grid.keepMarks(this.#marks);
        response.writeHead(204, PAGE_HEADERS).end();
      }
    });
  }

  /** [ui.compare.1] Only bytes without a meaning of their own are taken: a form of another page cannot send them. */
  #capture(name: string, request: IncomingMessage, response: ServerResponse): void {
    const isBytes = request.headers['content-type'] === BYTES_TYPE;
    readBody(request, MOST_BESIDE_A_GRID, (body) => {
      if (!isBytes) say(response, 415, 'A capture is sent as bytes.');
      else if (body === undefined)
        say(response, 413, `A capture to compare with has at most ${MOST_BESIDE_A_GRID} bytes here.`);
      else {
        this.#grid.compare(name, body);
        response.writeHead(204, PAGE_HEADERS).end();
      }
    });
  }

  /** [ui.export.1] */
  async #export(words: URLSearchParams, { method }: IncomingMessage, response: ServerResponse): Promise<void> {
    const wanted = exportedRows(words);
    if (method !== 'GET') say(response, 405, 'Rows are only fetched.');
    else if (wanted === undefined) say(response, 400, `The form is ${EXPORT_FORMS.join(', ')}.`);
    else {
      const refused = await sendExport(this.#grid.export(wanted), wanted.form, response);
      if (refused !== undefined) say(response, 400, refused);
    }
  }

  #reply(answer: ToPanel | undefined, response: ServerResponse): void {
    if (answer === undefined) say(response, 400, 'This is no question of the panel.');
    else response.writeHead(200, { ...PAGE_HEADERS, 'Content-Type': JSON_TYPE }).end(wireText(answer));
  }

  /** [ui.ask.2] Whoever has the key may ask anything in any form: what cannot be answered is nothing. */
  #answerTo(body: string): ToPanel | undefined {
    try {
      const word = JSON.parse(body) as Partial<FromPanel> | null;
      if (word?.kind !== 'ask' || typeof word.id !== 'number' || word.question === undefined) return undefined;
      const answer = this.#grid.ask(word.question) as Answer | undefined;
      return answer === undefined ? undefined : { kind: 'answer', id: word.id, answer };
    } catch {
      return undefined;
    }
  }
}

const NO_KEY = 'This page opens with the address that the grid printed, once. Start the grid again for another one.';

async function sendPart(path: string, response: ServerResponse): Promise<void> {
  try {
    const part = await pagePart(path);
    if (part === undefined) say(response, 404, 'There is nothing here.');
    else response.writeHead(200, { ...PAGE_HEADERS, 'Content-Type': part.type }).end(part.body);
  } catch (error) {
    say(response, 500, `The panel was not built: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function say(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { ...PAGE_HEADERS, 'Content-Type': PLAIN }).end(`${sentence}\n`);
}

/** A body; nothing if it is too long. */
function readBody(request: IncomingMessage, most: number, done: (body: Buffer | undefined) => void): void {
  const parts: Buffer[] = [];
  let bytes = 0;
  request.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes <= most) parts.push(part);
  });
  request.on('end', () => done(bytes > most ? undefined : Buffer.concat(parts)));
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
