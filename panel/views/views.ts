// Which view is shown beside the table, and what came back for it. Keeps no history: everything is asked for again.
import { batch, computed, signal } from '@preact/signals';
import type { AskedView, Choice, Looked, Relation, ShownView } from '../../contract/views.ts';
import type { Courier } from '../courier.ts';

/** The views in the order in which they stand in the bar. */
export const VIEWS = [
  { name: 'table', label: 'Packets', means: 'Every row of the log, filtered' },
  { name: 'checklist', label: 'Handshake', means: 'The steps from a login to an avatar that stands; what is missing' },
  { name: 'findings', label: 'Findings', means: 'What is not as it should be, with the rows that show it' },
  { name: 'reliability', label: 'Reliability', means: 'Each reliable packet: when it was sent, sent again and acked' },
  {
    name: 'pairs',
    label: 'Pairs',
    means: 'Requests with their replies, pings with their answers, and the time between',
  },
  { name: 'charts', label: 'Charts', means: 'Pings, rates and throttles over time' },
  { name: 'sequence', label: 'Sequence', means: 'The rows of the filter as a sequence diagram' },
  { name: 'events', label: 'Events', means: 'What happened to circuits: opened, blocked, closed and why' },
  { name: 'faults', label: 'Faults', means: 'What goes wrong on the way, and rules for it' },
  { name: 'compare', label: 'Compare', means: 'Two messages, field by field; or two captures' },
] as const;
export type ViewName = (typeof VIEWS)[number]['name'];

/** Views of what a grid does, of which a capture file knows nothing. */
const OF_GRIDS: ReadonlySet<ViewName> = new Set(['events', 'faults']);

export const viewsOf = (isFile: boolean): readonly (typeof VIEWS)[number][] =>
  isFile ? VIEWS.filter(({ name }) => !OF_GRIDS.has(name)) : VIEWS;

/** A list that is shown a page at a time. */
export interface Page {
  readonly choice: Choice;
  /** Lines before it, from the newest on. */
  readonly skip: number;
}

const FIRST_PAGE: Page = { choice: 'all', skip: 0 };

export class Views {
  readonly shown = signal<ViewName>('table');
  /** What the shown view is told; undefined until the first answer. */
  readonly told = signal<ShownView | undefined>(undefined);
  /** How far the log was looked at for the shown view. */
  readonly looked = signal<Looked | undefined>(undefined);
  readonly reliable = signal<Page>(FIRST_PAGE);
  readonly pairs = signal<Page>(FIRST_PAGE);
  /** What belongs to the selected row, as far as the log was looked at. */
  readonly relations = signal<readonly Relation[]>([]);
  /** And for what belongs to the selected row: an answer to one of them says nothing of how old the other is. */
  readonly #lookedForRow = signal<Looked | undefined>(undefined);
  /** Whether there are rows that were not looked at. */
  readonly isBehind = computed(() => isPart(this.looked.value) || isPart(this.#lookedForRow.value));
  readonly #courier: Courier;
  #wanted: AskedView | undefined;
  #running: Promise<void> | undefined;
  #row: number | undefined;

  constructor(courier: Courier) {
    this.#courier = courier;
  }

  async show(name: ViewName): Promise<void> {
    batch(() => {
      this.shown.value = name;
      this.told.value = undefined;
      this.looked.value = undefined;
    });
    await this.refresh();
  }

  /** Shows another page, or another choice from its first page on. */
  async turn(list: 'reliable' | 'pairs', page: Page): Promise<void> {
    this[list].value = page;
    await this.refresh();
  }

  /** Asks for what is shown now. One question is on its way at a time; what is wanted meanwhile is asked after it. */
  refresh(): Promise<void> {
    this.#wanted = this.#question();
    if (this.#wanted === undefined) return Promise.resolve();
    this.#running ??= this.#run();
    return this.#running;
  }

  /** Asks what belongs to a row; nothing belongs to none. */
  async relate(row: number | undefined): Promise<void> {
    if (row !== this.#row) {
      this.relations.value = [];
      this.#lookedForRow.value = undefined;
    }
    this.#row = row;
    if (row === undefined) return;
    const answer = await this.#courier.ask({ ask: 'view', view: { kind: 'relations', row } });
    if (this.#row !== row || answer.answer !== 'view') return;
    const { looked, view } = answer;
    batch(() => {
      this.#lookedForRow.value = looked;
      this.relations.value = view.kind === 'relations' ? view.links : [];
    });
  }

  #question(): AskedView | undefined {
    switch (this.shown.value) {
      case 'checklist':
        return { kind: 'checklists' };
      case 'findings':
        return { kind: 'findings' };
      case 'reliability':
        return { kind: 'reliable', ...this.reliable.value };
      case 'pairs':
        return { kind: 'pairs', ...this.pairs.value };
      case 'charts':
        return { kind: 'charts' };
      default:
        return undefined;
    }
  }

  async #run(): Promise<void> {
    try {
      while (this.#wanted !== undefined) {
        const view = this.#wanted;
        this.#wanted = undefined;
        const answer = await this.#courier.ask({ ask: 'view', view });
        const isStale = this.#question()?.kind !== view.kind;
        if (answer.answer !== 'view' || isStale) continue;
        batch(() => {
          this.told.value = answer.view;
          this.looked.value = answer.looked;
        });
      }
    } finally {
      this.#running = undefined;
    }
  }
}

const isPart = (looked: Looked | undefined): boolean => looked !== undefined && looked.looked < looked.total;
