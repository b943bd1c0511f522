// A grid with hands. Everything that happens comes through here: the grid is told, its effects are performed, the one
// timer is set again.
import type { LogQuestion } from '../../contract/comparison.ts';
import type { Answer } from '../../contract/panel.ts';
import type { Ready } from '../../contract/sandbox.ts';
import { templateInForce } from '../../protocol/template/in-force.ts';
import type { Template } from '../../protocol/template/model.ts';
import { readFaults } from '../cable/rules.ts';
import type { Call, CallId, Effect, UntimedEvent } from '../effects.ts';
import type { Refusal } from '../orders.ts';
import { templateWarning } from '../template-warning.ts';
import { Warnings } from '../warnings.ts';
import type { Address, Millis } from '../words.ts';
import { Alarm } from './alarm.ts';
import { EndOfTurn } from './end-of-turn.ts';
import { Happenings } from './happenings.ts';
import { PacedSignal } from './paced-signal.ts';
import { type Hands, perform, safely } from './perform.ts';
import { ReadFirst } from './read-first.ts';
import type { RunningParts } from './running-parts.ts';
import { saveWorld } from './saved-world.ts';
import { Searching } from './searching.ts';
import type { KeptLog } from './traffic-log.ts';
import { Vitals } from './vitals.ts';

/** How long a stop waits for viewers to acknowledge that they were sent away: some never do, and a stop takes a second at most. */
const FAREWELL_MS = 800;
/** Faster than the eye reads, slower than a burst of packets. */
const ROWS_PAUSE_MS = 100;
/** Figures beside a text that is read: calm enough to be looked at. */
const COUNTS_PAUSE_MS = 1000;

export class Running {
  readonly #parts: RunningParts;
  readonly #vitals: Vitals;
  readonly #alarm = new Alarm((due) => this.#readFirst.stir(due));
  readonly #readFirst = new ReadFirst((due) => this.#wake(due));
  readonly #settled = new EndOfTurn(() => this.#setAlarm());
  readonly #rows: PacedSignal;
  readonly #counts: PacedSignal;
  readonly #warnings: Warnings;
  readonly #happenings = new Happenings();
  readonly #searching: Searching;
  #template: string;
  /** When the effects that are performed came to be. */
  #actingAt: Millis = 0;
  readonly #report = (mistake: string) =>
    this.#tell({ event: 'warning', message: mistake, urgent: true }, this.#actingAt);
  readonly #hands: Hands = {
    sendDatagram: (door, to, bytes) => this.#parts.udp[door]?.send(to, bytes),
    sendReply: (to, reply) => this.#parts.http.reply(to, reply),
    hangUp: (to) => this.#parts.http.hangUp(to),
    see: (effect) => void (this.#parts.tap.see(effect, this.#actingAt) && this.#rowCame()),
    tell: (event) => this.#tell(event, this.#actingAt),
  };
  /** Called after everything that happens while a stop waits. */
  #leaving: (() => void) | undefined;
  #stopping: Promise<void> | undefined;
  readonly #now = (): Millis => performance.now();
  /** The doors are closing: what still falls out of them leads to nothing. */
  #isOver = false;

