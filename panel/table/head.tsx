// The heads of the columns; their edges are dragged to make them wider.
import type { PanelProps } from '../app.tsx';
import { COLUMNS, type ColumnId, type Columns } from './columns.ts';

const TIME_TITLES = {
  absolute: 'Time by the clock of this machine',
  start: "Seconds since the capture's start",
  delta: 'Seconds since the row before',
} as const;

export function Head({ panel }: PanelProps) {
  const { columns } = panel;
  return (
    <div class="row head" role="row" id="row-head" aria-rowindex={1}>
      {columns.chosen.value.map((id) => (
        <span
          key={id}
          class={`cell cell-${id}`}
          role="columnheader"
          title={id === 'time' ? TIME_TITLES[columns.time.value] : COLUMNS[id].about}
          aria-label={COLUMNS[id].title}
        >
          {COLUMNS[id].short === '' ? <span class="spoken">{COLUMNS[id].title}</span> : undefined}
          {COLUMNS[id].short ?? COLUMNS[id].title}
          <Edge id={id} columns={columns} />
        </span>
      ))}
    </div>
  );
}

/** For the mouse alone: the menu of columns does the same for keys. */
function Edge({ columns, id }: { readonly columns: Columns; readonly id: ColumnId }) {
  const drag = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const left = event.currentTarget.parentElement?.getBoundingClientRect().left;
    if (left !== undefined) columns.resize(id, event.clientX - left);
  };
  return (
    <span
      class="edge"
      aria-hidden="true"
      data-testid={`edge-${id}`}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
    />
  );
}
