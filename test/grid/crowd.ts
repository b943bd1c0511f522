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
}

/** Where they begin: so far from the border that no circle leaves the region. */
const [EDGE, SPAN] = [16, 224];
/** How often one looks who is to say something: well below the 50 ms of an update. */
const TICK_MS = 5;
/** They do not march in step: from one who sets out to the next. */
const STAGGER_MS = 50;
/** How often one looks whether all that was said has arrived, and for how long at most: longer than anything is sent again. */
const [LOOK_MS, PATIENCE_MS] = [100, 60_000];

export class Crowd {
  readonly #strollers: readonly Stroller[];

  constructor({ loginUri, region, seed, viewers }: CrowdPlan) {
    const [codec, random] = [compileCodec(builtInTemplate), seeded(seed)];
    const metre = () => EDGE + Math.floor(random() * SPAN);
    this.#strollers = Array.from(
      { length: viewers },
      (_, number) => new Stroller({ loginUri, region, number, codec, place: [metre(), metre()] }),
    );
  }

  /** They come one after the other, each when the one before it stands; with how long each took, in milliseconds. */
  async arrive(): Promise<readonly number[]> {
    for (const stroller of this.#strollers) await stroller.arrive();
    return this.#strollers.map(({ standingMs }) => standingMs);
  }

  /** Resolves when all have been told of the region. */
  async lookAround(): Promise<void> {
    await Promise.all(this.#strollers.map(({ looksAround }) => looksAround));
  }

  /** All walk and chat for so long, each in its own step. */
  async walk(seconds: number): Promise<void> {
    const since = performance.now();
    const ms = seconds * 1000;
    for (const [index, stroller] of this.#strollers.entries()) stroller.walk(since + STAGGER_MS * index, ms);
    while (performance.now() < since + STAGGER_MS * this.#strollers.length + ms) {
      const now = performance.now();
      for (const stroller of this.#strollers) stroller.tick(now);
      await pause(TICK_MS);
    }
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
