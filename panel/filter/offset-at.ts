// Which character of a box the mouse is over: boxes do not tell.

/** The offset of the character at `x` pixels from the left edge of the box; undefined behind the last one. */
export function offsetAt(box: HTMLInputElement, x: number): number | undefined {
  const pen = document.createElement('canvas').getContext('2d');
  if (pen === null) return undefined;
  pen.font = getComputedStyle(box).font;
  return offsetWithin(box.value, x + box.scrollLeft, (text) => pen.measureText(text).width);
}

/** As `offsetAt`, with a width for every beginning of the text. */
export function offsetWithin(text: string, x: number, widthOf: (text: string) => number): number | undefined {
  if (x < 0 || x >= widthOf(text)) return undefined;
  let low = 0;
  let high = text.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (widthOf(text.slice(0, middle)) <= x) low = middle;
    else high = middle;
  }
  return low;
}
