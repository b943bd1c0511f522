// What happened to circuits lately, asked for a piece at a time; the last failure is kept until somebody has seen it.
import { batch, signal } from '@preact/signals';
import { HAPPENINGS_KEPT, type Happening } from '../../contract/happenings.ts';
import type { Courier } from '../courier.ts';

export class Lately {
  /** The oldest first. */
  readonly all = signal<readonly Happening[]>([]);
  /** Something without which nothing works, not yet put away. */
  readonly failure = signal<string | undefined>(undefined);
  readonly #courier: Pick<Courier, 'ask'>;
  #isAsking = false;

  constructor(courier: Pick<Courier, 'ask'>) {
    this.#courier = courier;
  }

  /** Asks for what came since; a grid that was started anew begins a new list. */
  async refresh(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const after = this.all.value.at(-1)?.number ?? 0;
    const answer = await this.#courier.ask({ ask: 'happenings', after });
    this.#isAsking = false;
    if (answer.answer !== 'happenings') return;
    if (answer.last < after) this.#forget();
    else this.#take(answer.happenings);
  }

  putAway(): void {
    this.failure.value = undefined;
  }

  #forget(): void {
    batch(() => {
      this.all.value = [];
      this.failure.value = undefined;
    });
  }

  #take(news: readonly Happening[]): void {
    if (news.length === 0) return;
    const failure = news.findLast(({ kind }) => kind === 'failure');
    batch(() => {
      this.all.value = [...this.all.value, ...news].slice(-HAPPENINGS_KEPT);
      if (failure?.kind === 'failure') this.failure.value = failure.message;
    });
  }
}
