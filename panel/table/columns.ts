// The columns of the table: which there are, which are chosen, how wide they are.
import { computed, signal } from '@preact/signals';
import type { Extra } from '../../contract/extras.ts';

export const COLUMN_IDS = [
  'row',
  'time',
  'direction',
  'circuit',
  'name',
  'sequence',
  'flags',
  'size',
  'expanded',
  'acks',
  'ackLatency',
  'fate',
  'summary',
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

export interface Column {
  readonly title: string;
  /** What stands in it, in one sentence. */
  readonly about: string;
  /** What stands above it, if the title is too long. */
  readonly short?: string;
  /** Pixels at first; those that grow are never narrower than this. */
  readonly width: number;
  /** How much of what is left it takes; absent = none. */
  readonly grows?: number;
  /** What must be asked for with the rows. */
  readonly extra?: Extra;
}

export const COLUMNS: Readonly<Record<ColumnId, Column>> = {
  row: {
    title: 'Number',
    about: 'The number of the row in the log; it stays the same whatever the filter shows',
    short: 'No',
    width: 56,
  },
  time: { title: 'Time', about: 'When it crossed; the menu of columns says how that is told', width: 78 },
  direction: {
    title: 'Direction',
    about: 'To the simulator (→) or from it (←); between regions, to the one that has the circuit',
    short: '',
    width: 22,
  },
  circuit: {
    title: 'Circuit',
    about: 'The circuit that it belongs to, numbered as they appear; none if it belongs to none',
    short: 'Circ',
    width: 40,
  },
  name: {
    title: 'Name',
    about: 'The message, the capability or the event; a small word before it says where it crossed, if not by UDP',
    width: 110,
    grows: 1,
  },
  sequence: {
    title: 'Sequence',
    about: 'The number that its sender gave the packet, from 1 on each circuit',
    short: 'Seq',
    width: 56,
  },
  flags: {
    title: 'Flags',
    about: 'Z zero-coded, R reliable: asks for an ack, S sent again, A has acks appended',
    width: 54,
  },
  size: { title: 'Size', about: 'Bytes on the wire, acks included; for HTTP those of the bodies', width: 52 },
  expanded: {
    title: 'Expanded size',
    about: 'Bytes when zero-coding is undone, without appended acks',
    short: 'Exp',
    width: 52,
    extra: 'expanded',
  },
  acks: {
    title: 'Acks',
    about: 'Acks that it carries: appended ones, and those of a PacketAck',
    width: 46,
    extra: 'acks',
  },
  ackLatency: {
    title: 'Ack latency',
    about: 'From this packet to the first one behind it that acks it',
    short: 'Acked',
    width: 74,
    extra: 'ackLatency',
  },
  fate: {
    title: 'Fate',
    about: 'What became of it at the simulator; each word has its meaning as a tooltip',
    width: 112,
  },
  summary: {
    title: 'Summary',
    about: 'A few of its values: texts first, then numbers',
    width: 120,
    grows: 2,
    extra: 'summary',
  },
};

const FIRST: readonly ColumnId[] = ['time', 'direction', 'circuit', 'name', 'sequence', 'flags', 'size', 'fate'];

/** How the time of a row is told: by the clock, since the capture's start, since the row before it in the table. */
export const TIME_FORMS = ['absolute', 'start', 'delta'] as const;
export type TimeForm = (typeof TIME_FORMS)[number];

/** What survives when the editor throws the page away. */
export interface KeptColumns {
  readonly chosen: readonly ColumnId[];
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>;
  readonly time: TimeForm;
}

/** Narrower, nothing can be read or taken hold of; wider, the others have no room. In pixels. */
export const WIDTH = { least: 20, most: 800 } as const;

const ABSOLUTE_TIME_WIDTH = 106;
/** Pixels left and right of a row. */
const SIDES = 16;
/** Tighter, cells cannot be read: then the table is scrolled sideways. */
const TIGHTEST = 0.8;

export class Columns {
  readonly chosen = signal<readonly ColumnId[]>(FIRST);
  readonly widths = signal<Readonly<Partial<Record<ColumnId, number>>>>({});
  readonly time = signal<TimeForm>('start');
  /** What is to be asked for with each window. */
  readonly extras = computed<readonly Extra[]>(() => this.chosen.value.flatMap((id) => COLUMNS[id].extra ?? []));
  /** Pixels that the table has; 0 before that is known. */
  readonly room = signal(0);
  /** Pixels that all chosen columns need. */
  readonly width = computed(() => this.chosen.value.reduce((sum, id) => sum + this.#least(id), SIDES));
  /** The tracks of the grid that rows are laid out in. */
  readonly tracks = computed(() => this.chosen.value.map((id) => this.#track(id)).join(' '));
  /** By how much columns shrink that nobody has made as wide as they are. */
  readonly #squeeze = computed(() => {
    const wanted = this.chosen.value.reduce((sum, id) => sum + this.widthOf(id), SIDES);
    const room = this.room.value;
    return room === 0 || room >= wanted ? 1 : Math.max(TIGHTEST, room / wanted);
  });

  constructor(kept: Partial<KeptColumns> = {}) {
    const chosen = COLUMN_IDS.filter((id) => kept.chosen?.includes(id) === true);
    if (chosen.length > 0) this.chosen.value = chosen;
    for (const [id, width] of Object.entries(kept.widths ?? {})) {
      if (isColumn(id) && typeof width === 'number') this.resize(id, width);
    }
    this.time.value = TIME_FORMS.find((form) => form === kept.time) ?? 'start';
  }

  /** Shows a column, or no longer; the name stays. They stand in their own order always. */
  toggle(id: ColumnId): void {
    const chosen = new Set(this.chosen.value);
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen.value = COLUMN_IDS.filter((column) => column === 'name' || chosen.has(column));
  }

  /** Gives a column a width of its own, in pixels. */
  resize(id: ColumnId, width: number): void {
    if (!Number.isFinite(width)) return;
    this.widths.value = { ...this.widths.value, [id]: Math.round(Math.min(Math.max(WIDTH.least, width), WIDTH.most)) };
  }

  /** The width that a column has, or would have at least. */
  widthOf(id: ColumnId): number {
    const first = id === 'time' && this.time.value === 'absolute' ? ABSOLUTE_TIME_WIDTH : COLUMNS[id].width;
    return this.widths.value[id] ?? first;
  }

  /** All columns as they were at first. */
  reset(): void {
    this.chosen.value = FIRST;
    this.widths.value = {};
    this.time.value = 'start';
  }

  kept(): KeptColumns {
    return { chosen: this.chosen.value, widths: this.widths.value, time: this.time.value };
  }

  #track(id: ColumnId): string {
    const width = this.#least(id);
    const { grows } = COLUMNS[id];
    return grows === undefined || this.widths.value[id] !== undefined ? `${width}px` : `minmax(${width}px, ${grows}fr)`;
  }

  #least(id: ColumnId): number {
    const width = this.widthOf(id);
    return this.widths.value[id] ?? (id === 'time' ? width : Math.floor(width * this.#squeeze.value));
  }
}

function isColumn(id: string): id is ColumnId {
  return COLUMN_IDS.some((known) => known === id);
}
