// What `diff` prints of two documents of LLSD: an object for programs, lines for people.
import { difference, type Leaf, leavesOf, type Placed } from '../protocol/llsd/difference.ts';
import { type Convertible, formOf, readForm } from '../protocol/llsd/forms.ts';
import { shownValue } from '../protocol/llsd/shown-value.ts';
import type { NamedFile } from './comparable.ts';
import { CHANGED_VALUES, errorsOf, placer, REPEATED_KEYS, warningsOf } from './llsd-text.ts';
import { EXIT, type ExitCode, type Terminal, type Unreadable } from './terminal.ts';

/** So many differences are listed; whoever has more has another document. */
export const MAX_DIFFERENCES = 10_000;
/** UTF-16 units of one value, for programs and for people. */
const MOST_FOR_PROGRAMS = 1000;
const MOST_FOR_PEOPLE = 80;

interface Side extends Convertible {
  readonly name: string;
}

interface Sides {
  readonly base: Side;
  readonly current: Side;
}

/** [llsd.difference.1] Exit 0 if the values are equal, 1 if not. */
export async function diffLlsd(
  files: { readonly base: NamedFile; readonly current: NamedFile },
  { isJson, maxBytes }: { readonly isJson: boolean; readonly maxBytes: number },
  terminal: Terminal,
): Promise<ExitCode | Unreadable> {
  const base = sideOf(files.base, maxBytes);
  if ('problem' in base) return base;
  const current = sideOf(files.current, maxBytes);
  if ('problem' in current) return current;
  const leaves = [...leavesOf(difference(base.root, current.root))];
  if (isJson) terminal.print(JSON.stringify(jsonOf(leaves)));
  else await terminal.printAll(textOf(leaves, { base, current }));
  for (const side of [base, current])
    for (const sentence of warningsOf(side, NOT_COMPARED).sentences) terminal.say(`${side.name}:${sentence}`);
  return leaves.length === 0 ? EXIT.fine : EXIT.findings;
}

/** What is written and is no part of the values that are compared. */
const NOT_COMPARED = [...REPEATED_KEYS, ...CHANGED_VALUES];

/** A document without errors: what was not understood cannot be said to be equal. */
function sideOf({ name, octets }: NamedFile, size: number): Side | Unreadable {
  const form = formOf(octets, name);
  if (form === undefined) return { problem: `${name} is no message template, no LLSD and no JSON.` };
  const read = readForm(form, octets, { limits: { size } });
  const { root } = read;
  const { count, sentences } = errorsOf(read);
  const [first] = sentences;
  if (root !== undefined && first === undefined) return { ...read, root, name };
  const more = count > 1 ? ` (and ${count - 1} more)` : '';
  return { problem: `${name} cannot be compared:${first ?? ' there is no value in it'}${more}` };
}

interface DiffJson {
  readonly kind: 'llsd';
  readonly equal: boolean;
  readonly changes: readonly ChangeJson[];
  /** How many more there are; absent if all are listed. */
  readonly more?: number;
}

interface ChangeJson {
  /** A JSON Pointer. */
  readonly path: string;
  readonly change: Leaf['change'];
  /** Notation on one line, cut if it is long; null for what one side lacks. */
  readonly base: string | null;
  readonly current: string | null;
}

function jsonOf(leaves: readonly Leaf[]): DiffJson {
  const shown = (side: Placed | undefined) => (side === undefined ? null : shownValue(side.node, MOST_FOR_PROGRAMS));
  const changes = leaves.slice(0, MAX_DIFFERENCES).map(({ path, change, base, current }) => ({
    path,
    change,
    base: shown(base),
    current: shown(current),
  }));
  const more = leaves.length - changes.length;
  return { kind: 'llsd', equal: leaves.length === 0, changes, ...(more > 0 && { more }) };
}

function* textOf(leaves: readonly Leaf[], sides: Sides): Generator<string> {
  yield leaves.length === 0 ? 'Equal' : `Different: ${summary(leaves)}`;
  const base = placeIn(sides.base);
  const current = placeIn(sides.current);
  for (const leaf of leaves.slice(0, MAX_DIFFERENCES)) {
    const places = `${base(leaf.base)} -> ${current(leaf.current)}`;
    yield `${leaf.change.padEnd(WIDTH)} ${leaf.path === '' ? '(all)' : leaf.path} ${places}: ${valuesText(leaf)}`;
  }
  if (leaves.length > MAX_DIFFERENCES) yield `${leaves.length - MAX_DIFFERENCES} more`;
}

const WORDS: Readonly<Record<Leaf['change'], string>> = {
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  type: 'of another type',
};

const WIDTH = Math.max(...Object.keys(WORDS).map(({ length }) => length));

/** `2 changed, 1 added`. */
function summary(leaves: readonly Leaf[]): string {
  const counts = Object.entries(WORDS).map(([change, words]) => {
    const count = leaves.filter((leaf) => leaf.change === change).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  return counts.flat().join(', ');
}

function valuesText({ base, current }: Leaf): string {
  const values = [base, current].flatMap((side) =>
    side === undefined ? [] : [shownValue(side.node, MOST_FOR_PEOPLE)],
  );
  return values.join(' -> ');
}

/** Where a value is, with its key if it has one; lines and columns from 1, octets of binary from 0. */
function placeIn(side: Side): (placed: Placed | undefined) => string {
  const place = placer(side);
  return (placed) => {
    if (placed === undefined) return '(nothing)';
    return `${side.name}:${place(placed.member?.keyRange ?? placed.node)}`;
  };
}
