// Which columns are shown, how wide they are, and how time is told.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PanelProps } from '../app.tsx';
import { MenuButton } from '../menu-button.tsx';
import { COLUMN_IDS, COLUMNS, type ColumnId, TIME_FORMS } from './columns.ts';

/** Pixels that one press of an arrow key makes a column wider. */
const STEP = 8;

const TIME_WORDS = { absolute: 'by the clock', start: 'since the start', delta: 'since the row before' } as const;

export const ColumnsMenu = ({ panel }: PanelProps) => (
  <MenuButton
    look={{ holder: 'columns', button: 'tool' }}
    icon="columns"
    about="Columns of the table"
    label="Columns and time"
    title="Columns and time"
    testid="columns"
  >
    {() => <Menu panel={panel} />}
  </MenuButton>
);

function Menu({ panel }: PanelProps) {
  const { columns, rows } = panel;
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => menu.current?.querySelector('input')?.focus(), []);
  const toggle = (id: ColumnId) => {
    columns.toggle(id);
    void rows.refresh();
  };
  return (
    <div class="columns-menu" ref={menu} tabIndex={-1} data-testid="columns-menu">
      <p class="columns-hint">Left and right keys make a column narrower and wider; so does dragging its edge.</p>
      <fieldset>
        <legend>Columns</legend>
        {COLUMN_IDS.map((id) => (
          <label key={id} class="columns-item">
            <input
              type="checkbox"
              checked={columns.chosen.value.includes(id)}
              disabled={id === 'name'}
              data-testid={`column-${id}`}
              onChange={() => toggle(id)}
              onKeyDown={(event) => resizeByKey(event, panel, id)}
            />
            {COLUMNS[id].title}
            <span class="columns-width">
              {columns.widths.value[id] === undefined ? '' : `${columns.widthOf(id)} px`}
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>Time</legend>
        {TIME_FORMS.map((form) => (
          <label key={form} class="columns-item">
            <input
              type="radio"
              name="time-form"
              checked={columns.time.value === form}
              data-testid={`time-${form}`}
              onChange={() => {
                columns.time.value = form;
              }}
            />
            {TIME_WORDS[form]}
          </label>
        ))}
      </fieldset>
      <button type="button" class="secondary" onClick={() => columns.reset()}>
        As at first
      </button>
    </div>
  );
}

function resizeByKey(event: KeyboardEvent, { columns }: PanelProps['panel'], id: ColumnId): void {
  const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  columns.resize(id, columns.widthOf(id) + by);
}
