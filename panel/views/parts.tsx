// Small parts that several views have: a link to a row, a choice, pages, and what is said where there is nothing.
import type { ComponentChildren } from 'preact';
import { type Choice, LINES_AT_ONCE } from '../../contract/views.ts';
import type { PanelProps } from '../app.tsx';
import { grouped } from '../words.ts';
import type { Page } from './views.ts';

/** Opens the row beside the view. */
export function RowLink({ panel, row }: PanelProps & { readonly row: number }) {
  const isShown = panel.selection.row.value === row;
  return (
    <button
      type="button"
      class={isShown ? 'row-link row-link-shown' : 'row-link'}
      title={`Show row ${row} beside this view`}
      data-testid="row-link"
      data-row={row}
      onClick={() => panel.look(row)}
    >
      {row}
    </button>
  );
}

/** Some rows; `count` says how many there are. */
export function RowLinks(props: PanelProps & { readonly rows: readonly number[]; readonly count: number }) {
  const { count, panel, rows } = props;
  return (
    <span class="row-links">
      {rows.slice(0, LINKS).map((row) => (
        <RowLink key={row} panel={panel} row={row} />
      ))}
      {count > LINKS ? <span class="dim">and {grouped(count - LINKS)} more</span> : undefined}
    </span>
  );
}

/** Links that are drawn of one list. */
const LINKS = 8;

interface PagedProps extends PanelProps {
  readonly list: 'reliable' | 'pairs';
  readonly choices: readonly { readonly choice: Choice; readonly label: string; readonly means: string }[];
  readonly total: number;
}

/** Which lines are shown: a choice, and pages if there are several. */
export function Paged({ choices, list, panel, total }: PagedProps) {
  const page = panel.views[list].value;
  const turn = (next: Page) => void panel.views.turn(list, next);
  const last = Math.min(total, page.skip + LINES_AT_ONCE);
  return (
    <div class="view-tools" role="toolbar" aria-label="Which lines are shown">
      {choices.map(({ choice, label, means }) => (
        <button
          key={choice}
          type="button"
          class="choice"
          aria-pressed={page.choice === choice}
          title={means}
          onClick={() => turn({ choice, skip: 0 })}
        >
          {label}
        </button>
      ))}
      <span class="view-count" title="Lines that are shown, the newest first, of all lines">
        {total === 0 ? 'none' : `${grouped(page.skip + 1)} to ${grouped(last)} of ${grouped(total)}`}
      </span>
      <Turn label="Newer" skip={page.skip - LINES_AT_ONCE} isPossible={page.skip > 0} page={page} turn={turn} />
      <Turn label="Older" skip={page.skip + LINES_AT_ONCE} isPossible={last < total} page={page} turn={turn} />
    </div>
  );
}

interface TurnProps {
  readonly label: string;
  readonly skip: number;
  readonly isPossible: boolean;
  readonly page: Page;
  readonly turn: (page: Page) => void;
}

function Turn({ isPossible, label, page, skip, turn }: TurnProps) {
  return (
    <button
      type="button"
      class="choice"
      disabled={!isPossible}
      onClick={() => turn({ ...page, skip: Math.max(0, skip) })}
    >
      {label}
    </button>
  );
}

export function Nothing({ children }: { readonly children: ComponentChildren }) {
  return (
    <p class="view-nothing" data-testid="view-nothing">
      {children}
    </p>
  );
}
