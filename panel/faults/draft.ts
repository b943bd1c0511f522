// A fault rule as it is written in the form, and the rule that comes of it. The words are those of the schema of fault rules.
import type { FaultCounts, FaultRule } from '../../contract/sandbox.ts';

/** What a rule may do. `unit`: of its number; none = it is on or off. */
export const EFFECTS = [
  { name: 'loss', unit: '%', means: 'So many of a hundred never arrive' },
  { name: 'duplicate', unit: '%', means: 'So many of a hundred arrive twice' },
  { name: 'delay', unit: 'ms', means: 'Time on the way' },
  { name: 'jitter', unit: 'ms', means: 'Most time on the way, another one each time; the order is kept' },
  { name: 'reorder', unit: '%', means: 'So many of a hundred are held back, so that others overtake them' },
  { name: 'rate', unit: 'bytes/s', means: 'Bytes leave one after the other; what does not fit the backlog is lost' },
  { name: 'drop', means: 'Nothing that matches arrives' },
  { name: 'dropNext', unit: 'messages', means: 'So many that match never arrive' },
  { name: 'freeze', means: 'Nothing moves until the rules are replaced' },
  { name: 'noAck', means: 'Reliable messages that match are never acknowledged' },
  { name: 'loseEvents', unit: 'answers', means: 'So many answers of the event queue are lost with their events' },
] as const satisfies readonly { readonly name: keyof FaultRule; readonly unit?: string; readonly means: string }[];
export type EffectName = (typeof EFFECTS)[number]['name'];

export interface Draft {
  readonly effect: EffectName;
  readonly amount: string;
  readonly message: string;
  readonly direction: '' | 'in' | 'out';
  readonly agent: string;
  readonly region: string;
  readonly neighbour: string;
}

export const EMPTY_DRAFT: Draft = {
  effect: 'loss',
  amount: '10',
  message: '',
  direction: '',
  agent: '',
  region: '',
  neighbour: '',
};

export const unitOf = (effect: EffectName): string | undefined =>
  EFFECTS.map((one): { readonly name: string; readonly unit?: string } => one).find(({ name }) => name === effect)
    ?.unit;

/** The rule; the grid judges it. Fields that are empty are not in it. */
export function ruleOf({ amount, effect, ...choice }: Draft): FaultRule {
  const chosen = Object.entries(choice).filter(([, text]) => text.trim() !== '');
  const value = unitOf(effect) === undefined ? true : Number(amount);
  return { [effect]: value, ...Object.fromEntries(chosen.map(([name, text]) => [name, text.trim()])) };
}

/** A rule in a line: all of its fields, as the schema calls them. */
export function lineOf(rule: FaultRule): string {
  return Object.entries(rule)
    .map(([name, value]) => (value === true ? name : `${name} ${value}`))
    .join(', ');
}

const COUNT_WORDS: Readonly<Record<keyof FaultCounts, string>> = {
  dropped: 'dropped',
  duplicated: 'doubled',
  delayed: 'delayed',
  spoiled: 'with a wrong field',
  unacked: 'acks taken away',
  lostEvents: 'event answers lost',
};

/** What a rule did, without what it did not do. */
export function deedsOf(counts: FaultCounts): string {
  const names = Object.keys(COUNT_WORDS) as readonly (keyof FaultCounts)[];
  const deeds = names.filter((name) => counts[name] > 0).map((name) => `${counts[name]} ${COUNT_WORDS[name]}`);
  return deeds.length === 0 ? 'nothing yet' : deeds.join(', ');
}
