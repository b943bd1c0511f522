// The fault rules in force: asked for, added, removed. The grid keeps them; what it refuses is told in its words.
import { signal } from '@preact/signals';
import type { RuleAtWork } from '../../contract/happenings.ts';
import type { FaultRule } from '../../contract/sandbox.ts';
import type { Courier } from '../courier.ts';
import { type Draft, EMPTY_DRAFT, ruleOf } from './draft.ts';

export class FaultRules {
  readonly rules = signal<readonly RuleAtWork[]>([]);
  readonly draft = signal<Draft>(EMPTY_DRAFT);
  /** Why the last wish was refused. */
  readonly problem = signal<string | undefined>(undefined);
  readonly #courier: Pick<Courier, 'ask'>;

  constructor(courier: Pick<Courier, 'ask'>) {
    this.#courier = courier;
  }

  /** What the rules did meanwhile. */
  async refresh(): Promise<void> {
    const answer = await this.#courier.ask({ ask: 'rules' });
    this.rules.value = answer.answer === 'rules' ? answer.rules : [];
  }

  change(change: Partial<Draft>): void {
    this.draft.value = { ...this.draft.value, ...change };
  }

  /** All counts begin anew: the rules are replaced together. */
  add(): Promise<void> {
    return this.#use([...this.#plain, ruleOf(this.draft.value)]);
  }

  remove(index: number): Promise<void> {
    return this.#use(this.#plain.filter((_, at) => at !== index));
  }

  clear(): Promise<void> {
    return this.#use([]);
  }

  get #plain(): readonly FaultRule[] {
    return this.rules.value.map(({ rule }) => rule);
  }

  async #use(rules: readonly FaultRule[]): Promise<void> {
    const answer = await this.#courier.ask({ ask: 'rules', rules });
    this.problem.value = answer.answer === 'failed' ? answer.message : undefined;
    if (answer.answer === 'rules') this.rules.value = answer.rules;
  }
}