  constructor(parts: RunningParts) {
    this.#parts = parts;
    this.#vitals = new Vitals(parts.udp);
    this.#template = parts.template;
    this.#searching = new Searching({
      codec: parts.grid.codec,
      store: parts.log.store,
      now: () => (this.#now() - parts.startedAt) / 1000,
      circuits: () => parts.grid.figures(this.#now()),
      onProgress: (isLast) => (isLast ? parts.listeners.onRows(parts.log.store.count) : this.#rows.stir()),
    });
    this.#rows = new PacedSignal(ROWS_PAUSE_MS, () => parts.listeners.onRows(parts.log.store.count));
    this.#counts = new PacedSignal(COUNTS_PAUSE_MS, () => this.#tellCounts());
    this.#warnings = new Warnings(parts.startedAt);
  }

  /** With this seed the grid can be started again as it was. */
  get seed(): number {
    return this.#parts.seed;
  }

  get ready(): Ready {
    return this.#parts.ready;
  }

  datagram(door: number, from: Address, bytes: Uint8Array): void {
    this.#readFirst.read();
    this.#act((now) => this.#parts.grid.datagram(door, from, bytes, now));
  }

  call(id: CallId, call: Call): void {
    const sorry: Effect = {
      kind: 'reply',
      to: id,
      reply: { status: 500, contentType: 'text/plain; charset=utf-8', body: 'A mistake in Rezbench.\n' },
    };
    this.#act((now) => this.#parts.grid.call(id, call, now), [sorry]);
  }

  hangUp(id: CallId): void {
    this.#act((now) => this.#parts.grid.hangUp(id, now));
  }

  /** The machine could not do what was asked of it. */
  trouble(message: string, urgency?: 'urgent'): void {
    this.#warn({ event: 'warning', message, ...(urgency === undefined ? {} : { urgent: true }) });
  }

  ask(question: LogQuestion): Answer {
    const { grid, ready } = this.#parts;
    switch (question.ask) {
      case 'grid': {
        const { loginUri } = ready;
        const now = this.#now();
        const circuits = grid.figures(now);
        this.#searching.learn(circuits);
        return { answer: 'grid', grid: { loginUri, circuits, ...this.#vitals.with(grid.regions(), now) } };
      }
      case 'template':
        return { answer: 'template', text: this.#template };
      case 'happenings':
        return this.#answerHappenings(question.after);
      case 'rules':
        return this.#answerRules(question.rules);
      case 'clear':
        this.#parts.tally.clear();
        this.#counts.stir();
        return this.#searching.answer(question);
      default:
        return this.#searching.answer(question);
    }
  }

  /** Messages are read and written with this template from now on, also those that are in the log already. */
  useTemplate(text: string): void {
    const template = templateInForce(text);
    this.#template = text;
    this.#parts.grid.useTemplate(template);
    this.#searching.useCodec(this.#parts.grid.codec);
    this.#parts.tally.useNames(this.#parts.grid.codec);
    this.#counts.stir();
    this.warnOf(template);
  }

  /** Says what a template of the user's own takes from the grid, if it takes anything. */
  warnOf(template: Template): void {
    const warning = templateWarning(template);
    if (warning !== undefined) this.#warn({ event: 'warning', message: warning, urgent: true });
  }

  /** Replaces what goes wrong on the way; an empty list clears it. */
  faults(rules: unknown): Refusal | undefined {
    const read = readFaults(rules);
    if ('problem' in read) return read;
    const refused = this.#try((now) => this.#parts.grid.useFaults(read.rules, now));
    if (refused === undefined) this.#happenings.useRules(read.rules);
    return refused;
  }

  send(to: string, message: string, blocks: unknown): Refusal | undefined {
    return this.#try((now) => this.#parts.grid.send(to, message, blocks, now));
  }

  say(region: string, text: string): Refusal | undefined {
    return this.#try((now) => this.#parts.grid.announce(region, text, now));
  }

  kick(agent: string, reason: string): Refusal | undefined {
    return this.#try((now) => this.#parts.grid.kick(agent, reason, now));
  }

  /** [world.export.2] Writes the world as it is now to a world file. */
  snapshot(file: string): Refusal | undefined {
    return saveWorld(file, this.#parts.origin, this.#parts.grid.snapshot());
  }

  /** Its rows on the disk. */
  get log(): KeptLog {
    return this.#parts.log;
  }

  /** Sends everybody away and closes every door. The second call waits for the first. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    this.#act((now) => this.#parts.grid.closeDown(now));
    await this.#quiet();
    this.#isOver = true;
    this.#searching.stop();
    this.#alarm.clear();
    this.#countWarnings(Number.POSITIVE_INFINITY);
    await Promise.all([this.#parts.http.close(), ...this.#parts.udp.map((door) => door.close())]);
    this.#parts.log.close();
    this.#rows.stop();
    this.#counts.stop();
  }

  /** Resolves when everybody has left, or did not in time. */
  #quiet(): Promise<void> {
    if (this.#parts.grid.isQuiet) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(limit);
        this.#leaving = undefined;
        resolve();
      };
      const limit = setTimeout(done, FAREWELL_MS);
      this.#leaving = () => {
        if (this.#parts.grid.isQuiet) done();
      };
    });
  }

  #answerHappenings(after: number): Answer {
    const { last } = this.#happenings;
    return { answer: 'happenings', happenings: this.#happenings.after(after), last };
  }

  #answerRules(rules: unknown): Answer {
    const refused = rules === undefined ? undefined : this.faults(rules);
    if (refused !== undefined) return { answer: 'failed', message: refused.problem };
    return { answer: 'rules', rules: this.#happenings.rules };
  }

  #try(act: (now: Millis) => readonly Effect[] | Refusal): Refusal | undefined {
    let refusal: Refusal | undefined;
    this.#act((now) => {
      const outcome = act(now);
      if (!('problem' in outcome)) return outcome;
      refusal = outcome;
      return [];
    });
    return refusal;
  }

  #act(act: (now: Millis) => readonly Effect[], otherwise: readonly Effect[] = []): void {
    if (this.#isOver) return;
    const now = this.#now();
    this.#actingAt = now;
    this.#countWarnings(now);
    const effects = safely(() => act(now), otherwise, this.#report);
    perform(effects, this.#hands, this.#report);
    this.#settled.stir();
    this.#leaving?.();
  }

  /** Tells what was found outside of any turn of the grid. */
  #warn(event: UntimedEvent): void {
    this.#tell(event, this.#now());
    this.#setAlarm();
  }

  #rowCame(): void {
    this.#rows.stir();
    this.#counts.stir();
  }

  #tellCounts(): void {
    const counts = this.#parts.tally.news();
    if (counts !== undefined) this.#parts.listeners.onCounts?.(counts);
  }

  #wake(due: Millis): void {
    this.#vitals.woke(due, this.#now());
    this.#act((now) => this.#parts.grid.wake(now));
  }

  #setAlarm(): void {
    if (this.#isOver) return;
    this.#alarm.set(Math.min(this.#parts.grid.deadline, this.#warnings.deadline), this.#now());
  }

  #tell(event: UntimedEvent, now: Millis): void {
    if (event.event !== 'warning') {
      this.#say(event, now);
      return;
    }
    const message = this.#warnings.hear(event.message, now);
    if (message !== undefined) this.#say({ ...event, message }, now);
  }

  /** [events.warnings.1] */
  #countWarnings(now: Millis): void {
    const message = this.#warnings.wake(now);
    if (message !== undefined) this.#say({ event: 'warning', message }, this.#now());
  }

  #say(event: UntimedEvent, now: Millis): void {
    const at = Math.round(now - this.#parts.startedAt) / 1000;
    const told = { ...event, at };
    this.#happenings.hear(told);
    this.#parts.listeners.onEvent(told);
  }
}
