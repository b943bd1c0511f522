// One rule at work: what it does to a datagram, and what it has done so far.
import type { Direction } from '../../contract/panel.ts';
import type { FaultCounts, FaultRule } from '../../contract/sandbox.ts';
import type { Millis, Random } from '../words.ts';
import { Line } from './line.ts';
import { type Choice, choiceOf, marked, type Passage, type Whose } from './passage.ts';
import { WithheldAcks } from './withheld-acks.ts';

/** The datagram with a wrong field; undefined if it has no such field. */
export type SpoilField = (bytes: Uint8Array, path: string, random: Random) => Uint8Array | undefined;

/** A datagram, or one of its copies, and when it comes out of the rules so far. */
export interface Copy {
  readonly passage: Passage;
  readonly at: Millis;
  /** The last rule that made it wait. */
  readonly heldBy?: RuleAtWork;
}

type Count = keyof FaultCounts;

export class RuleAtWork {
  readonly rule: FaultRule;
  readonly #choice: Choice;
  readonly #random: Random;
  readonly #spoilField: SpoilField;
  readonly #lines: Readonly<Record<Direction, Line>>;
  readonly #withheld: WithheldAcks | undefined;
  readonly #counts: Record<Count, number> = {
    ...{ dropped: 0, duplicated: 0, delayed: 0, spoiled: 0, unacked: 0, lostEvents: 0, closedPolls: 0 },
  };
  #toDrop: number;
  #toLose: number;
  #toClose: number;
  #hasNews = false;

  constructor(rule: FaultRule, spoilField: SpoilField, random: Random, now: Millis) {
    this.rule = rule;
    this.#spoilField = spoilField;
    this.#choice = choiceOf(rule);
    this.#random = random;
    this.#lines = { in: new Line(rule, random, now), out: new Line(rule, random, now) };
    this.#withheld = rule.noAck === true ? new WithheldAcks() : undefined;
    this.#toDrop = rule.dropNext ?? 0;
    this.#toLose = rule.loseEvents ?? 0;
    this.#toClose = rule.closePolls ?? 0;
  }

  /** [circuit.fault.3] What becomes of a datagram: none, one or two copies, now or later. */
  apply(copy: Copy): readonly Copy[] {
    const passage = this.#withoutAcks(copy.passage);
    if (passage === undefined) return [];
    if (!this.#choice.takes(passage)) return [{ ...copy, passage }];
    if (this.#loses()) return this.#drop();
    this.#withheld?.note(passage);
    const spoiled = this.#spoiled(passage);
    if (!this.#happens(this.rule.duplicate)) return this.#travel({ ...copy, passage: spoiled });
    this.count('duplicated');
    const one = { ...copy, passage: marked(spoiled, 'doubled') };
    return [...this.#travel(one), ...this.#travel(one)];
  }

  /** [circuit.fault.7] Whether an answer of somebody's event queue is lost. */
  losesEvents(whose: Whose, names: readonly string[]): boolean {
    if (this.#toLose === 0 || !this.#choice.isAbout(whose)) return false;
    if (!names.some((name) => this.#choice.accepts(name))) return false;
    this.#toLose -= 1;
    this.count('lostEvents');
    return true;
  }

  /** [circuit.fault.12] With what a poll of somebody's event queue is answered at once; undefined = it is held as usual. */
  closesPoll(whose: Whose): number | undefined {
    if (this.#toClose === 0 || !this.#choice.isAbout(whose)) return undefined;
    this.#toClose -= 1;
    this.count('closedPolls');
    return this.rule.closeWith ?? 502;
  }

  count(what: Count, times = 1): void {
    this.#counts[what] += times;
    this.#hasNews = true;
  }

  get hasNews(): boolean {
    return this.#hasNews;
  }

  /** What the rule has done so far; that is no news any more. */
  takeNews(): FaultCounts {
    this.#hasNews = false;
    return { ...this.#counts };
  }

  /** [circuit.fault.6] */
  #withoutAcks(passage: Passage): Passage | undefined {
    const stripped = this.#withheld?.strip(passage);
    if (stripped === undefined || stripped.taken === 0) return passage;
    this.count('unacked', stripped.taken);
    return stripped.bytes === undefined ? undefined : { ...passage, bytes: stripped.bytes };
  }

  /** [circuit.fault.10] */
  #spoiled(passage: Passage): Passage {
    const { wrongField } = this.rule;
    const bytes = wrongField === undefined ? undefined : this.#spoilField(passage.bytes, wrongField, this.#random);
    if (bytes === undefined) return passage;
    this.count('spoiled');
    return marked({ ...passage, bytes }, 'spoiled');
  }

  #loses(): boolean {
    if (this.rule.drop === true) return true;
    if (this.#toDrop === 0) return this.#happens(this.rule.loss);
    this.#toDrop -= 1;
    return true;
  }

  #travel(copy: Copy): readonly Copy[] {
    const { direction, bytes } = copy.passage;
    const at = this.#lines[direction].pass(bytes.length, copy.at);
    if (at === undefined) return this.#drop();
    if (at === copy.at) return [copy];
    this.count('delayed');
    return [{ passage: marked(copy.passage, 'delayed'), at, heldBy: this }];
  }

  #drop(): readonly Copy[] {
    this.count('dropped');
    return [];
  }

  #happens(percentage = 0): boolean {
    return percentage > 0 && this.#random() * 100 < percentage;
  }
}
