// The table: a scroll bar as long as the log, and only the rows that are seen.
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { PanelProps } from '../app.tsx';
import type { Panel } from '../state.ts';
import { Row } from './row.tsx';
import { contentHeight, isScaled, ROW_HEIGHT, rowsInView, scrollTopOf, topOf } from './scroll.ts';
import { moveOf } from './selection.ts';

const COLUMNS = ['Time', 'Direction', 'Circuit', 'Name', 'Sequence', 'Flags', 'Size', 'Fate'] as const;
/** What stands above the narrow columns. */
const SHORT: Readonly<Record<string, string>> = { Direction: '', Circuit: 'Circ', Sequence: 'Seq' };

export function Table({ panel }: PanelProps) {
  const { rows, selection } = panel;
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
    <div
      class="table"
      role="grid"
      aria-label="Packets and exchanges"
      aria-rowcount={extent.rows + 1}
      aria-colcount={COLUMNS.length}
      aria-activedescendant={isSeen ? `row-${index}` : undefined}
      tabIndex={0}
      data-testid="traffic-table"
      onKeyDown={press}
    >
      <Head />
      <div class="scroller" ref={scroller} role="presentation">
        <div class="tall" role="presentation" style={{ height: `${contentHeight(extent.rows)}px` }}>
          <Pane panel={panel} />
        </div>
      </div>
    </div>
  );
}

function Head() {
  return (
    <div class="row head" role="row" aria-rowindex={1}>
      {COLUMNS.map((column) => (
        <span
          key={column}
          class={`cell cell-${column.toLowerCase()}`}
          role="columnheader"
          title={column}
          aria-label={column}
        >
          {SHORT[column] ?? column}
        </span>
      ))}
    </div>
  );
}

/** The rows in view, in a pane that stands still while the tall element moves behind it. */
function Pane({ panel }: PanelProps) {
  const { rows, selection } = panel;
  const extent = rows.extent.value;
  const top = rows.top.value;
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
          isSelected={rows.at(index)?.row !== undefined && rows.at(index)?.row === selection.row.value}
          onSelect={() => void selection.select(index)}
        />
      ))}
    </div>
  );
}

function pressOther(event: KeyboardEvent, panel: Panel): void {
  if (event.key === 'Enter') {
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
  const sized = new ResizeObserver(() => void rows.resize(element.clientHeight));
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
