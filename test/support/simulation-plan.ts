// What happens in a simulation: one seed, one story. Chance decides how bad the cable is, who says what, who sleeps and who dies.
import { THROTTLE_CATEGORIES } from '../../contract/panel.ts';
import type { FaultRule } from '../../contract/sandbox.ts';
import type { BulkCategory } from '../../sandbox/circuit/effects.ts';
import { SEQUENCE_MODULUS } from '../../sandbox/circuit/timing.ts';
import { BULK_LANES } from '../../sandbox/circuit/waiting.ts';
import type { End } from './cable.ts';
import { seeded } from './seeded.ts';

export type Happening =
  | {
      readonly at: number;
      readonly what: 'say';
      readonly link: number;
      readonly from: End;
      readonly reliable: boolean;
      readonly urgent: boolean;
      readonly padding: number;
      readonly category?: BulkCategory;
    }
  /** One end tells the other how much it wants of each category. */
  | {
      readonly at: number;
      readonly what: 'throttle';
      readonly link: number;
      readonly end: End;
      readonly bitsPerSecond: readonly number[];
    }
  /** One end wants nothing that has a category for a while. */
  | {
      readonly at: number;
      readonly what: 'pause';
      readonly link: number;
      readonly end: End;
      readonly isPaused: boolean;
    }
  /** Nobody is called for so long: the machine slept, with all that was on its way. */
  | { readonly at: number; readonly what: 'sleep'; readonly ms: number }
  /** The machine of one end sleeps; what it is sent waits for it. */
  | { readonly at: number; readonly what: 'doze'; readonly link: number; readonly end: End; readonly ms: number }
  /** One end is gone without a word; its successor opens a new circuit. */
  | { readonly at: number; readonly what: 'restart'; readonly link: number; readonly end: End };

export interface Plan {
  /** Regions that the viewer talks to. */
  readonly links: number;
  /** How bad it is until `mendsAt`; one rule for each link. */
  readonly rules: readonly FaultRule[];
  readonly happenings: readonly Happening[];
  /** First ids of the two ends of each link. */
  readonly firstSequences: readonly (readonly [number, number])[];
  readonly mendsAt: number;
}

/** Longest time in which something is said. */
export const LONGEST_TALK_MS = 40_000;
const MOST_LOSS = 50;
const LONGEST_DETOUR_MS = 2000;
/** Messages of each end of a link. */
const MOST_MESSAGES = 30;
/** A sleep that circuits notice, and one that outlasts every memory of theirs. */
const [SHORTEST_SLEEP_MS, LONGEST_SLEEP_MS] = [31_000, 150_000];
/** Ids begin so close below the end of the circle that they go round. */
const BEFORE_THE_WRAP = 20;

/** Bits per second that an end may want of a category; few are enough to make messages wait. */
const HIGHEST_WISH = 200_000;
const LONGEST_PAUSE_MS = 20_000;

interface Span {
  readonly links: number;
  readonly talkMs: number;
}

/** The story of a seed. */
export function planOf(seed: number): Plan {
  const dice = new Dice(seed);
  const links = dice.oneIn(3) ? 3 : 1;
  const talkMs = dice.upTo(LONGEST_TALK_MS);
  const each = Array.from({ length: links }, (_, link) => link);
  const happenings = [
    ...each.flatMap((link) => ([0, 1] as const).flatMap((from) => sayings(dice, { link, from, talkMs }))),
    ...wishes(dice, { links, talkMs }),
    // Nobody promises anything of two who sleep at the same time and wake a minute apart.
    ...(dice.oneIn(2) ? sleeps(dice, talkMs) : dozes(dice, { links, talkMs })),
    ...restarts(dice, { links, talkMs }),
  ];
  return {
    links,
    rules: each.map((link) => ruleFor(dice, link)),
    happenings: happenings.sort((a, b) => a.at - b.at),
    firstSequences: each.map(() => [firstSequence(dice), firstSequence(dice)] as const),
    mendsAt: dice.oneIn(2) ? Number.POSITIVE_INFINITY : talkMs + 5000,
  };
}

