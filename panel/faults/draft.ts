// A fault rule as it is written in the form, and the rule that comes of it. The words are those of the schema of fault rules.
import type { FaultCounts, FaultRule } from '../../contract/sandbox.ts';

/** What a rule may do. `unit`: of its number; `takes`: it has a text, or may go without its number; none = it is on or off. */
export const EFFECTS = [
  { name: 'loss', unit: '%', means: 'So many of a hundred never arrive' },
  { name: 'duplicate', unit: '%', means: 'So many of a hundred arrive twice' },
  { name: 'delay', unit: 'ms', means: 'Time on the way' },
  { name: 'jitter', unit: 'ms', means: 'Most time on the way, another one each time; the order is kept' },
  { name: 'reorder', unit: '%', means: 'So many of a hundred are held back, so that others overtake them' },
  { name: 'rate', unit: 'bytes/s', means: 'Bytes leave one after the other; what does not fit the backlog is lost' },
  { name: 'drop', means: 'Nothing that matches arrives' },
  { name: 'dropNext', unit: 'messages', means: 'So many that match never arrive' },
  { name: 'freeze', unit: 'ms', takes: 'maybe', means: 'Nothing moves: for so long, or until the rules are replaced' },
  { name: 'noAck', means: 'Reliable messages that match are never acknowledged' },
  { name: 'wrongField', takes: 'field', means: 'All bytes of this field are others than were sent' },
  { name: 'loseEvents', unit: 'answers', means: 'So many answers of the event queue are lost with their events' },
  { name: 'closePolls', unit: 'polls', means: 'So many polls of the event queue are answered with 502 at once' },
] as const satisfies readonly Effect[];
export type EffectName = (typeof EFFECTS)[number]['name'];

interface Effect {
  readonly name: keyof FaultRule;
  readonly unit?: string;
  readonly takes?: 'maybe' | 'field';
  readonly means: string;
}

/** What a rule spares unless it names it. */
export const PROTECTIONS = [
  { name: '', label: 'handshake', means: 'The handshake is spared unless it is named without wildcard' },
  { name: 'signals', label: 'signals', means: 'The handshake, pings and acks are spared' },
  { name: 'nothing', label: 'nothing', means: 'Nothing is spared' },
] as const;

export interface Draft {
  readonly effect: EffectName;
  readonly amount: string;
  /** Of `wrongField`: `Block.Field`. */
  readonly field: string;
  /** Of `reorder`: the longest time that something is held back, in milliseconds; empty = as the grid has it. */
  readonly reorderBy: string;
  /** Of `closePolls`: the status; empty = as the grid has it. */
  readonly closeWith: string;
  readonly name: string;
  readonly message: string;
  readonly direction: '' | 'in' | 'out';
  readonly protect: (typeof PROTECTIONS)[number]['name'];
  readonly agent: string;
  readonly region: string;
  readonly neighbour: string;
  readonly circuit: string;
}

export const EMPTY_DRAFT: Draft = {
  ...{
    effect: 'loss',
    amount: '10',
    field: '',
    reorderBy: '',
    closeWith: '',
    name: '',
    message: '',
    direction: '',
    protect: '',
  },
  ...{ agent: '', region: '', neighbour: '', circuit: '' },
};

/** A viewer that is told late in which region it is: the fault that people try first. */
export const LATE_HANDSHAKE: Partial<Draft> = {
  ...{ effect: 'delay', amount: '3000', name: 'late handshake', message: 'RegionHandshake', direction: 'out' },
};

export const effectOf = (name: EffectName): Effect | undefined =>
  EFFECTS.map((one): Effect => one).find((one) => one.name === name);

/** The rule; the grid judges it. Fields that are empty are not in it. */
export function ruleOf(draft: Draft): FaultRule {
  const { agent, circuit, direction, effect, message, name, neighbour, protect, region } = draft;
  const texts = Object.entries({ name, message, direction, protect, agent, region, neighbour });
  const chosen = texts.map(([key, text]) => [key, text.trim()] as const).filter(([, text]) => text !== '');
  return {
    [effect]: amountOf(draft),
    ...detailOf(draft),
    ...Object.fromEntries(chosen),
    ...(circuit.trim() === '' ? {} : { circuit: Number(circuit) }),
  };
}

/** What belongs to one effect alone. */
function detailOf({ closeWith, effect, reorderBy }: Draft): Partial<Record<'reorderBy' | 'closeWith', number>> {
  if (effect === 'reorder' && reorderBy.trim() !== '') return { reorderBy: Number(reorderBy) };
  return effect === 'closePolls' && closeWith.trim() !== '' ? { closeWith: Number(closeWith) } : {};
}

function amountOf({ amount, effect, field }: Draft): number | string | boolean {
  const { takes, unit } = effectOf(effect) ?? {};
  if (takes === 'field') return field.trim();
  if (takes === 'maybe' && amount.trim() === '') return true;
  return unit === undefined ? true : Number(amount);
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
  closedPolls: 'polls closed',
};

/** What a rule did, without what it did not do. */
export function deedsOf(counts: FaultCounts): string {
  const names = Object.keys(COUNT_WORDS) as readonly (keyof FaultCounts)[];
  const deeds = names.filter((name) => counts[name] > 0).map((name) => `${counts[name]} ${COUNT_WORDS[name]}`);
  return deeds.length === 0 ? 'nothing yet' : deeds.join(', ');
}
