// All that the panel knows, wired together. Nothing here matters: it can be thrown away and asked for again.
import { computed, effect, signal } from '@preact/signals';
import type { GridTree } from '../contract/panel.ts';
import { type Codec, compileCodec } from '../protocol/packet/codec.ts';
import { lazyCodec } from '../protocol/packet/lazy-codec.ts';
import { templateInForce } from '../protocol/template/in-force.ts';
import { FileCircuits } from './circuits/of-file.ts';
import { ComparedCaptures } from './compare/captures.ts';
import { Comparing } from './compare/comparing.ts';
import type { Courier, SandboxWord } from './courier.ts';
import { Detail } from './detail/detail.ts';
import { FaultRules } from './faults/faults.ts';
import { FilterInput } from './filter/filter-input.ts';
import { Lately } from './happenings/lately.ts';
import { Marks } from './marks/marks.ts';
import { RowMenu } from './row-menu/row-menu.ts';
import { Sequence } from './sequence/sequence.ts';
import { Columns, type KeptColumns } from './table/columns.ts';
import { Rows } from './table/rows.ts';
import { Selection } from './table/selection.ts';
import { type ViewName, Views } from './views/views.ts';

/** Why the table is empty, in the order of what helps first. */
export type Emptiness = 'waiting' | 'stopped' | 'silent' | 'unmatched' | 'bare';

/** What survives when the editor throws the page away. */
export interface Kept {
  readonly filter: string;
  /** Filters that were used, the newest last. */
  readonly history: readonly string[];
  /** Share of the width that the table has beside the detail. */
  readonly split: number;
  readonly columns: KeptColumns;
  readonly view: ViewName;
  readonly look: KeptLook | undefined;
}

/** What was looked at in the log that began at `log`, in milliseconds since 1970. */
interface KeptLook {
  readonly log: number;
  readonly row: number;
}

/** How the host says that the built-in template is in force. */
const BUILT_IN = '';

export const SPLIT = { least: 0.2, most: 0.8, first: 0.42 } as const;

