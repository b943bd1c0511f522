// What a poll of the event queue is told when nothing happens, over the real HTTP door; only the clock is turned by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HELD_MS, type Idle } from '../../sandbox/caps/event-queue.ts';
import type { CallId, Effect, Reply } from '../../sandbox/effects.ts';
import { type HttpDoor, openHttp } from '../../sandbox/shell/http.ts';
import { perform } from '../../sandbox/shell/perform.ts';
import { WholeGrid } from '../support/whole-grid.ts';
import { ask, logIn, member } from './http.ts';

const LLSD = { 'Content-Type': 'application/llsd+xml' };
const POLL = { method: 'POST', headers: LLSD, body: '<llsd><map><key>ack</key><undef/></map></llsd>' };

/** A grid behind a real door, with the address of Ada's event queue. */
class Idling {
  /** Resolves when the door has handed on a poll, and when it has told that the poller left. */
  readonly polled: Promise<void>;
  readonly left: Promise<void>;
  #onPolled: () => void = () => undefined;
  #onLeft: () => void = () => undefined;
  #whole: WholeGrid | undefined;
  #door: HttpDoor | undefined;
  #seed = '';

  constructor() {
    this.polled = new Promise((resolve) => {
      this.#onPolled = resolve;
    });
    this.left = new Promise((resolve) => {
      this.#onLeft = resolve;
    });
  }

  async open(eventQueueIdle: Idle): Promise<string> {
    const door = await openHttp({
      ...{ host: '127.0.0.1', port: 0, bodyLimit: () => 65_536, onTrouble: assert.fail },
      onCall: (id, call) => {
        const effects = this.#whole?.grid.call(id, call, this.#whole.now) ?? [];
        this.#perform(effects);
        if (!effects.some((effect) => effect.kind === 'reply')) this.#onPolled();
      },
      onHangUp: (id) => {
        this.#perform(this.#whole?.grid.hangUp(id, this.#whole.now) ?? []);
        this.#onLeft();
      },
    });
    this.#door = door;
    this.#whole = new WholeGrid({ loginPort: door.port, eventQueueIdle });
    this.#seed = member(await logIn(`http://127.0.0.1:${door.port}/`, 'Ada', 'Idle'), 'seed_capability');
    return await this.capability('EventQueueGet');
  }

  async capability(name: string): Promise<string> {
    const body = `<llsd><array><string>${name}</string></array></llsd>`;
    return /http[^<]*/.exec((await ask(this.#seed, { method: 'POST', headers: LLSD, body })).text)?.[0] ?? '';
  }

  /** The next answer with events is lost. */
  loseNext(): void {
    this.#perform(this.#whole?.grid.useFaults([{ loseEvents: 1 }], this.#whole.now) ?? []);
  }

  /** So much time passes; answers that are given on the way. */
  pass(ms: number): readonly Effect[] {
    const effects = this.#whole?.until((this.#whole.now ?? 0) + ms) ?? [];
    this.#perform(effects);
    return effects.filter((effect) => effect.kind === 'reply');
  }

  async close(): Promise<void> {
    await this.#door?.close();
  }

  #perform(effects: readonly Effect[]): void {
    const hands = {
      sendDatagram: () => undefined,
      sendReply: (to: CallId, reply: Reply) => this.#door?.reply(to, reply),
      hangUp: (to: CallId) => this.#door?.hangUp(to),
      see: () => undefined,
      tell: () => undefined,
    };
    perform(effects, hands, assert.fail);
  }
}

async function withIdling(idle: Idle, act: (idling: Idling, queue: string) => Promise<void>): Promise<void> {
  const idling = new Idling();
  try {
    await act(idling, await idling.open(idle));
  } finally {
    await idling.close();
  }
}

for (const [idle, status, text] of [
  ['empty', 200, /^<llsd><map><key>id<\/key><integer>\d+<\/integer><key>events<\/key><array ?\/><\/map><\/llsd>$/],
  ['499', 499, /^Nothing happened\.\n$/],
  ['502', 502, /^Nothing happened\.\n$/],
] as const) {
  test(`[events.hold.1] an idle poll is answered after 25 s: ${idle}`, async () => {
    await withIdling(idle, async (idling, queue) => {
      const told = ask(queue, POLL);
      await idling.polled;
      assert.equal(idling.pass(HELD_MS - 1).length, 0);
      assert.equal(idling.pass(1).length, 1);
      const answer = await told;
      assert.equal(answer.status, status);
      assert.match(answer.text, text);
    });
  });
}

test('[events.hold.1] an idle poll is never answered where that is wished, and forgotten when its caller leaves', async () => {
  await withIdling('never', async (idling, queue) => {
    const patience = new AbortController();
    const told = fetch(queue, { ...POLL, signal: patience.signal });
    await idling.polled;
    assert.equal(idling.pass(2 * HELD_MS).length, 0);
    patience.abort();
    await assert.rejects(told, { name: 'AbortError' });
    await idling.left;
  });
});

test('[circuit.fault.7] an answer that is lost is a connection that ends, and what it told is gone', async () => {
  await withIdling('empty', async (idling, queue) => {
    const rename = await idling.capability('SetDisplayName');
    const body =
      '<llsd><map><key>display_name</key><array><string>Ada Idle</string><string>Countess</string></array></map></llsd>';
    idling.loseNext();
    const lost = assert.rejects(ask(queue, POLL), { code: 'ECONNRESET' });
    await idling.polled;
    assert.equal((await ask(rename, { method: 'POST', headers: LLSD, body })).status, 200);
    await lost;
    const next = ask(queue, POLL);
    assert.equal((await ask(rename, { method: 'POST', headers: LLSD, body })).status, 200);
    assert.equal((await next).text.split('SetDisplayNameReply').length, 2, 'only the second is told');
  });
});
