// The arithmetic of a table that is taller than a browser can make an element.
// `top` is where the view stands in the whole table, in pixels; `scrollTop` is what the scroll bar says.

/** Height of a row in pixels; the style sheet draws rows of the same height. */
export const ROW_HEIGHT = 22;
/** Browsers stop making elements taller somewhere above 17 million pixels; a taller table is scaled into this. */
export const TALLEST = 8_000_000;
/** Rows asked for beyond the view on each side, so that a small movement finds them there. */
export const OVERSCAN = 40;

/** How much there is to scroll and how much of it is seen. */
export interface Extent {
  readonly rows: number;
  /** Height of the view in pixels. */
  readonly view: number;
}

/** Rows `from` (in) to `to` (out). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Height of the element that gives the scroll bar its length. */
export function contentHeight(rows: number): number {
  return Math.min(rows * ROW_HEIGHT, TALLEST);
}

/** Whether the scroll bar's pixels are larger than the table's, so that a wheel must not move it directly. */
export function isScaled(rows: number): boolean {
  return rows * ROW_HEIGHT > TALLEST;
}

/** The last position of the view: the newest row stands at its lower edge. */
export function bottomTop(extent: Extent): number {
  return Math.max(0, extent.rows * ROW_HEIGHT - extent.view);
}

export function clampTop(top: number, extent: Extent): number {
  return Math.min(Math.max(0, top), bottomTop(extent));
}

/** Where the view stands when the scroll bar says this. */
export function topOf(scrollTop: number, extent: Extent): number {
  return clampTop(scrollTop * scale(extent), extent);
}

/** What the scroll bar shall say when the view stands here. */
export function scrollTopOf(top: number, extent: Extent): number {
  return top / scale(extent);
}

/** Whether the newest row is in view, give or take half a row. */
export function isAtBottom(top: number, extent: Extent): boolean {
  return top >= bottomTop(extent) - ROW_HEIGHT / 2;
}

/** The rows that are in view, partly seen ones too. */
export function rowsInView(top: number, extent: Extent): Span {
  const from = Math.min(Math.floor(top / ROW_HEIGHT), extent.rows);
  return { from, to: Math.min(Math.ceil((top + extent.view) / ROW_HEIGHT), extent.rows) };
}

/** The rows to have at hand for a view. */
export function rowsAround(top: number, extent: Extent): Span {
  const seen = rowsInView(top, extent);
  return { from: Math.max(0, seen.from - OVERSCAN), to: seen.to + OVERSCAN };
}

/** Rows that fit into the view whole; one at least. */
export function rowsPerPage(view: number): number {
  return Math.max(1, Math.floor(view / ROW_HEIGHT));
}

/** The nearest position from `top` in which row `index` is seen whole; in a view that is less high than a row, its upper edge. */
export function reveal(index: number, top: number, extent: Extent): number {
  const rowTop = index * ROW_HEIGHT;
  const lowest = rowTop;
  const highest = rowTop + ROW_HEIGHT - extent.view;
  return clampTop(Math.min(lowest, Math.max(highest, top)), extent);
}

function scale(extent: Extent): number {
  const real = contentHeight(extent.rows) - extent.view;
  return real <= 0 ? 1 : bottomTop(extent) / real;
}
