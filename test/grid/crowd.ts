// A crowd of scripted viewers in one region: they come one after the other, walk and chat, and go.
import { setTimeout as pause } from 'node:timers/promises';
import { compileCodec } from '../../protocol/packet/codec.ts';
import { builtInTemplate } from '../support/built-in-template.ts';
import { seeded } from '../support/seeded.ts';
import { Stroller, type StrollerFigures } from './stroller.ts';

export interface CrowdPlan {
  readonly loginUri: string;
  readonly region: string;
  readonly viewers: number;
  readonly seed: number;
  /** From one who comes to the next, in milliseconds: the next does not wait until the one before it stands. */
  readonly pauseMs: number;
}

/** Where they begin: so far from the border that no circle leaves the region. */
const [EDGE, SPAN] = [16, 224];
/** How often one looks who is to say something: well below the 50 ms of an update. */
const TICK_MS = 5;
/** Not all set out at once: the last begins so much later than the first. */
const STAGGER_MS = 1000;
/** How often one looks whether all that was said has arrived, and for how long at most: longer than anything is sent again. */
const [LOOK_MS, PATIENCE_MS] = [100, 60_000];

export class Crowd {
  readonly #plan: CrowdPlan;
  readonly #strollers: readonly Stroller[];

  constructor(plan: CrowdPlan) {
    const { loginUri, region, seed, viewers } = plan;
    const [codec, random] = [compileCodec(builtInTemplate), seeded(seed)];
    const metre = () => EDGE + Math.floor(random() * SPAN);
    this.#plan = plan;
    this.#strollers = Array.from(
      { length: viewers },
      (_, number) => new Stroller({ loginUri, region, number, codec, place: [metre(), metre()] }),
    );
  }

  /** Resolves when all stand; with how long each took, in milliseconds. */
  async arrive(): Promise<readonly number[]> {
    const coming: Promise<void>[] = [];
    for (const stroller of this.#strollers) {
      coming.push(stroller.arrive());
      await pause(this.#plan.pauseMs);
    }
    await Promise.all(coming);
    return this.#strollers.map(({ standingMs }) => standingMs);
  }

  /** All walk and chat for so long, each in its own step. */
  async walk(seconds: number): Promise<void> {
    const since = performance.now();
    const [share, ms] = [STAGGER_MS / this.#strollers.length, seconds * 1000];
    for (const [index, stroller] of this.#strollers.entries()) stroller.walk(since + share * index, ms);
    while (performance.now() < since + STAGGER_MS + ms) {
      const now = performance.now();
      for (const stroller of this.#strollers) stroller.tick(now);
      await pause(TICK_MS);
    }
    for (const stroller of this.#strollers) stroller.halt();
  }

  /** Resolves when all that was said is heard and acked, or will not be. */
  async settle(): Promise<void> {
    const since = performance.now();
    const isOpen = () => this.figures().some(({ heard, said, unacked }) => heard < said || unacked > 0);
    while (isOpen() && performance.now() < since + PATIENCE_MS) await pause(LOOK_MS);
  }

  figures(): readonly StrollerFigures[] {
    return this.#strollers.map((stroller) => stroller.figures());
  }

  /** What went wrong for whom, in words. */
  get troubles(): readonly string[] {
    return this.#strollers.flatMap(({ trouble }) => (trouble === undefined ? [] : [trouble]));
  }

  /** All log out; resolves with how many did so well. */
  async leave(): Promise<number> {
    const fine = await Promise.all(this.#strollers.map((stroller) => stroller.leave()));
    return fine.filter(Boolean).length;
  }
}