export function ruleFor(dice: Dice, link: number): FaultRule {
  return {
    region: `Region ${link}`,
    protect: 'nothing',
    loss: dice.upTo(MOST_LOSS),
    duplicate: dice.oneIn(2) ? dice.upTo(30) : 0,
    delay: dice.upTo(200),
    jitter: dice.upTo(200),
    reorder: dice.upTo(100),
    reorderBy: 1 + dice.upTo(LONGEST_DETOUR_MS - 1),
    ...(dice.oneIn(5) ? { rate: 4000 + dice.upTo(20_000) } : {}),
  };
}

function sayings(
  dice: Dice,
  { from, link, talkMs }: { readonly link: number; readonly from: End; readonly talkMs: number },
) {
  const burst = dice.oneIn(6);
  return Array.from({ length: (burst ? 5 : 1) * dice.upTo(MOST_MESSAGES) }, (): Happening => {
    const at = burst ? 0 : dice.upTo(talkMs);
    const padding = dice.oneIn(8) ? dice.upTo(1200) : 0;
    const category = dice.oneIn(3) ? BULK_LANES[dice.upTo(BULK_LANES.length - 1)] : undefined;
    const message = { link, from, reliable: !dice.oneIn(3), urgent: dice.oneIn(10), padding };
    return { at, what: 'say', ...message, ...(category === undefined ? {} : { category }) };
  });
}

/** What ends want of each other: less of some categories, or nothing for a while. */
function wishes(dice: Dice, { links, talkMs }: Span): readonly Happening[] {
  return Array.from({ length: dice.upTo(2) }, (): readonly Happening[] => {
    const who = { link: dice.upTo(links - 1), end: dice.oneIn(2) ? 0 : 1 } as const;
    const at = dice.upTo(talkMs);
    if (dice.oneIn(2)) {
      const bitsPerSecond = THROTTLE_CATEGORIES.map(() => dice.upTo(HIGHEST_WISH));
      return [{ at, what: 'throttle', ...who, bitsPerSecond }];
    }
    const pause = { what: 'pause', ...who } as const;
    return [
      { ...pause, at, isPaused: true },
      { ...pause, at: at + dice.upTo(LONGEST_PAUSE_MS), isPaused: false },
    ];
  }).flat();
}

function sleeps(dice: Dice, talkMs: number): readonly Happening[] {
  return Array.from({ length: dice.upTo(2) }, () => ({
    at: dice.upTo(talkMs),
    what: 'sleep',
    ms: sleepLength(dice),
  }));
}

function dozes(dice: Dice, { links, talkMs }: Span) {
  return Array.from({ length: dice.upTo(1) }, (): Happening => {
    const end = dice.oneIn(2) ? 0 : 1;
    return { at: dice.upTo(talkMs), what: 'doze', link: dice.upTo(links - 1), end, ms: sleepLength(dice) };
  });
}

export function sleepLength(dice: Dice): number {
  return SHORTEST_SLEEP_MS + dice.upTo(LONGEST_SLEEP_MS - SHORTEST_SLEEP_MS);
}

function restarts(dice: Dice, { links, talkMs }: Span) {
  return Array.from({ length: dice.oneIn(3) ? 1 + dice.upTo(1) : 0 }, (): Happening => {
    const end = dice.oneIn(2) ? 0 : 1;
    return { at: dice.upTo(talkMs), what: 'restart', link: dice.upTo(links - 1), end };
  });
}

export function firstSequence(dice: Dice): number {
  return dice.oneIn(2) ? 1 : SEQUENCE_MODULUS - 1 - dice.upTo(BEFORE_THE_WRAP);
}

export class Dice {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seeded(seed);
  }

  /** A whole number from 0 to `most`. */
  upTo(most: number): number {
    return Math.floor(this.#random() * (most + 1));
  }

  oneIn(sides: number): boolean {
    return this.upTo(sides - 1) === 0;
  }
}
