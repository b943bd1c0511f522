// What happened lately, for those who look at it later: circuit events, failures, and what the rules in force did.
import { HAPPENINGS_KEPT, type Happening, type RuleAtWork } from '../../contract/happenings.ts';
import type { FaultCounts, FaultRule, GridEvent } from '../../contract/sandbox.ts';

const NOTHING_YET: FaultCounts = {
  dropped: 0,
  duplicated: 0,
  delayed: 0,
  spoiled: 0,
  unacked: 0,
  lostEvents: 0,
  closedPolls: 0,
};

export class Happenings {
  #all: readonly Happening[] = [];
  #rules: readonly RuleAtWork[] = [];
  #count = 0;

  /** Those after a number, the oldest first. [events.happenings.1] */
  after(number: number): readonly Happening[] {
    return this.#all.filter((happening) => happening.number > number);
  }

  /** How many there were. */
  get last(): number {
    return this.#count;
  }

  get rules(): readonly RuleAtWork[] {
    return this.#rules;
  }

  /** From now on these are in force, and have done nothing yet. */
  useRules(rules: readonly FaultRule[]): void {
    this.#rules = rules.map((rule) => ({ rule, counts: NOTHING_YET }));
  }

  hear(event: GridEvent): void {
    if (event.event === 'circuit') {
      const { agent, at, circuit, reason, region, state } = event;
      this.#add({ kind: 'circuit', at, circuit, agent, region, state, ...(reason === undefined ? {} : { reason }) });
    } else if (event.event === 'warning') {
      this.#add({ kind: event.urgent === true ? 'failure' : 'note', at: event.at, message: event.message });
    } else if (event.event === 'fault') this.#work(event);
  }

  #work({ at: _at, event: _event, name: _name, rule: index, ...counts }: Extract<GridEvent, { event: 'fault' }>): void {
    this.#rules = this.#rules.map((one, at) => (at === index ? { ...one, counts } : one));
  }

  #add(happening: Unnumbered): void {
    this.#count += 1;
    this.#all = [...this.#all, { ...happening, number: this.#count }].slice(-HAPPENINGS_KEPT);
  }
}

/** Each kind without its number. */
type Unnumbered = Happening extends infer One ? (One extends Happening ? Omit<One, 'number'> : never) : never;
