// A visitor before the whole grid, both without sockets, with the clock turned by hand. What lies between may be tampered with.
import type { StepReport, VisitReport } from '../../contract/visit.ts';
import { toHex } from '../../protocol/bytes.ts';
import { messageName } from '../../protocol/packet/name.ts';
import { readHeader } from '../../protocol/packet/packet.ts';
import type { Effect } from '../../sandbox/effects.ts';
import type { GridOptions } from '../../sandbox/grid-options.ts';
import { md5 } from '../../sandbox/shell/chance.ts';
import type { VisitAnswer, VisitEffect, VisitOptions, VisitRequest } from '../../sandbox/visitor/visit.ts';
import { Visitor } from '../../sandbox/visitor/visitor.ts';
import { codec } from './doorway.ts';
import { FIRST_PORT } from './region-addresses.ts';
import { repeatWhile } from './repeat.ts';
import { seeded } from './seeded.ts';
import { BASE, WholeGrid } from './whole-grid.ts';

const VISITOR = { host: '127.0.0.1', port: 45_000 };

/** Another answer than the grid's, or what is made of it. */
export type Answering = (request: VisitRequest, answer: VisitAnswer) => VisitAnswer;

export interface Tampering {
  /** Names of messages of the region that never arrive. */
  readonly lost?: RegExp;
  /** Names of messages of the visitor that never arrive. */
  readonly mute?: RegExp;
  readonly answer?: Answering;
  readonly options?: Partial<VisitOptions>;
  readonly grid?: Partial<GridOptions>;
}

/** What is asked, and what the grid calls it. */
interface Open {
  readonly request: VisitRequest;
  readonly call: number;
}

export class Visiting {
  readonly whole: WholeGrid;
  readonly visitor: Visitor;
  readonly reports: VisitReport[] = [];
  /** The messages that the visitor sent, copies too, and to which port. */
  readonly sent: { readonly name: string; readonly port: number }[] = [];
  readonly requests: VisitRequest[] = [];
  /** Everything that the grid told it, in its order: datagrams as hex behind the port, bodies of answers. */
  readonly told: string[] = [];
  readonly #tampering: Tampering;
  readonly #open: Open[] = [];
  readonly #wanted: VisitEffect[] = [];

  constructor(tampering: Tampering = {}) {
    this.#tampering = tampering;
    this.whole = new WholeGrid(tampering.grid);
    this.visitor = new Visitor({
      ...{ codec, md5, random: seeded(5), now: 0, version: '1.0.0', loginUri: `${BASE}/`, stayMs: 0, strict: false },
      who: { first: 'Ada', last: 'Sandbox', password: 'secret', start: 'last' },
      ...tampering.options,
    });
  }

  /** From the first step to the last, or for so long. */
  run(until = 1_000_000): this {
    this.#perform(this.visitor.start(this.whole.now));
    return this.goOn(until);
  }

  goOn(until: number): this {
    repeatWhile(
      () => !this.visitor.isOver && this.#deadline <= until,
      () => {
        const now = Math.max(this.whole.now, this.#deadline);
        this.#take(this.whole.until(now));
        if (this.visitor.deadline <= now) this.#perform(this.visitor.wake(now));
      },
    );
    return this;
  }

  /** Goes to the logout. */
  leave(): this {
    this.#perform(this.visitor.leave(this.whole.now));
    return this;
  }

  /** What the grid does by itself, as when it sends somebody away. */
  grid(act: (whole: WholeGrid) => readonly Effect[]): this {
    this.#take(act(this.whole));
    return this;
  }

  get said(): readonly string[] {
    return this.sent.map(({ name }) => name);
  }

  saidTo(port: number): readonly string[] {
    return this.sent.filter((sent) => sent.port === port).map(({ name }) => name);
  }

  get steps(): readonly StepReport[] {
    return this.reports.filter((report) => report.event === 'step');
  }

  /** Steps as words: name and outcome. */
  get story(): readonly string[] {
    return this.steps.map(({ outcome, step }) => `${step} ${outcome}`);
  }

  step(name: string): StepReport | undefined {
    return this.steps.find(({ step }) => step === name);
  }

  get #deadline(): number {
    return Math.min(this.whole.grid.deadline, this.visitor.deadline);
  }

  /** In the order in which they were wanted: what the grid answers meanwhile comes behind. */
  #perform(effects: readonly VisitEffect[]): void {
    const isBusy = this.#wanted.length > 0;
    this.#wanted.push(...effects);
    if (isBusy) return;
    for (let next = this.#wanted[0]; next !== undefined; next = this.#wanted[0]) {
      this.#performOne(next);
      this.#wanted.shift();
    }
  }

  #performOne(effect: VisitEffect): void {
    if (effect.kind === 'report') this.reports.push(effect.report);
    else if (effect.kind === 'request') this.#ask(effect.request);
    else {
      const name = messageName(codec, readHeader(effect.bytes).numberId);
      this.sent.push({ name, port: effect.to.port });
      if (this.#tampering.mute?.test(name)) return;
      this.#take(this.whole.grid.datagram(effect.to.port - FIRST_PORT, VISITOR, effect.bytes, this.whole.now));
    }
  }

  #ask(request: VisitRequest): void {
    this.requests.push(request);
    const { pathname, search } = new URL(request.url);
    const body = new TextEncoder().encode(request.body);
    const { contentType, method } = request;
    const asked = this.whole.request({ method, path: pathname, query: search.slice(1), contentType, body });
    this.#open.push({ request, call: asked.call });
    this.#take(asked.effects);
  }

  #take(effects: readonly Effect[]): void {
    const { answer, lost } = this.#tampering;
    for (const effect of effects) {
      if (effect.kind === 'reply') {
        const at = this.#open.findIndex(({ call }) => call === effect.to);
        const [open] = at < 0 ? [] : this.#open.splice(at, 1);
        if (open === undefined) continue;
        const told = answer?.(open.request, effect.reply) ?? effect.reply;
        this.told.push(`${effect.reply.status} ${effect.reply.body}`);
        this.#perform(this.visitor.answer(open.request.id, told, this.whole.now));
      }
      if (effect.kind !== 'datagram' || effect.to.port !== VISITOR.port) continue;
      if (lost?.test(messageName(codec, readHeader(effect.bytes).numberId))) continue;
      const from = { host: '127.0.0.1', port: FIRST_PORT + effect.door };
      this.told.push(`${from.port} ${toHex(effect.bytes)}`);
      this.#perform(this.visitor.datagram(from, effect.bytes, this.whole.now));
    }
  }
}
