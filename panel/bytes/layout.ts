// Bytes in lines of hex and text, and which of them belong to what.

/** Bytes `start` (in) to `end` (out). */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface ByteCell {
  readonly offset: number;
  readonly hex: string;
  /** The byte as a character; a dot if it is none that can be printed. */
  readonly character: string;
  readonly marked: boolean;
}

export interface ByteLine {
  /** Offset of the first byte, in hex. */
  readonly label: string;
  readonly cells: readonly ByteCell[];
}

/** More lines than this are not drawn: a datagram has 4096 lines of 16 bytes at most, and 512 when it is expanded. */
export const MOST_LINES = 8192;

/** Lines of `perLine` bytes; those in `marked` are marked. */
export function byteLines(bytes: Uint8Array, perLine: number, marked: ByteRange | undefined): readonly ByteLine[] {
  const lines: ByteLine[] = [];
  const digits = bytes.length > 0x10000 ? 6 : 4;
  for (let start = 0; start < bytes.length && lines.length < MOST_LINES; start += perLine) {
    const cells = Array.from(bytes.subarray(start, start + perLine), (byte, index) =>
      cell(byte, start + index, marked),
    );
    lines.push({ label: start.toString(16).padStart(digits, '0'), cells });
  }
  return lines;
}

/** Bytes per line that fit into `width` pixels: a power of two from 4 to 32. */
export function bytesPerLine(width: number, characterWidth: number): number {
  const columns = Math.floor(width / Math.max(1, characterWidth));
  let perLine = 4;
  while (perLine < 32 && columnsOf(2 * perLine) <= columns) perLine *= 2;
  return perLine;
}

/** The byte that a key leads to from byte `at`, among `length` bytes; undefined for other keys, and where there are none. */
export function byteMove(
  key: string,
  at: number | undefined,
  shape: { readonly length: number; readonly perLine: number },
): number | undefined {
  const { length, perLine } = shape;
  if (length === 0) return undefined;
  if (at === undefined) return Object.hasOwn(STEPS, key) ? 0 : undefined;
  const step = STEPS[key]?.(at, perLine, length);
  return step === undefined ? undefined : Math.min(Math.max(0, step), length - 1);
}

const STEPS: Readonly<Record<string, (at: number, perLine: number, length: number) => number>> = {
  ArrowRight: (at) => at + 1,
  ArrowLeft: (at) => at - 1,
  ArrowDown: (at, perLine, length) => (at + perLine < length ? at + perLine : at),
  ArrowUp: (at, perLine) => (at < perLine ? at : at - perLine),
  PageDown: (at, perLine) => at + PAGE_LINES * perLine,
  PageUp: (at, perLine) => at - PAGE_LINES * perLine,
  Home: (at, perLine) => at - (at % perLine),
  End: (at, perLine) => at - (at % perLine) + perLine - 1,
};

const PAGE_LINES = 8;

/** Character columns of a line: the offset, three for each byte in hex, one for each in text, and the gaps. */
function columnsOf(perLine: number): number {
  return 4 + 2 + 3 * perLine + 2 + perLine;
}

function cell(byte: number, offset: number, marked: ByteRange | undefined): ByteCell {
  return {
    offset,
    hex: byte.toString(16).padStart(2, '0'),
    character: byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·',
    marked: marked !== undefined && offset >= marked.start && offset < marked.end,
  };
}
