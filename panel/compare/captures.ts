// The log beside another capture: how far that is, and the lines that are looked at. The log's process compares.
import { batch, signal } from '@preact/signals';
import type { ComparedLines, ShownComparison } from '../../contract/comparison.ts';
import { LINES_AT_ONCE } from '../../contract/views.ts';
import type { Courier } from '../courier.ts';

/** What is compared in the view. */
export type Compared = 'messages' | 'captures';

export class ComparedCaptures {
  readonly compared = signal<Compared>('messages');
  readonly shown = signal<ShownComparison>({ kind: 'none' });
  readonly lines = signal<ComparedLines>('changes');
  /** Lines before those that are shown. */
  readonly skip = signal(0);
  readonly #courier: Pick<Courier, 'ask' | 'compare' | 'onCompared'>;
  #isAsking = false;
  #isWanted = false;

  constructor(courier: Pick<Courier, 'ask' | 'compare' | 'onCompared'>) {
    this.#courier = courier;
    courier.onCompared(() => void this.#progressed());
  }

  /** Has the host ask which capture. */
  choose(): void {
    this.#courier.compare();
  }

  async stop(): Promise<void> {
    await this.#courier.ask({ ask: 'stopComparison' });
    await this.refresh();
  }

  async look(compared: Compared): Promise<void> {
    this.compared.value = compared;
    if (compared === 'captures') await this.refresh();
  }

  async turn(lines: ComparedLines, skip: number): Promise<void> {
    batch(() => {
      this.lines.value = lines;
      this.skip.value = Math.max(0, skip);
    });
    await this.refresh();
  }

  /** One question is on its way at a time; what is wanted meanwhile is asked after it. */
  async refresh(): Promise<void> {
    this.#isWanted = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      while (this.#isWanted) {
        this.#isWanted = false;
        const [lines, skip] = [this.lines.value, this.skip.value];
        const answer = await this.#courier.ask({ ask: 'comparison', lines, skip });
        if (answer.answer === 'comparison') this.shown.value = answer.comparison;
      }
    } finally {
      this.#isAsking = false;
    }
  }

  /** A comparison that has begun begins with its first lines. */
  async #progressed(): Promise<void> {
    if (this.shown.value.kind !== 'going') {
      batch(() => {
        this.lines.value = 'changes';
        this.skip.value = 0;
      });
    }
    await this.refresh();
  }
}

/** Which lines are shown, from 1 on; `none` where there are none. */
export function pageText(skip: number, total: number): string {
  return total === 0 ? 'none' : `${skip + 1} to ${Math.min(total, skip + LINES_AT_ONCE)} of ${total}`;
}
