// Figures and the table they stand in.

/** What was measured, one value for each round. */
export interface Figure {
  readonly what: string;
  readonly unit: string;
  readonly values: readonly number[];
  /** The same work, or the least work that reads the same input, of somebody else in the same rounds. */
  readonly against: readonly Peer[];
}

export interface Peer {
  readonly name: string;
  readonly values: readonly number[];
}

/** How often something with `amount` parts happens in a second, from milliseconds for each time. */
export function perSecond(amount: number, ms: readonly number[]): readonly number[] {
  return ms.map((one) => (1000 * amount) / one);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The value below which 95 of 100 lie, by the nearest rank; the largest of fewer than 20. */
export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(0.95 * sorted.length) - 1] ?? Number.NaN;
}

const HEADINGS = ['', 'median', 'p95', 'min', 'max', '', 'ratio', 'to'];
/** Figures stand right, words left. */
const RIGHT = [false, true, true, true, true, false, true, false];

/** Lines of a table; a figure has a line for each peer. */
export function tableOf(figures: readonly Figure[]): readonly string[] {
  const rows = [HEADINGS, ...figures.flatMap(rowsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => pad(cell, column, widths))
      .join('  ')
      .trimEnd(),
  );
}

function rowsOf({ what, unit, values, against }: Figure): readonly (readonly string[])[] {
  const own = [what, ...[median(values), p95(values), Math.min(...values), Math.max(...values)].map(short), unit];
  const [first, ...others] = against.map((peer) => [ratioText(values, peer), peerText(peer, unit)]);
  return [[...own, ...(first ?? ['', ''])], ...others.map((other) => ['', '', '', '', '', '', ...other])];
}

function pad(cell: string, column: number, widths: readonly number[]): string {
  return RIGHT[column] === true ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
}

/** Of the values of the same round. */
function ratioText(values: readonly number[], peer: Peer): string {
  return short(median(values.map((value, round) => value / (peer.values[round] ?? Number.NaN))));
}

function peerText({ name, values }: Peer, unit: string): string {
  return `${name} (${short(median(values))} ${unit})`;
}

/** Three digits. */
function short(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
