// One row of the table.
import type { RawRow } from '../../contract/panel.ts';
import type { Names } from '../../protocol/packet/name.ts';
import { FLAG_WORDS, lookOf, type RowLook, spoken } from './look.ts';

export interface RowProps {
  /** Among the matching rows, from 0. */
  readonly index: number;
  /** Undefined while it is on its way. */
  readonly row: RawRow | undefined;
  /** Where it stands in the view, in pixels. */
  readonly y: number;
  readonly names: Names;
  readonly isSelected: boolean;
  onSelect(): void;
}

export function Row({ index, row, y, names, isSelected, onSelect }: RowProps) {
  const look = row === undefined ? undefined : lookOf(row, names);
  const tone = look === undefined ? 'pending' : look.tone;
  return (
    <div
      class={`row row-${tone}${isSelected ? ' row-selected' : ''}${index % 2 === 1 ? ' row-odd' : ''}`}
      role="row"
      id={`row-${index}`}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-label={look === undefined ? 'loading' : spoken(look)}
      title={look === undefined || tone === 'quiet' ? undefined : whatHappened(look)}
      data-testid="traffic-row"
      data-row={row?.row}
      style={{ transform: `translateY(${y}px)` }}
      onClick={onSelect}
    >
      {look === undefined ? <span class="cell cell-pending" role="gridcell" /> : <Cells look={look} />}
    </div>
  );
}

function Cells({ look }: { readonly look: RowLook }) {
  return (
    <>
      <Cell name="time">{look.time}</Cell>
      <span
        class={`cell cell-direction direction-${look.arrow === '→' ? 'in' : 'out'}`}
        role="gridcell"
        title={look.direction}
      >
        <span aria-hidden="true">{look.arrow}</span>
        <span class="spoken">{look.direction}</span>
      </span>
      <Cell name="circuit">{look.circuit}</Cell>
      <span class="cell cell-name" role="gridcell" title={look.name}>
        {look.door === '' ? undefined : <span class="door">{look.door}</span>}
        {look.name}
      </span>
      <Cell name="sequence">{look.sequence}</Cell>
      <span class="cell cell-flags" role="gridcell">
        {look.flags.map((letter, place) => (
          <span key={place} class="flag" title={FLAG_WORDS[letter]}>
            {letter}
          </span>
        ))}
      </span>
      <Cell name="size">{look.size}</Cell>
      <span class="cell cell-fate" role="gridcell">
        {look.fate}
        {look.cable === '' ? undefined : (
          <span class="cable-mark" data-testid="cable-mark" title={whatHappened(look)}>
            {' '}
            ↯
          </span>
        )}
      </span>
    </>
  );
}

const whatHappened = ({ cable, fate }: RowLook): string => (cable === '' ? fate : `${fate}, ${cable}`);

function Cell({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <span class={`cell cell-${name}`} role="gridcell">
      {children}
    </span>
  );
}
