// Two circuits that talk over a bad cable until all is said, with a clock turned by hand.
import assert from 'node:assert/strict';
import { utf8 } from '../../protocol/bytes.ts';
import { Circuit } from '../../sandbox/circuit/circuit.ts';
import type { CircuitEffect, CircuitOptions } from '../../sandbox/circuit/effects.ts';
import { Books, type Verdict } from './books.ts';
import { Cable, type CableOptions, type End } from './cable.ts';
import { bodyOf, fewMessages } from './circuit-script.ts';
import { seeded } from './seeded.ts';

export interface ConversationOptions extends CableOptions {
  /** Reliable messages of each end; as many unreliable ones are said. */
  readonly messages: number;
  /** In how many milliseconds they are said. */
  readonly overMs: number;
  /** From when on nothing is lost any more; never, unless told. */
  readonly mendsAtMs?: number;
  readonly circuit?: Partial<CircuitOptions>;
}

interface Saying {
  readonly at: number;
  readonly from: End;
  readonly reliable: boolean;
  readonly name: string;
}

const ENDS: readonly End[] = [0, 1];
/** More than any conversation takes; also how long the ends bear silence. */
const LONGEST_MS = 10_000_000;
/** How long the onlooker stays when all is said. */
const AFTERMATH_MS = 20_000;
/** Share of arrivals after which a circuit is woken although nothing may be due. */
const RESTLESSNESS = 0.2;
/** What the circuits keep is looked at now and then: figures are dear. */
const STEPS_PER_INSPECTION = 50;
const START_PING_CHECK = 1;
const COMPLETE_PING_CHECK = 2;

export class Conversation {
  readonly #books = new Books();
  readonly #cable: Cable;
  readonly #ends: readonly [Circuit, Circuit];
  readonly #random: () => number;
  readonly #sayings: readonly Saying[];
  readonly #mendsAtMs: number;
  #said = 0;
  #undecided = 0;
  #steps = 0;
  #now = 0;
  #lastWordAt = 0;

  constructor(options: ConversationOptions) {
    this.#random = seeded(~options.seed);
    this.#cable = new Cable(options);
    this.#mendsAtMs = options.mendsAtMs ?? Number.POSITIVE_INFINITY;
    const end = () => new Circuit({ codec: fewMessages, now: 0, livenessMs: LONGEST_MS, ...options.circuit });
    this.#ends = [end(), end()];
    this.#sayings = this.#plan(options);
  }

  /** Talks until every reliable message is acked or failed, stays a while, and ends quietly. */
  run(): readonly Verdict[] {
    while (!this.#settled()) this.#step();
    this.#cable.mend();
    for (const until = this.#now + AFTERMATH_MS; this.#next() <= until; ) this.#step();
    assert.ok(this.#now - this.#lastWordAt > AFTERMATH_MS / 2, 'in the end there are only pings');
    for (const end of ENDS) this.#endQuietly(this.#ends[end]);
    return this.#books.verdicts;
  }

  #plan({ messages, overMs }: ConversationOptions): readonly Saying[] {
    const sayings = Array.from({ length: 4 * messages }, (_, index): Saying => {
      const at = Math.floor(this.#random() * overMs);
      return { at, from: index % 2 === 0 ? 0 : 1, reliable: index % 4 < 2, name: `M${index}` };
    });
    return sayings.sort((a, b) => a.at - b.at);
  }

  #settled(): boolean {
    return this.#said === this.#sayings.length && this.#undecided === 0;
  }

  #next(): number {
    const saying = this.#sayings[this.#said]?.at ?? Number.POSITIVE_INFINITY;
    return Math.max(this.#now, Math.min(saying, this.#cable.deadline, this.#ends[0].deadline, this.#ends[1].deadline));
  }

  #step(): void {
    this.#now = this.#next();
    assert.ok(this.#now < LONGEST_MS, 'the conversation comes to an end');
    if (this.#now >= this.#mendsAtMs) this.#cable.mend();
    this.#say();
    this.#carry();
    for (const end of ENDS) this.#wake(end);
    this.#steps += 1;
    if (this.#steps % STEPS_PER_INSPECTION === 0) for (const end of ENDS) this.#inspect(this.#ends[end]);
  }

  #say(): void {
    let saying = this.#sayings[this.#said];
    while (saying !== undefined && saying.at <= this.#now) {
      const { from, reliable, name } = saying;
      if (reliable) this.#announce(name);
      const body = bodyOf('ChatFromViewer', [...utf8(name), 0, 0, 0, 0]);
      this.#perform(from, this.#ends[from].send({ name, body, reliable, zerocode: reliable }, this.#now));
      this.#said += 1;
      saying = this.#sayings[this.#said];
    }
  }

  #announce(name: string): void {
    this.#books.said(name);
    this.#undecided += 1;
  }

  #carry(): void {
    for (let next = this.#cable.receive(this.#now); next !== undefined; next = this.#cable.receive(this.#now)) {
      this.#books.cameOut(next.to, next.bytes);
      this.#perform(next.to, this.#ends[next.to].receive(next.bytes, this.#now));
      if (this.#random() < RESTLESSNESS) this.#wake(next.to);
    }
  }

  #wake(end: End): void {
    const circuit = this.#ends[end];
    const due = circuit.deadline <= this.#now;
    const effects = circuit.wake(this.#now);
    assert.ok(due || effects.length === 0, 'nothing happens before the deadline');
    assert.ok(circuit.deadline > this.#now, 'all that was due is done');
    this.#perform(end, effects);
  }

  #perform(end: End, effects: readonly CircuitEffect[]): void {
    for (const effect of effects) {
      if (effect.kind === 'datagram') this.#send(end, effect.bytes);
      if (effect.kind === 'deliver') this.#books.delivered(effect.packet);
      if (effect.kind === 'acked' || effect.kind === 'failed') this.#decide(effect.name, effect.kind);
    }
  }

  #decide(name: string, verdict: 'acked' | 'failed'): void {
    this.#books.of(name)[verdict] += 1;
    this.#undecided -= 1;
  }

  #inspect(circuit: Circuit): void {
    const { unacked, waiting, acksPending, pingsInTransit } = circuit.figures(this.#now);
    const bounded = unacked <= 128 && waiting <= 4096 && acksPending < 64 && pingsInTransit <= 256;
    assert.ok(bounded, 'what a circuit keeps is bounded');
  }

  #send(from: End, bytes: Uint8Array): void {
    this.#books.wentIn(from, bytes);
    this.#cable.send(from, bytes, this.#now);
    if (bytes[6] !== START_PING_CHECK && bytes[6] !== COMPLETE_PING_CHECK) this.#lastWordAt = this.#now;
  }

  #endQuietly(circuit: Circuit): void {
    const { unacked, waiting, acksPending } = circuit.figures(this.#now);
    assert.deepEqual([unacked, waiting, acksPending], [0, 0, 0], 'nothing is left to do');
    assert.deepEqual(circuit.close(this.#now), [], 'closing has nothing to tell');
    assert.equal(circuit.deadline, Number.POSITIVE_INFINITY, 'a closed circuit asks for nothing');
  }
}
