// The sandbox as the editor starts it: a child process that talks in the words of the contract.
import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { after, before, describe, test } from 'node:test';
import type { Answer, Fate, Question, RawRow } from '../../contract/panel.ts';
import type { FaultRule, FromSandbox, Ready, ToSandbox } from '../../contract/sandbox.ts';
import { writePacket } from '../../protocol/packet/packet.ts';
import { ask, logIn } from './http.ts';
import { Log } from './log.ts';

/** A grid in a child process. */
class Child {
  readonly words = new Log<FromSandbox>('the sandbox process');
  readonly exited: Promise<number | null>;
  readonly #child: ChildProcess;
  #lastId = 0;

  constructor() {
    this.#child = fork('out/sandbox.cjs', [], { serialization: 'advanced', silent: true });
    this.#child.on('message', (word: FromSandbox) => this.words.add(word));
    this.exited = new Promise((resolve) => {
      this.#child.once('exit', (code) => {
        this.words.end();
        resolve(code);
      });
    });
  }

  say(word: ToSandbox): void {
    this.#child.send(word);
  }

  async start(loginPort: number): Promise<Ready> {
    this.say({ kind: 'start', options: { host: '127.0.0.1', loginPort } });
    const word = await this.words.waitFor({ kind: 'ready' });
    if (word.kind !== 'ready') throw new Error('unreachable');
    return word.ready;
  }

  ask(question: Question): Promise<Answer> {
    return this.#answered((id) => ({ kind: 'ask', id, question }));
  }

  setFaults(rules: readonly FaultRule[]): Promise<Answer> {
    return this.#answered((id) => ({ kind: 'faults', id, rules }));
  }

  async #answered(word: (id: number) => ToSandbox): Promise<Answer> {
    this.#lastId += 1;
    this.say(word(this.#lastId));
    const answer = await this.words.waitFor({ kind: 'answer', id: this.#lastId });
    if (answer.kind !== 'answer') throw new Error('unreachable');
    return answer.answer;
  }

  /** What happens when the editor goes away. */
  leave(): void {
    this.#child.disconnect();
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

describe('the sandbox process', () => {
  let child: Child;
  let ready: Ready;

  before(async () => {
    child = new Child();
    ready = await child.start(0);
  });
  after(() => child.kill());

  test('it says where it listens', async () => {
    const [region] = ready.regions;
    assert.equal(region?.name, 'Sandbox One');
    assert.deepEqual([region?.gridX, region?.gridY], [1000, 1000]);
    assert.equal((await ask(ready.gridInfoUri)).status, 200);
  });

  test('it answers what the panel asks', async () => {
    await logIn(ready.loginUri, 'Ada', 'Panel');
    const tail = await child.ask({ ask: 'tail', count: 10, filter: '' });
    assert.equal(tail.answer, 'rows');
    const rows = tail.answer === 'rows' ? tail.window.rows : [];
    assert.equal(rows.at(-1)?.name, 'login_to_simulator');
    const whole = await child.ask({ ask: 'row', row: rows.at(-1)?.row ?? 0 });
    assert.equal(whole.answer === 'row' && whole.row?.request?.includes('login_to_simulator'), true);
    const grid = await child.ask({ ask: 'grid' });
    assert.equal(grid.answer === 'grid' && grid.grid.loginUri, ready.loginUri);
    assert.deepEqual(await child.ask({ ask: 'template' }), { answer: 'template', text: '' });
  });

  test('it tells of events, and of rows at most ten times a second', async () => {
    const event = await child.words.waitFor({ kind: 'event' });
    assert.equal(event.kind === 'event' && event.event.event, 'login');
    const before = child.words.all({ kind: 'rows' }).length;
    const started = performance.now();
    while (performance.now() - started < 1000) await ask(ready.gridInfoUri);
    const told = child.words.all({ kind: 'rows' }).length - before;
    assert.ok(told >= 2 && told <= 11, `${told} times`);
  });

  test('[circuit.fault.1] rules for faults are replaced while it runs, or refused at the place of what is wrong', async () => {
    assert.deepEqual(await child.setFaults([{ name: 'deaf', direction: 'in', drop: true }]), { answer: 'done' });
    const refused = await child.setFaults([{ loss: 200 }]);
    assert.match(refused.answer === 'failed' ? refused.message : '', /^rules\[0\]\.loss must be/);
    assert.equal(await fateOfDatagram(child, ready), 'dropped', 'what was refused replaces nothing');
    assert.deepEqual(await child.setFaults([]), { answer: 'done' });
    assert.equal(await fateOfDatagram(child, ready), 'offCircuit');
  });

  test('a template takes its place while the grid runs', async () => {
    const text = 'version 2.0\n{\n  Hail Low 9999 NotTrusted Unencoded\n}\n';
    child.say({ kind: 'template', text });
    assert.deepEqual(await child.ask({ ask: 'template' }), { answer: 'template', text });
  });

  test('a port in use is refused with a sentence, and that process ends', async () => {
    const second = new Child();
    second.say({ kind: 'start', options: { host: '127.0.0.1', loginPort: Number(new URL(ready.loginUri).port) } });
    const word = await second.words.waitFor({ kind: 'refused' });
    assert.match(word.kind === 'refused' ? word.message : '', /^Port \d+ is in use by another program; .*\.$/);
    assert.equal(await second.exited, 0);
  });

  test('a stopped grid listens to nobody and still answers about its log', async () => {
    child.say({ kind: 'stop' });
    await child.words.waitFor({ kind: 'stopped' });
    await assert.rejects(ask(ready.gridInfoUri), /ECONNREFUSED/);
    const tail = await child.ask({ ask: 'tail', count: 1, filter: '' });
    assert.equal(tail.answer === 'rows' && tail.window.rows.length, 1);
  });

  test('without the editor it ends by itself', async () => {
    child.leave();
    assert.equal(await child.exited, 0);
    const other = new Child();
    await other.start(0);
    other.leave();
    assert.equal(await other.exited, 0);
  });
});

const MOST_LOOKS = 600;
const LOOK_MS = 50;

/** What becomes of a ping of somebody who has no circuit. */
async function fateOfDatagram(child: Child, { regions }: Ready): Promise<Fate | undefined> {
  const before = await lastDatagram(child);
  const socket = createSocket('udp4');
  const ping = writePacket({ sequence: 1, reliable: false, zerocoded: false, body: Uint8Array.of(1, 1, 0, 0, 0, 0) });
  socket.send(ping, regions[0]?.port ?? 0, '127.0.0.1', () => socket.close());
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const last = await lastDatagram(child);
    if (last !== undefined && last.row !== before?.row) return last.fate;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return undefined;
}

async function lastDatagram(child: Child): Promise<RawRow | undefined> {
  const tail = await child.ask({ ask: 'tail', count: 1, filter: 'StartPingCheck' });
  return tail.answer === 'rows' ? tail.window.rows.at(-1) : undefined;
}
