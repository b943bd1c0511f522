// Which lines a layout touches when only a stretch of a text is laid out.
import type { Lines } from '../../protocol/lines.ts';
import type { Range } from '../../protocol/text.ts';

/** From the beginning of the first line to the end of the last one. */
export function wholeLines(lines: Lines, { start, end }: Range): Range {
  const last = lines.position(end).line;
  return {
    start: lines.offset({ line: lines.position(start).line, character: 0 }),
    end: lines.offset({ line: last, character: Number.MAX_SAFE_INTEGER }),
  };
}
