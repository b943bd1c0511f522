// What happens in a simulation of a viewer with three regions: one seed, one story.
import type { FaultRule } from '../../contract/sandbox.ts';
import { Dice, firstSequence, LONGEST_TALK_MS, ruleFor, sleepLength } from './simulation-plan.ts';

export const REGIONS = 3;

export type VisitHappening =
  | {
      readonly at: number;
      readonly what: 'say';
      readonly region: number;
      readonly from: 'viewer' | 'region';
      readonly reliable: boolean;
    }
  /** A login, EnableSimulator or TeleportFinish: the region expects the viewer, and the viewer comes. */
  | { readonly at: number; readonly what: 'tell'; readonly region: number }
  /** The region says DisableSimulator and ends the circuit. */
  | { readonly at: number; readonly what: 'disable'; readonly region: number }
  /** The region is gone without a word, and knows nobody when it is back. */
  | { readonly at: number; readonly what: 'restartRegion'; readonly region: number }
  /** The viewer is gone without a word, and logs in again from another port. */
  | { readonly at: number; readonly what: 'restartViewer' }
  /** Nobody is called for so long. */
  | { readonly at: number; readonly what: 'sleep'; readonly ms: number };

export interface VisitPlan {
  readonly rules: readonly FaultRule[];
  readonly happenings: readonly VisitHappening[];
  /** First ids of the regions, and of the viewer's entries. */
  readonly firstSequences: readonly number[];
  readonly viewerFirst: number;
  readonly mendsAt: number;
}

const MOST_MESSAGES = 20;
/** After an entry was given up a region is told of again: later than anybody remembers the ids of before. */
const SECOND_TALK_MS = 120_000;

export function visitPlanOf(seed: number): VisitPlan {
  const dice = new Dice(seed);
  const talkMs = dice.upTo(LONGEST_TALK_MS);
  const each = Array.from({ length: REGIONS }, (_, region) => region);
  const happenings = each.flatMap((region) => storyOf(dice, region, talkMs));
  if (dice.oneIn(3)) happenings.push({ at: dice.upTo(talkMs), what: 'sleep', ms: sleepLength(dice) });
  if (dice.oneIn(4)) happenings.push(...newViewer(dice, talkMs));
  return {
    rules: each.map((region) => ruleFor(dice, region)),
    happenings: happenings.sort((a, b) => a.at - b.at),
    firstSequences: each.map(() => firstSequence(dice)),
    viewerFirst: firstSequence(dice),
    mendsAt: dice.oneIn(2) ? Number.POSITIVE_INFINITY : talkMs + 5000,
  };
}

function storyOf(dice: Dice, region: number, talkMs: number): VisitHappening[] {
  const story: VisitHappening[] = [{ at: region === 0 ? 0 : dice.upTo(2000), what: 'tell', region }];
  story.push(...sayings(dice, { region, from: 0, talkMs }));
  if (dice.oneIn(3)) {
    const at = dice.upTo(talkMs);
    story.push({ at, what: 'disable', region });
    if (dice.oneIn(2)) story.push(...again(dice, region, at + dice.upTo(20_000)));
  }
  if (dice.oneIn(4)) {
    const at = dice.upTo(talkMs);
    story.push({ at, what: 'restartRegion', region }, ...again(dice, region, at + dice.upTo(20_000)));
    story.push(...again(dice, region, at + SECOND_TALK_MS + dice.upTo(120_000)));
  }
  return story;
}

function again(dice: Dice, region: number, at: number): readonly VisitHappening[] {
  return [{ at, what: 'tell', region }, ...sayings(dice, { region, from: at, talkMs: 10_000 })];
}

function newViewer(dice: Dice, talkMs: number): readonly VisitHappening[] {
  const at = dice.upTo(talkMs);
  const tells = Array.from({ length: REGIONS }, (_, region): VisitHappening => ({ at, what: 'tell', region }));
  return [{ at, what: 'restartViewer' }, ...tells];
}

interface Talk {
  readonly region: number;
  readonly from: number;
  readonly talkMs: number;
}

function sayings(dice: Dice, { from: since, region, talkMs }: Talk): readonly VisitHappening[] {
  return (['viewer', 'region'] as const).flatMap((from) =>
    Array.from({ length: dice.upTo(MOST_MESSAGES) }, (): VisitHappening => {
      return { at: since + dice.upTo(talkMs), what: 'say', region, from, reliable: !dice.oneIn(3) };
    }),
  );
}
