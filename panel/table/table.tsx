// The table: a scroll bar as long as the log, and only the rows that are seen.
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { PanelProps } from '../app.tsx';
import { Icon } from '../icons.tsx';
import { RowMenuView } from '../row-menu/menu-view.tsx';
import type { Panel } from '../state.ts';
import { counted } from '../words.ts';
import { Head } from './head.tsx';
import { Row } from './row.tsx';
import { contentHeight, isScaled, ROW_HEIGHT, rowsInView, scrollTopOf, topOf } from './scroll.ts';
import { moveOf } from './selection.ts';

export function Table({ panel }: PanelProps) {
  const { columns, rows, selection } = panel;
  const extent = rows.extent.value;
  const scroller = useScroller(panel);
  const press = (event: KeyboardEvent) => {
    const move = moveOf(event.key);
    if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return pressOther(event, panel);
    event.preventDefault();
    void selection.move(move);
  };
  const index = selection.index.value;
  const seen = rowsInView(rows.top.value, extent);
  const isSeen = index !== undefined && index >= seen.from && index < seen.to;
  return (
    <>
      <div class="table">
        <div class="table-wide" style={{ '--tracks': columns.tracks.value, 'min-width': `${columns.width.value}px` }}>
          <Head panel={panel} />
          <Gap panel={panel} />
          <div
            class="scroller"
            ref={scroller}
            role="grid"
            aria-label="Packets and exchanges"
            aria-owns="row-head"
            aria-rowcount={extent.rows + 1}
            aria-colcount={columns.chosen.value.length}
            aria-activedescendant={isSeen ? `row-${index}` : undefined}
            tabIndex={0}
            data-testid="traffic-table"
            onKeyDown={press}
          >
            <div class="tall" role="presentation" style={{ height: `${contentHeight(extent.rows)}px` }}>
              <Pane panel={panel} />
            </div>
          </div>
        </div>
      </div>
      <FollowAgain panel={panel} />
      <RowMenuView panel={panel} />
    </>
  );
}

/** The newest rows are no longer shown: the way back to them. */
function FollowAgain({ panel }: PanelProps) {
  const { rows } = panel;
  if (rows.following.value || panel.sandbox.value?.running !== true) return undefined;
  return (
    <button
      type="button"
      class="follow-again"
      title="Show the newest rows, and those to come (F)"
      data-testid="follow-again"
      onClick={() => void rows.follow(true)}
    >
      <Icon name="down" />
      Follow
    </button>
  );
}

/** The rows in view, in a pane that stands still while the tall element moves behind it. */
function Pane({ panel }: PanelProps) {
  const { columns, marks, rows, selection } = panel;
  const extent = rows.extent.value;
  const top = rows.top.value;
  const { startedAt } = rows.window.value;
  const form = columns.time.value;
  const { from, to } = rowsInView(top, extent);
  const indices = Array.from({ length: to - from }, (_, place) => from + place);
  return (
    <div class="pane" role="rowgroup" style={{ height: `${extent.view}px` }}>
      {indices.map((index) => (
        <Row
          key={index}
          index={index}
          row={rows.at(index)}
          y={index * ROW_HEIGHT - top}
          names={panel.codec.value}
          columns={columns.chosen.value}
          clock={{ form, startedAt, before: rows.at(index - 1)?.time }}
          note={marks.of(rows.at(index)?.row)}
          isSelected={rows.at(index)?.row !== undefined && rows.at(index)?.row === selection.row.value}
          onSelect={() => void selection.select(index)}
          onMenu={(event) => void openRowMenu(event, panel, index)}
        />
      ))}
    </div>
  );
}

/** What was there before the first row that is left. */
function Gap({ panel }: PanelProps) {
  const { gone = 0 } = panel.rows.window.value;
  if (gone === 0 || panel.rows.top.value > 0) return undefined;
  return (
    <p class="gap" data-testid="gap">
      {counted(gone, 'older row')} went to make room
    </p>
  );
}

async function openRowMenu(event: MouseEvent, panel: Panel, index: number): Promise<void> {
  event.preventDefault();
  const at = { x: event.clientX, y: event.clientY };
  await panel.selection.select(index);
  panel.menu.open(at);
}

/** Where the menu of the selected row opens when a key asks for it. */
function besideRow(panel: Panel): { readonly x: number; readonly y: number } {
  const row = document.getElementById(`row-${panel.selection.index.peek()}`)?.getBoundingClientRect();
  return row === undefined ? { x: 0, y: 0 } : { x: row.left + 40, y: row.bottom };
}

function pressOther(event: KeyboardEvent, panel: Panel): void {
  const isMenu = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
  if (isMenu && panel.selection.row.value !== undefined) {
    event.preventDefault();
    panel.menu.open(besideRow(panel));
  } else if (event.key === 'f' && !(event.ctrlKey || event.metaKey || event.altKey)) {
    event.preventDefault();
    void panel.rows.follow(!panel.rows.following.peek());
  } else if (panel.menu.press(event)) {
    event.preventDefault();
  } else if (event.key === 'Enter') {
    event.preventDefault();
    document.querySelector<HTMLElement>('[data-detail-focus]')?.focus();
  } else if (event.key === 'Escape') {
    panel.selection.drop();
  }
}

/** Ties the scroll bar to where the view stands, both ways. */
function useScroller(panel: Panel) {
  const scroller = useRef<HTMLDivElement>(null);
  // What we told the scroll bar to say. An event with another value was made by someone's hand.
  const told = useRef(0);
  useEffect(() => {
    const element = scroller.current;
    return element === null ? undefined : listen(element, panel, told);
  }, [panel]);
  const extent = panel.rows.extent.value;
  const top = panel.rows.top.value;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || wasMovedByHand(element, told.current)) return;
    element.scrollTop = scrollTopOf(top, extent);
    told.current = element.scrollTop;
  }, [top, extent]);
  return scroller;
}

/**
 * Whether the scroll bar was moved and its event is still to come: then it is not moved back.
 * At the very end it may be the browser that moved it, since the table has become shorter.
 */
function wasMovedByHand(element: HTMLElement, told: number): boolean {
  const end = element.scrollHeight - element.clientHeight;
  return Math.abs(element.scrollTop - told) >= 1 && element.scrollTop < end - 1;
}

function listen(element: HTMLElement, panel: Panel, told: { current: number }): () => void {
  const { rows } = panel;
  const scrolled = () => {
    if (Math.abs(element.scrollTop - told.current) < 1) return;
    told.current = element.scrollTop;
    void rows.moveTo(topOf(element.scrollTop, rows.extent.value));
  };
  const wheel = (event: WheelEvent) => {
    if (!isScaled(rows.extent.value.rows) || event.ctrlKey) return;
    event.preventDefault();
    void rows.moveTo(rows.top.value + wheelPixels(event, rows.view.value));
  };
  const sized = new ResizeObserver(() => {
    panel.columns.room.value = element.closest('.table')?.clientWidth ?? 0;
    void rows.resize(element.clientHeight);
  });
  sized.observe(element);
  element.addEventListener('scroll', scrolled, { passive: true });
  element.addEventListener('wheel', wheel, { passive: false });
  return () => {
    sized.disconnect();
    element.removeEventListener('scroll', scrolled);
    element.removeEventListener('wheel', wheel);
  };
}

/** A wheel counts in pixels, lines or pages. */
function wheelPixels(event: WheelEvent, view: number): number {
  if (event.deltaMode === WheelEvent.DOM_DELTA_LINE) return event.deltaY * ROW_HEIGHT;
  return event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? event.deltaY * view : event.deltaY;
}
