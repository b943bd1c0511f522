// The selected row, whole and opened; which of its parts is selected. Decodes anew when the template changes.
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { WholeRow } from '../../contract/panel.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import type { Courier } from '../courier.ts';
import { type PacketView, partAt } from './packet-view.ts';
import { partOf, type Turned, turnedFor } from './tree-line.ts';
import { viewRow } from './view-row.ts';

/** What the detail shows. `gone`: the log is full, and this row has made room for newer ones. */
export type Shown =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'gone'; readonly row: number }
  /** `of`: the other capture that it is a row of; absent = of the log. */
  | { readonly kind: 'row'; readonly row: WholeRow; readonly of?: string };

export type ByteForm = 'wire' | 'expanded';

export class Detail {
  readonly shown = signal<Shown>({ kind: 'nothing' });
  /** Ids of the parts that match the filter. */
  readonly found = signal<ReadonlySet<string>>(new Set());
  /** Id of the selected part. */
  readonly part = signal<string | undefined>(undefined);
  /** Lines of the tree that are not as they are at first: open or closed. */
  readonly turned = signal<Turned>(new Set());
  /** Which bytes are looked at, if there are both. */
  readonly form = signal<ByteForm>('wire');
  /** The byte that keys or a click have led to. */
  readonly byte = signal<number | undefined>(undefined);
  /** The datagram of the row, or the event that says what a datagram could; undefined for other HTTP. */
  readonly packet: ReadonlySignal<PacketView | undefined>;
  readonly #courier: Courier;
  readonly #filter: ReadonlySignal<string>;
  #wanted: number | undefined;

  constructor(courier: Courier, codec: ReadonlySignal<Codec>, filter: ReadonlySignal<string>) {
    this.#courier = courier;
    this.#filter = filter;
    this.packet = computed(() => {
      const shown = this.shown.value;
      return shown.kind === 'row' ? viewRow(shown.row, codec.value) : undefined;
    });
  }

  /** Asks for row `row` and shows it, unless another is wanted by the time it comes. */
  async open(row: number | undefined): Promise<void> {
    this.#wanted = row;
    if (row === undefined) return this.#show({ kind: 'nothing' });
    const filter = this.#filter.peek();
    const answer = await this.#courier.ask({ ask: 'row', row, filter });
    if (this.#wanted !== row || this.#filter.peek() !== filter) return;
    const { row: whole, found = [] } = answer.answer === 'row' ? answer : { row: undefined };
    batch(() => {
      this.found.value = new Set(found.map(partOf));
      this.#show(whole === undefined ? { kind: 'gone', row } : { kind: 'row', row: whole });
    });
  }

  /** Whether a row of another capture is shown. */
  get isOther(): boolean {
    const shown = this.shown.value;
    return shown.kind === 'row' && shown.of !== undefined;
  }

  /** Shows a row of another capture, which is not in the log. */
  async openOther(row: number, of: string): Promise<void> {
    const wanted = -row;
    this.#wanted = wanted;
    const answer = await this.#courier.ask({ ask: 'otherRow', row });
    if (this.#wanted !== wanted || answer.answer !== 'row' || answer.row === undefined) return;
    const shown: Shown = { kind: 'row', row: answer.row, of };
    batch(() => {
      this.found.value = new Set();
      this.#show(shown);
    });
  }

  /** Selects a part, and looks at the form of the bytes that has it. */
  select(id: string | undefined): void {
    const part = this.packet.value?.parts.find((candidate) => candidate.id === id);
    batch(() => {
      this.byte.value = undefined;
      this.part.value = id;
      if (part !== undefined && part.expanded === undefined) this.form.value = 'wire';
    });
  }

  /** Opens a line of the tree, or closes it. */
  turn(line: string): void {
    const turned = new Set(this.turned.value);
    if (!turned.delete(line)) turned.add(line);
    this.turned.value = turned;
  }

  look(form: ByteForm): void {
    batch(() => {
      this.byte.value = undefined;
      this.form.value = form;
    });
  }

  /** Keys have led to a byte: its innermost part is selected. */
  goToByte(offset: number): void {
    if (this.byte.value === offset) return;
    batch(() => {
      this.part.value = undefined;
      this.pick(offset);
    });
  }

  /** Selects the part that a clicked byte belongs to. */
  pick(offset: number): void {
    const packet = this.packet.value;
    if (packet === undefined) return;
    const form = this.formShown(packet);
    const part = partAt(packet.parts, { offset, in: form }, this.part.value);
    batch(() => {
      this.byte.value = offset;
      this.part.value = part;
      if (part !== undefined) this.turned.value = turnedFor(packet.lines, part, this.turned.value);
    });
  }

  /** The form that is drawn: a packet that was not zero-coded has one only. */
  formShown(packet: PacketView): ByteForm {
    return packet.expanded === undefined ? 'wire' : this.form.value;
  }

  /** The same field stays selected from row to row, as far as the rows have it. */
  #show(shown: Shown): void {
    batch(() => {
      this.byte.value = undefined;
      this.shown.value = shown;
      const { lines = [], parts = [] } = this.packet.value ?? {};
      if (![...parts, ...lines].some(({ id }) => id === this.part.value)) this.part.value = undefined;
    });
  }
}
