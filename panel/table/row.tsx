// One row of the table.
import type { JSX } from 'preact';
import type { RawRow } from '../../contract/panel.ts';
import type { Names } from '../../protocol/packet/name.ts';
import type { ColumnId } from './columns.ts';
import { type Clock, FLAG_WORDS, lookOf, type RowLook, spoken } from './look.ts';

export interface RowProps {
  /** Among the matching rows, from 0. */
  readonly index: number;
  /** Undefined while it is on its way. */
  readonly row: RawRow | undefined;
  /** Where it stands in the view, in pixels. */
  readonly y: number;
  readonly names: Names;
  readonly columns: readonly ColumnId[];
  readonly clock: Clock;
  /** What somebody wrote to the row; '' for a mark alone. */
  readonly note: string | undefined;
  readonly isSelected: boolean;
  onSelect(): void;
  onMenu(event: MouseEvent): void;
}

export function Row(props: RowProps) {
  const { clock, columns, index, isSelected, names, note, onMenu, onSelect, row, y } = props;
  const look = row === undefined ? undefined : lookOf(row, names, clock);
  const tone = look === undefined ? 'pending' : look.tone;
  const marked = note === undefined ? '' : ' row-marked';
  return (
    <div
      class={`row row-${tone}${isSelected ? ' row-selected' : ''}${index % 2 === 1 ? ' row-odd' : ''}${marked}`}
      role="row"
      id={`row-${index}`}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-label={look === undefined ? 'loading' : rowWords(look, note)}
      title={look === undefined ? undefined : rowTitle(look, note)}
      data-testid="traffic-row"
      data-row={row?.row}
      style={{ transform: `translateY(${y}px)` }}
      onClick={onSelect}
      onContextMenu={onMenu}
    >
      {look === undefined ? (
        <span class="cell cell-pending" role="gridcell" />
      ) : (
        columns.map((id) => <Cell key={id} id={id} look={look} />)
      )}
    </div>
  );
}

function rowWords(look: RowLook, note: string | undefined): string {
  if (note === undefined) return spoken(look);
  return `marked${note === '' ? '' : `: ${note}`}, ${spoken(look)}`;
}

function rowTitle(look: RowLook, note: string | undefined): string | undefined {
  const happened = look.tone === 'quiet' ? [] : [`${whatHappened(look)}: ${look.fateMeaning}`];
  const words = [...(note === undefined || note === '' ? [] : [note]), ...happened];
  return words.length === 0 ? undefined : words.join('\n');
}

/** Cells that are more than a text. */
const CELLS: Readonly<Partial<Record<ColumnId, (look: RowLook) => JSX.Element>>> = {
  direction: directionCell,
  name: nameCell,
  flags: flagsCell,
  fate: fateCell,
};

function Cell({ id, look }: { readonly id: ColumnId; readonly look: RowLook }) {
  const special = CELLS[id];
  if (special !== undefined) return special(look);
  const text = textOf(look, id);
  return (
    <span class={`cell cell-${id}`} role="gridcell" title={id === 'summary' && text !== '' ? text : undefined}>
      {text}
    </span>
  );
}

function textOf(look: RowLook, id: ColumnId): string {
  const text = look[id];
  return typeof text === 'string' ? text : '';
}

function directionCell({ arrow, direction }: RowLook) {
  return (
    <span
      key="direction"
      class={`cell cell-direction direction-${arrow === '→' ? 'in' : 'out'}`}
      role="gridcell"
      title={direction}
    >
      <span aria-hidden="true">{arrow}</span>
      <span class="spoken">{direction}</span>
    </span>
  );
}

function nameCell({ door, name }: RowLook) {
  return (
    <span key="name" class="cell cell-name" role="gridcell" title={name}>
      {door === '' ? undefined : <span class="door">{door}</span>}
      {name}
    </span>
  );
}

function flagsCell({ flags }: RowLook) {
  return (
    <span key="flags" class="cell cell-flags" role="gridcell">
      {flags.map((letter, place) => (
        <span key={place} class="flag" title={FLAG_WORDS[letter]}>
          {letter}
        </span>
      ))}
    </span>
  );
}

function fateCell(look: RowLook) {
  return (
    <span key="fate" class="cell cell-fate" role="gridcell" title={look.fateMeaning || undefined}>
      {look.fate}
      {look.cable === '' ? undefined : (
        <span class="cable-mark" data-testid="cable-mark" title={whatHappened(look)}>
          {' '}
          ↯
        </span>
      )}
    </span>
  );
}

const whatHappened = ({ cable, fate }: RowLook): string => (cable === '' ? fate : `${fate}, ${cable}`);
