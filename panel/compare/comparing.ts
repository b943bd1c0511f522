// The row that is kept, to be compared with the one that is selected.
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { GridTree, WholeRow } from '../../contract/panel.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import type { Courier } from '../courier.ts';
import type { Detail } from '../detail/detail.ts';
import type { PacketView } from '../detail/packet-view.ts';
import { viewRow } from '../detail/view-row.ts';
import { compareFields, type IdMap } from './fields.ts';

export interface ComparingParts {
  readonly courier: Courier;
  readonly codec: ReadonlySignal<Codec>;
  readonly detail: Detail;
  readonly grid: ReadonlySignal<GridTree | undefined>;
}

export class Comparing {
  /** Number of the kept row. */
  readonly row = computed(() => this.#kept.value?.row);
  /** The kept row, opened; undefined if there is none, or it is no message. */
  readonly left: ReadonlySignal<PacketView | undefined>;
  readonly fields = computed(() => {
    const left = this.left.value;
    const right = this.#parts.detail.packet.value;
    return left === undefined || right === undefined ? undefined : compareFields(left, right, this.#ids());
  });
  readonly #kept = signal<WholeRow | undefined>(undefined);
  readonly #parts: ComparingParts;

  constructor(parts: ComparingParts) {
    this.#parts = parts;
    this.left = computed(() => {
      const row = this.#kept.value;
      return row === undefined ? undefined : viewRow(row, parts.codec.value);
    });
  }

  /** Keeps this row, or lets it go if it is the one that is kept. */
  async keep(row: number): Promise<void> {
    if (this.row.value === row) {
      this.#kept.value = undefined;
      return;
    }
    const answer = await this.#parts.courier.ask({ ask: 'row', row });
    this.#kept.value = answer.answer === 'row' ? answer.row : undefined;
  }

  drop(): void {
    this.#kept.value = undefined;
  }

  /** The agents of the two circuits are the same thing to each of them. */
  #ids(): IdMap {
    const { detail, grid } = this.#parts;
    const shown = detail.shown.value;
    const agentOf = (circuit: number | undefined) => {
      const found = grid.value?.circuits.find((one) => one.circuit === circuit);
      return found?.role === 'region' ? undefined : found?.agentId;
    };
    const left = agentOf(this.#kept.value?.circuit);
    const right = shown.kind === 'row' ? agentOf(shown.row.circuit) : undefined;
    return left === undefined || right === undefined ? new Map() : new Map([[left, right]]);
  }
}
