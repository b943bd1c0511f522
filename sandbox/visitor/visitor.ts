// The scripted viewer: goes through its steps, one after the other, and says of each how long it took and what came of it. Sans IO.
import type { VisitOutcome } from '../../contract/visit.ts';
import type { Address, Millis } from '../words.ts';
import { sayUpdate, takeEvent, takeMessage } from './event-reactions.ts';
import { logoutStep } from './steps/departure.ts';
import type { Step, Verdict } from './steps/step.ts';
import { stepsOf } from './steps/table.ts';
import { AGENT_UPDATE_MS } from './timing.ts';
import type { ViewerEffect } from './viewer-effects.ts';
import { Visit, type VisitAnswer, type VisitEffect, type VisitOptions } from './visit.ts';

interface Current {
  readonly step: Step;
  readonly since: Millis;
}

/** Told what arrives, it returns what is to be done. `deadline` says when `wake` has something to do. [visitor.steps.1] */
export class Visitor {
  readonly #visit: Visit;
  readonly #steps: Step[];
  #current: Current | undefined;
  #failed: string | undefined;
  #isLeaving = false;
  #isOver = false;
  #updateAt: Millis = Number.POSITIVE_INFINITY;

  constructor(options: VisitOptions) {
    this.#visit = new Visit(options, { told: (visit, effect) => take(visit, effect), happened: takeEvent });
    this.#steps = [...stepsOf(options)];
  }

  /** Begins with the first step. */
  start(now: Millis): readonly VisitEffect[] {
    return this.#turn(now, () => this.#next());
  }

  /** What came of a request. */
  answer(id: number, answer: VisitAnswer, now: Millis): readonly VisitEffect[] {
    return this.#turn(now, () => this.#visit.answered(id, answer));
  }

  datagram(from: Address, bytes: Uint8Array, now: Millis): readonly VisitEffect[] {
    const { circuits } = this.#visit;
    return this.#turn(now, () => this.#visit.effects(circuits?.receive(from, bytes, now) ?? []));
  }

  wake(now: Millis): readonly VisitEffect[] {
    return this.#turn(now, () => this.#visit.wake());
  }

  /** Somebody has seen enough: the visit ends with the logout, whatever it was at. */
  leave(now: Millis): readonly VisitEffect[] {
    return this.#turn(now, () => this.#leave());
  }

  /** Somebody has the visitor say something more than its steps do. */
  guide(act: (visit: Visit) => void, now: Millis): readonly VisitEffect[] {
    return this.#turn(now, () => act(this.#visit));
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Whether every step that was tried is done; known at the end. */
  get isFine(): boolean {
    return this.#isOver && this.#failed === undefined;
  }

  get deadline(): Millis {
    if (this.#isOver) return Number.POSITIVE_INFINITY;
    const late =
      this.#current === undefined ? Number.POSITIVE_INFINITY : this.#current.since + this.#current.step.limitMs;
    return Math.min(this.#visit.deadline, late, this.#updateAt);
  }

  #turn(now: Millis, act: () => void): readonly VisitEffect[] {
    if (this.#isOver) return [];
    this.#visit.now = now;
    act();
    this.#advance();
    if (!this.#isOver) this.#keepThere();
    return this.#visit.takeEffects();
  }

  /** Looks at the step of now until there is nothing more to see. */
  #advance(): void {
    while (this.#current !== undefined && !this.#isOver) {
      const { since, step } = this.#current;
      const verdict = this.#verdictOn(step, since);
      if (verdict === undefined) return;
      this.#tell(step, verdict, since);
      if (step === logoutStep) this.#end();
      else if (verdict.kind === 'failed') this.#leave();
      else this.#next();
    }
  }

  #verdictOn(step: Step, since: Millis): Verdict | undefined {
    const { ended, now } = this.#visit;
    if (ended !== undefined) return { kind: 'failed', words: ended };
    const verdict = step.look(this.#visit);
    if (verdict !== undefined || now < since + step.limitMs) return verdict;
    return { kind: 'failed', words: step.late(this.#visit) };
  }

  #next(): void {
    const step = this.#steps.shift();
    if (step === undefined) this.#leave();
    else this.#begin(step);
  }

  #begin(step: Step): void {
    this.#current = { step, since: this.#visit.now };
    step.begin(this.#visit);
  }

  /** Who is in goes out by the door. */
  #leave(): void {
    if (this.#isLeaving) return;
    this.#isLeaving = true;
    const { circuits, ended, root } = this.#visit;
    const isIn = ended === undefined && circuits !== undefined && circuits.stateOf(root.address) !== 'none';
    if (isIn) this.#begin(logoutStep);
    else this.#end();
  }

  /** [visitor.strict.1] What would trouble some client fails the step in which it was seen, if one asked for that. */
  #tell(step: Step, verdict: Verdict, since: Millis): void {
    const { now, options } = this.#visit;
    const complaints = this.#visit.takeComplaints();
    const [first] = complaints;
    const isRefused = options.strict && first !== undefined && verdict.kind !== 'failed';
    const outcome: VisitOutcome = isRefused ? 'failed' : verdict.kind;
    if (outcome === 'failed') this.#failed ??= step.name;
    const words = isRefused ? first : verdict.words;
    this.#visit.report({ event: 'step', step: step.name, outcome, ms: tenths(now - since), words, complaints });
  }

  #end(): void {
    const { now, options } = this.#visit;
    this.#visit.end();
    this.#current = undefined;
    this.#isOver = true;
    const failed = this.#failed ?? null;
    this.#visit.report({ event: 'end', ok: failed === null, ms: tenths(now - options.now), failed });
  }

  /** [visitor.arrival.2] Who stands says so each second. */
  #keepThere(): void {
    const { now, root } = this.#visit;
    if (root.here.movement === undefined) return;
    if (this.#updateAt === Number.POSITIVE_INFINITY) this.#updateAt = now + AGENT_UPDATE_MS;
    if (now < this.#updateAt) return;
    this.#updateAt = now + AGENT_UPDATE_MS;
    sayUpdate(this.#visit);
  }
}

/** Clocks are finer than anybody reads. */
const tenths = (ms: Millis): Millis => Math.round(ms * 10) / 10;

/** What the circuits tell. */
function take(visit: Visit, effect: Exclude<ViewerEffect, { kind: 'datagram' }>): void {
  switch (effect.kind) {
    case 'heard':
      if (effect.isMeant) takeMessage(visit, visit.region(effect.from), effect.message);
      return;
    case 'opened':
      visit.region(effect.region).here.isOpen = true;
      return;
    case 'unopened':
      if (visit.region(effect.region) === visit.root) visit.isUnopened = true;
      return;
    case 'acked':
      visit.acked.add(effect.name);
      return;
    case 'failed':
      visit.unacked.add(effect.name);
      return;
    case 'dropped':
      drop(visit, effect);
      return;
    case 'kicked':
      visit.ended ??= `The grid sent the visitor away: ${effect.reason === '' ? 'it does not say why' : effect.reason}.`;
  }
}

/** A neighbour may go; without the region where one stands there is nothing. */
function drop(visit: Visit, { region, why }: Extract<ViewerEffect, { kind: 'dropped' }>): void {
  const view = visit.region(region);
  view.isLeft = true;
  view.seed = '';
  if (view !== visit.root) return;
  visit.ended ??=
    why === 'disabled'
      ? 'The region where the avatar stands said DisableSimulator: a viewer logs out.'
      : 'The region where the avatar stands has answered no ping for 100 s: a viewer logs out.';
}