export class Panel {
  readonly columns: Columns;
  readonly rows: Rows;
  readonly filter: FilterInput;
  readonly selection: Selection;
  readonly detail: Detail;
  readonly marks: Marks;
  readonly menu: RowMenu;
  readonly views: Views;
  readonly comparing: Comparing;
  readonly captures: ComparedCaptures;
  readonly fileCircuits: FileCircuits;
  readonly sequence: Sequence;
  readonly lately: Lately;
  readonly faults: FaultRules;
  /** Undefined until the host has said how it is. */
  readonly sandbox = signal<SandboxWord | undefined>(undefined);
  readonly grid = signal<GridTree | undefined>(undefined);
  readonly codec = signal<Codec>(codecOf(BUILT_IN));
  readonly split = signal<number>(SPLIT.first);
  readonly emptiness = computed(() => this.#whyEmpty());
  readonly #courier: Courier;
  #templateText = BUILT_IN;
  #kept: KeptLook | undefined;

  constructor(courier: Courier, kept: Partial<Kept> = {}) {
    this.#courier = courier;
    this.#kept = kept.look;
    this.columns = new Columns(kept.columns);
    this.rows = new Rows(courier, this.columns.extras);
    this.filter = new FilterInput(courier, this.rows, kept.history);
    this.selection = new Selection(this.rows);
    this.detail = new Detail(courier, this.codec, this.rows.inForce);
    this.views = new Views(courier);
    this.comparing = new Comparing({ courier, codec: this.codec, detail: this.detail, grid: this.grid });
    this.captures = new ComparedCaptures(courier);
    this.fileCircuits = new FileCircuits(courier);
    this.sequence = new Sequence(courier);
    this.lately = new Lately(courier);
    this.faults = new FaultRules(courier);
    this.marks = new Marks(courier);
    this.menu = new RowMenu({
      ...{ selection: this.selection, detail: this.detail, marks: this.marks, codec: this.codec },
      copy: (text) => void navigator.clipboard.writeText(text),
      showTemplate: (place) => courier.showTemplate(place),
    });
    this.setSplit(kept.split ?? SPLIT.first);
    this.rows.filter.value = kept.filter ?? '';
    courier.onRows(() => void this.#hearRows());
    courier.onSandbox((word) => void this.#hearSandbox(word));
    courier.onFilter((filter) => void this.#showOnly(filter));
    this.selection.row.subscribe((row) => void this.detail.open(row));
    this.rows.inForce.subscribe((filter) => courier.showsFilter(filter));
    // What lights up in the detail depends on the filter.
    this.rows.inForce.subscribe(() => void this.detail.open(this.selection.row.peek()));
    this.selection.row.subscribe((row) => void this.views.relate(row));
    effect(() => {
      if (this.views.shown.value === 'sequence') void this.sequence.refresh(this.rows.inForce.value);
      if (this.views.shown.value === 'faults') void this.faults.refresh();
    });
    if (kept.view !== undefined) void this.views.show(kept.view);
    courier.ready();
  }

  /** Looks at what was looked at before, once the log has told that it is the same one. */
  async #lookAgain(): Promise<void> {
    const { startedAt } = this.rows.window.value;
    const kept = this.#kept;
    if (kept === undefined || startedAt === undefined) return;
    this.#kept = undefined;
    if (kept.log === startedAt && this.selection.row.value === undefined) await this.selection.selectRow(kept.row);
  }

  /** Asks again for what changes with the time alone. */
  async refreshUnsettled(): Promise<void> {
    if (this.rows.window.value.isUnsettled === true) await this.rows.refresh();
  }

  /** Asks for agents and circuits; called now and then while the page is seen. */
  async refreshGrid(): Promise<void> {
    if (this.sandbox.value?.isFile === true) {
      await this.#refreshFile();
      return;
    }
    void this.lately.refresh();
    const answer = await this.#courier.ask({ ask: 'grid' });
    this.grid.value = answer.answer === 'grid' ? answer.grid : undefined;
  }

  /** Asks again for the view that is shown, and what belongs to the selected row. */
  async refreshView(): Promise<void> {
    const isSequence = this.views.shown.value === 'sequence';
    await Promise.all([
      this.views.refresh(),
      this.views.relate(this.selection.row.value),
      isSequence ? this.sequence.refresh(this.rows.inForce.value) : undefined,
      this.views.shown.value === 'faults' ? this.faults.refresh() : undefined,
    ]);
  }

  /** Shows a row beside whatever is looked at, or none. */
  look(row: number | undefined): void {
    this.selection.drop();
    this.selection.row.value = row;
    // What is shown may be a row of another capture.
    if (this.detail.isOther) void this.detail.open(row);
  }

  /** Shows a row of the capture that the log is compared with. */
  lookAtOther(row: number, of: string): void {
    this.selection.drop();
    void this.detail.openOther(row, of);
  }

  /** [views.place.1] Shows a row in the table; a filter that it does not match goes. */
  async goTo(row: number): Promise<void> {
    await this.views.show('table');
    const isThere = (await this.rows.indexOf(row)) !== undefined;
    if (!isThere && this.rows.inForce.value !== '') await this.rows.setFilter('');
    await this.selection.selectRow(row);
  }

  start(): void {
    this.#courier.start();
  }

  /** Empties the log; the selected row goes with it. */
  async clear(): Promise<void> {
    this.selection.drop();
    await this.rows.clear();
  }

  setSplit(share: number): void {
    this.split.value = Math.min(Math.max(SPLIT.least, share), SPLIT.most);
  }

  /** What to keep of it all. */
  kept(): Kept {
    const [filter, history, split] = [this.rows.filter.value, this.filter.history.value, this.split.value];
    const [log, row] = [this.rows.window.value.startedAt, this.selection.row.value];
    const look = log === undefined || row === undefined ? this.#kept : { log, row };
    return { filter, history, split, columns: this.columns.kept(), view: this.views.shown.value, look };
  }

  /** The newest rows of this filter are shown, whatever was looked at before. */
  async #showOnly(filter: string): Promise<void> {
    this.#kept = undefined;
    this.selection.drop();
    this.rows.following.value = true;
    await this.rows.setFilter(filter);
  }

  async #hearRows(): Promise<void> {
    const isFile = this.sandbox.value?.isFile === true;
    const isSettled = this.fileCircuits.isWhole && !this.fileCircuits.isBehind.value;
    await Promise.all([this.rows.refresh(), isFile && !isSettled ? this.#refreshFile() : undefined]);
  }

  /** Its circuits; a file that is still read tells only whose they are. */
  async #refreshFile(): Promise<void> {
    const isWhole = this.sandbox.value?.isReading !== true;
    await this.fileCircuits.refresh(this.rows.window.value.total, isWhole);
  }

  async #hearSandbox(word: SandboxWord): Promise<void> {
    const started = word.running && this.sandbox.value?.running === false;
    this.sandbox.value = word;
    // A new grid begins a new log with row 1.
    if (started) {
      this.selection.drop();
      this.comparing.drop();
    }
    await Promise.all([this.#refreshTemplate(), this.rows.refresh(), this.refreshGrid()]);
    await this.#lookAgain();
  }

  /** The template in force; without a grid, the built-in one. */
  async #refreshTemplate(): Promise<void> {
    const answer = await this.#courier.ask({ ask: 'template' });
    const text = answer.answer === 'template' ? answer.text : BUILT_IN;
    if (text === this.#templateText) return;
    this.#templateText = text;
    this.codec.value = codecOf(text);
  }

  #whyEmpty(): Emptiness | undefined {
    const { matched, search, total } = this.rows.window.value;
    if (matched > 0) return undefined;
    if (total > 0) return search === undefined || search.isStopped ? 'unmatched' : 'waiting';
    const sandbox = this.sandbox.value;
    if (sandbox === undefined) return 'waiting';
    if (sandbox.isFile === true) return this.rows.known.value && sandbox.isReading !== true ? 'bare' : 'waiting';
    if (sandbox.running && !this.rows.known.value) return 'waiting';
    return sandbox.running ? 'silent' : 'stopped';
  }
}

/** The page stands before a template is read. */
function codecOf(text: string): Codec {
  return lazyCodec(() => compileCodec(templateInForce(text)));
}
