// The bounds of the HTTP door, each reached with limits short enough to wait for.
import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import type { Call } from '../../sandbox/effects.ts';
import { HTTP_LIMITS, type HttpDoor, type HttpLimits, openHttp } from '../../sandbox/shell/http.ts';

const BODY_LIMIT = 1000;
const PATIENCE_MS = 20_000;
const LARGE_REPLY = 'x'.repeat(32 * 1024 * 1024);

/** A door that answers every call with the size of its body, and what it tells. */
interface Tried {
  readonly door: HttpDoor;
  readonly calls: Call[];
  readonly troubles: string[];
}

async function withDoor(limits: Partial<HttpLimits>, act: (tried: Tried) => Promise<void>): Promise<void> {
  const [calls, troubles]: [Call[], string[]] = [[], []];
  const door = await openHttp({
    ...{ host: '127.0.0.1', port: 0, limits, bodyLimit: () => BODY_LIMIT },
    onCall: (id, call) => {
      calls.push(call);
      const body = call.path === '/large' ? LARGE_REPLY : `${call.body.length} bytes`;
      door.reply(id, { status: 200, contentType: 'text/plain', body });
    },
    onHangUp: () => undefined,
    onTrouble: (sentence) => troubles.push(sentence),
  });
  try {
    await act({ door, calls, troubles });
  } finally {
    await door.close();
  }
}

/** A client that says exactly what it is told to say. */
class Client {
  readonly closed: Promise<string>;
  readonly #socket: Socket;
  #heard = '';
  #noticed: () => void = () => undefined;

  constructor({ port }: HttpDoor) {
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (text: string) => {
      this.#heard += text;
      this.#noticed();
    });
    this.#socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => this.#socket.once('close', () => resolve(this.#heard)));
  }

  async say(text: string): Promise<void> {
    await new Promise((resolve) => this.#socket.write(text, resolve));
  }

  /** Resolves when the words came; never, if they do not: the connection's end decides then. */
  async hears(words: string): Promise<void> {
    while (!this.#heard.includes(words)) {
      await new Promise<void>((resolve) => {
        this.#noticed = resolve;
      });
    }
  }

  /** From now on nothing is fetched. */
  stopReading(): void {
    this.#socket.pause();
  }

  goOnReading(): void {
    this.#socket.resume();
  }

  leave(): void {
    this.#socket.destroy();
  }
}

/** A request with a body of `size` bytes, of which `sent` are sent. */
function request(door: HttpDoor, size: number, sent = size, path = '/'): string {
  return `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\nContent-Length: ${size}\r\n\r\n${'b'.repeat(sent)}`;
}

test('[doors.limits.1] as many connections as allowed are served, one more is closed and told of', async () => {
  await withDoor({ connections: 2 }, async ({ door, troubles }) => {
    const clients = [new Client(door), new Client(door)];
    for (const client of clients) {
      await client.say(request(door, 3));
      await client.hears('3 bytes');
    }
    assert.equal(await new Client(door).closed, '');
    assert.deepEqual(troubles, ['The HTTP door has 2 connections; one more was closed.']);
    clients[0]?.leave();
    await clients[0]?.closed;
    const late = await untilServed(door);
    for (const client of [...clients, late]) client.leave();
  });
});

/** Knocks until there is room: the door notices free places in its own time. */
async function untilServed(door: HttpDoor): Promise<Client> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  while (!patience.aborted) {
    const client = new Client(door);
    await client.say(request(door, 3));
    if (await Promise.race([client.hears('3 bytes').then(() => true), client.closed.then(() => false)])) return client;
  }
  throw new Error('The door had no room for too long.');
}

for (const [what, limits, words] of [
  ['head', { headMs: 200 }, 'POST / HTTP/1.1\r\nHost:'],
  ['body', { headMs: 200, requestMs: 200 }, 'POST / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 9\r\n\r\nbbbb'],
] as const) {
  test(`[doors.limits.1] a ${what} that does not come to its end is given up in a sentence`, async () => {
    await withDoor(limits, async ({ calls, door }) => {
      const client = new Client(door);
      await client.say(words.replace('PORT', String(door.port)));
      const said = await client.closed;
      assert.match(said, /^HTTP\/1\.1 408 Request Timeout\r\n[\s\S]*The request took too long to arrive\.\n$/);
      assert.deepEqual(calls, []);
    });
  });
}

test('[doors.limits.1] a connection that asks nothing more is closed after its time', async () => {
  await withDoor({ keepAliveMs: 100 }, async ({ door }) => {
    const client = new Client(door);
    await client.say(request(door, 5));
    assert.match(await client.closed, /5 bytes$/);
  });
});

test('[doors.limits.1] headers have a bound', async () => {
  await withDoor({ headBytes: 4096 }, async ({ door, calls }) => {
    const head = (bytes: number) => request(door, 0).replace('\r\n\r\n', `\r\nX: ${'x'.repeat(bytes)}\r\n\r\n`);
    const small = new Client(door);
    await small.say(head(3900));
    await small.hears('0 bytes');
    small.leave();
    const large = new Client(door);
    await large.say(head(4096));
    assert.match(await large.closed, /^HTTP\/1\.1 431 [\s\S]*This door reads headers of at most 4096 bytes\.\n$/);
    assert.equal(calls.length, 1);
  });
});

test('[doors.limits.1] all bodies that are being read have one bound together', async () => {
  await withDoor({ bodyBytes: 1000 }, async ({ door }) => {
    const slow = new Client(door);
    await slow.say(request(door, 900, 600));
    const ask = async (size: number): Promise<string> => {
      const client = new Client(door);
      await client.say(request(door, size).replace('Host', 'Connection: close\r\nHost'));
      return await client.closed;
    };
    assert.match(
      await ask(401),
      /^HTTP\/1\.1 503 [\s\S]*Too many large requests arrive at once; please ask again\.\n$/,
    );
    assert.match(await ask(400), /400 bytes$/);
    await slow.say('b'.repeat(300));
    await slow.hears('900 bytes');
    assert.match(await ask(1000), /1000 bytes$/);
    slow.leave();
  });
});

test('[doors.limits.1] a caller that leaves in the middle of a body gives its room back', async () => {
  await withDoor({ bodyBytes: 1000 }, async ({ door, calls }) => {
    for (let count = 0; count < 3; count += 1) {
      const client = new Client(door);
      await client.say(request(door, 900, 800));
      client.leave();
      await client.closed;
    }
    let said = '';
    for (let tries = 0; tries < 50 && !said.endsWith('1000 bytes'); tries += 1) {
      const client = new Client(door);
      await client.say(request(door, 1000).replace('Host', 'Connection: close\r\nHost'));
      said = await client.closed;
    }
    assert.match(said, /1000 bytes$/);
    assert.equal(calls.length, 1);
  });
});

test('[doors.limits.1] an answer that nobody fetches is given up', async () => {
  await withDoor({ answerMs: 300, connections: 1 }, async ({ door }) => {
    const lazy = new Client(door);
    await lazy.say(request(door, 0, 0, '/large'));
    await lazy.hears('HTTP/1.1 200');
    lazy.stopReading();
    const next = await untilServed(door);
    next.leave();
    lazy.goOnReading();
    assert.ok((await lazy.closed).length < LARGE_REPLY.length);
  });
});

test('[doors.limits.1] the door of a grid has bounds that every client stays below', () => {
  assert.deepEqual(HTTP_LIMITS, {
    connections: 4096,
    headMs: 10_000,
    requestMs: 30_000,
    answerMs: 30_000,
    keepAliveMs: 60_000,
    headBytes: 16_384,
    bodyBytes: 67_108_864,
  });
});
