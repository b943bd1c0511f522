// What can be done with the selected row: copied, marked, looked up in the template. A menu and keys do the same.
import { type ReadonlySignal, signal } from '@preact/signals';
import type { TemplatePlace } from '../../contract/marks.ts';
import type { WholeRow } from '../../contract/panel.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import { builtInTemplateText } from '../../protocol/template/built-in.ts';
import type { Detail } from '../detail/detail.ts';
import type { Marks } from '../marks/marks.ts';
import type { Selection } from '../table/selection.ts';
import { COPY_FORMS, type CopyForm, copyOf, FORM_WORDS } from './copy.ts';

export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  /** The key that does the same in the table; '' if none does. */
  readonly key: string;
  run(): void;
}

/** What the menu needs of the rest. */
export interface MenuParts {
  readonly selection: Selection;
  readonly detail: Detail;
  readonly marks: Marks;
  readonly codec: ReadonlySignal<Codec>;
  copy(text: string): void;
  showTemplate(place: TemplatePlace): void;
}

export class RowMenu {
  /** Where it is open; undefined while it is closed. */
  readonly place = signal<MenuPlace | undefined>(undefined);
  /** The note of the selected row is being written. */
  readonly isWriting = signal(false);
  /** What was copied last, for those who hear it. */
  readonly said = signal('');
  readonly #parts: MenuParts;

  constructor(parts: MenuParts) {
    this.#parts = parts;
  }

  open(place: MenuPlace): void {
    this.place.value = place;
  }

  close(): void {
    this.place.value = undefined;
  }

  /** What can be done with the row that the details show. */
  items(): readonly MenuItem[] {
    const { detail, marks, selection } = this.#parts;
    const row = selection.row.value;
    if (row === undefined) return [];
    const shown = detail.shown.value;
    const isMarked = marks.of(row) !== undefined;
    return [
      ...(shown.kind === 'row' ? this.#copies(shown.row) : []),
      ...(detail.packet.value?.message === undefined
        ? []
        : [{ id: 'template', label: 'Go to Template', key: 'T', run: () => this.goToTemplate() }]),
      { id: 'mark', label: isMarked ? 'Take the Mark Away' : 'Mark', key: 'M', run: () => marks.toggle(row) },
      { id: 'note', label: isMarked ? 'Change the Note' : 'Write a Note', key: 'N', run: () => this.writeNote() },
    ];
  }

  /** What a key does in the table; false if it does nothing. */
  press({ ctrlKey, key, metaKey }: Pick<KeyboardEvent, 'ctrlKey' | 'key' | 'metaKey'>): boolean {
    const wanted = ctrlKey || metaKey ? `Ctrl+${key.toUpperCase()}` : key.toUpperCase();
    const item = this.items().find((candidate) => candidate.key === wanted);
    if (item !== undefined) item.run();
    else if (key === ']' || key === '[') return this.#step(key === ']' ? 1 : -1);
    return item !== undefined;
  }

  copyAs(form: CopyForm): void {
    const shown = this.#parts.detail.shown.value;
    const text = shown.kind === 'row' ? copyOf(form, shown.row, this.#parts.codec.value) : undefined;
    if (text === undefined) return;
    this.#parts.copy(text);
    this.said.value = `Copied as ${FORM_WORDS[form]}`;
  }

  /** Shows where the template defines the message, or the field that is selected in the details. */
  goToTemplate(): void {
    const { detail } = this.#parts;
    const message = detail.packet.value?.message;
    if (message === undefined) return;
    const [, block, field] = /^(\w+)\[\d+\]\.(\w+)/.exec(detail.part.value ?? '') ?? [];
    const inner = block === undefined || field === undefined ? {} : { block, field };
    this.#parts.showTemplate({ kind: 'template', message, ...inner, builtIn: builtInTemplateText });
  }

  writeNote(): void {
    this.isWriting.value = true;
  }

  #copies(row: WholeRow): readonly MenuItem[] {
    const { codec } = this.#parts;
    return COPY_FORMS.filter((form) => copyOf(form, row, codec.value) !== undefined).map((form) => ({
      id: `copy-${form}`,
      label: `Copy as ${FORM_WORDS[form]}`,
      key: form === 'text' ? 'Ctrl+C' : '',
      run: () => this.copyAs(form),
    }));
  }

  #step(way: 1 | -1): boolean {
    const { marks, selection } = this.#parts;
    const next = marks.next(selection.row.value, way);
    if (next !== undefined) void selection.selectRow(next);
    return next !== undefined;
  }
}
