// What `diff` says of two captures: what the one has and the other does not, ids that stand for the same thing apart.
import { CaptureComparison } from '../capture/compare/comparison.ts';
import { logOfRows } from '../capture/compare/read-log.ts';
import { Work } from '../capture/filter/work.ts';
import { isPcap } from '../capture/pcap/read.ts';
import { isPcapng } from '../capture/pcapng/read.ts';
import { type ReadCapture, readCapture } from '../capture/reading/rows.ts';
import type { CaptureChange, CaptureDifferences, ComparedPlace } from '../contract/comparison.ts';
import { type Codec, compileCodec } from '../protocol/packet/codec.ts';
import { builtInTemplate } from '../protocol/template/built-in.ts';
import { inflate } from '../sandbox/shell/inflate.ts';
import type { NamedFile } from './comparable.ts';
import { EXIT, type ExitCode, type Terminal, type Unreadable } from './terminal.ts';

export const isCapture = ({ octets }: NamedFile): boolean => isPcapng(octets) || isPcap(octets);

interface Files {
  readonly base: NamedFile;
  readonly current: NamedFile;
}

/** [compare.order.5] Exit 0 if nothing differs, 1 if something does. */
export async function diffCaptures(files: Files, isJson: boolean, terminal: Terminal): Promise<ExitCode | Unreadable> {
  const codec = compileCodec(builtInTemplate());
  const base = readSide(files.base, codec, terminal);
  if ('problem' in base) return base;
  const current = readSide(files.current, codec, terminal);
  if ('problem' in current) return current;
  const differences = compared(base, current, codec);
  if (isJson) terminal.print(JSON.stringify({ kind: 'capture', ...differences }));
  else await terminal.printAll(textOf(differences, files));
  for (const remark of differences.remarks) terminal.say(remark);
  return differences.equal ? EXIT.fine : EXIT.findings;
}

/** [capture.read.6] Secrets are blanked before anything is compared. */
function readSide({ name, octets }: NamedFile, codec: Codec, terminal: Terminal): ReadCapture | Unreadable {
  const read = readCapture(octets, { codec, inflate, showSecrets: false });
  if ('problem' in read) return { problem: `${name}: ${read.problem}` };
  for (const { offset, problem } of read.problems) terminal.say(`${name}, byte ${offset}: ${problem}`);
  for (const remark of read.remarks) terminal.say(`${name}: ${remark}`);
  return read;
}

function compared(base: ReadCapture, current: ReadCapture, codec: Codec): CaptureDifferences {
  const comparison = new CaptureComparison({ base: logOfRows(base.rows), current: logOfRows(current.rows), codec });
  for (;;) {
    comparison.advance(new Work());
    if (comparison.result !== undefined) return comparison.result;
  }
}

/** The whole first, then each difference with its values on lines of their own, then what is none. */
function* textOf(
  { changes, equal, more = 0, moved, repeated, rows }: CaptureDifferences,
  files: Files,
): Generator<string> {
  yield `${equal ? 'Equal' : `Different: ${summary(changes)}`} (${rows.base} and ${rows.current} rows)`;
  for (const change of changes) yield* changeLines(change, files);
  if (more > 0) yield `${more} more`;
  if (moved.length > 0) yield `In another order: ${moved.length} of the rows that both have`;
  if (repeated.length > 0) yield `With more or fewer copies: ${repeated.length} of the rows that both have`;
}

const CHANGES = ['changed', 'removed', 'added'] as const;

/** `2 changed, 1 added`. */
function summary(changes: readonly CaptureChange[]): string {
  const counts = CHANGES.map((change) => [changes.filter((one) => one.change === change).length, change] as const);
  return counts
    .filter(([count]) => count > 0)
    .map(([count, change]) => `${count} ${change}`)
    .join(', ');
}

const WIDTH = Math.max(...CHANGES.map(({ length }) => length));

function* changeLines(
  { base, change, circuit, count, current, direction, door, name, values }: CaptureChange,
  files: Files,
): Generator<string> {
  const where = circuit === 0 ? door : `circuit ${circuit}, ${door === 'udp' ? direction : door}`;
  const places = `${placeText(files.base, base)} -> ${placeText(files.current, current)}`;
  const many = count === undefined || count === 1 ? '' : ` and ${count - 1} more`;
  yield `${change.padEnd(WIDTH)} ${name} (${where}) ${places}${many}`;
  for (const { base: here, current: there, elsewhere, path } of values) {
    const known = elsewhere === undefined ? '' : ` (elsewhere ${line(elsewhere)})`;
    yield `${' '.repeat(WIDTH + 1)}${path}: ${line(here)} -> ${line(there)}${known}`;
  }
}

const placeText = ({ name }: NamedFile, place: ComparedPlace | null): string =>
  place === null ? '(nothing)' : `${name} row ${place.row} (${place.time.toFixed(3)} s)`;

/** Characters of one value; programs get more. */
const MOST_FOR_PEOPLE = 80;

function line(value: string | null): string {
  if (value === null) return '(nothing)';
  const shown = value.replace(/\s+/gu, ' ');
  return shown.length <= MOST_FOR_PEOPLE ? shown : `${shown.slice(0, MOST_FOR_PEOPLE - 1)}…`;
}
