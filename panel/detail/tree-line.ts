// Lines of the tree, and how keys walk among them. Flat, since the tree is drawn and walked in order.
import type { FieldPlace } from '../../protocol/packet/place.ts';
import type { ValueText } from './value.ts';

export interface TreeLine {
  readonly kind: 'block' | 'field' | 'piece';
  /** No other line of the message has it; the same field of the next row has. */
  readonly id: string;
  /** From 1. */
  readonly level: number;
  readonly label: string;
  /** Type of a field with its size; what a block holds. */
  readonly type: string;
  readonly value: ValueText | undefined;
  /** What the value means, in words; '' if nothing more is known. */
  readonly meaning: string;
  /** What it is that the value tells, in sentences; '' if nothing more is known. */
  readonly about: string;
  /** What is amiss: `not sent`, `cut`; '' if nothing is. */
  readonly state: string;
  /** The part whose bytes this line stands for; undefined if it has none. */
  readonly part: string | undefined;
  /** How it is at first, if there are lines below it. */
  readonly opens: 'open' | 'closed' | undefined;
}

/** The part of a field: what links a line of the tree with its bytes. */
export function partOf(place: Pick<FieldPlace, 'block' | 'instance' | 'field'>): string {
  return `${place.block}[${place.instance}].${place.field}`;
}

/** The lines that somebody has turned: open what was closed at first, and closed what was open. */
export type Turned = ReadonlySet<string>;

export function isOpen({ id, opens }: TreeLine, turned: Turned): boolean {
  return opens !== undefined && (opens === 'open') !== turned.has(id);
}

/** The lines that are seen: those that no closed line hides. */
export function linesSeen(lines: readonly TreeLine[], turned: Turned): readonly TreeLine[] {
  let hidden = Number.POSITIVE_INFINITY;
  return lines.filter((line) => {
    if (line.level > hidden) return false;
    hidden = line.opens !== undefined && !isOpen(line, turned) ? line.level : Number.POSITIVE_INFINITY;
    return true;
  });
}

/** What line `id` is about, or, if it is a piece, the field that it lies in; '' if nothing more is known. */
export function aboutLine(lines: readonly TreeLine[], id: string | undefined): string {
  const at = lines.findIndex((line) => line.id === id);
  const home = lines.slice(0, at + 1).findLast((line) => line.kind !== 'piece');
  return home?.about ?? '';
}

/** What must be turned so that line `id` is seen. */
export function turnedFor(lines: readonly TreeLine[], id: string, turned: Turned): Turned {
  const opened = new Set(turned);
  for (let above = lineAbove(lines, id); above !== undefined; above = lineAbove(lines, above.id)) {
    if (!isOpen(above, turned)) turn(opened, above.id);
  }
  return opened.size === turned.size && [...opened].every((one) => turned.has(one)) ? turned : opened;
}

/** What a key does in a tree: another line is selected, or this one is turned. */
export type TreeMove = { readonly select: string } | { readonly turn: string };

/** Up and down, to the ends; right opens, or goes in; left closes, or goes out. */
export function treeMove(
  lines: readonly TreeLine[],
  turned: Turned,
  from: string | undefined,
  key: string,
): TreeMove | undefined {
  const seen = linesSeen(lines, turned);
  const at = seen.findIndex((line) => line.id === from);
  const target = { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: seen.length - 1 }[key];
  const next = target === undefined ? undefined : seen[Math.min(target, seen.length - 1)];
  if (next !== undefined) return { select: next.id };
  const line = seen[at];
  return line === undefined ? undefined : sideways(lines, line, isOpen(line, turned), key);
}

function sideways(lines: readonly TreeLine[], line: TreeLine, open: boolean, key: string): TreeMove | undefined {
  if (key === 'ArrowRight' && line.opens !== undefined) {
    const inner = lines[lines.indexOf(line) + 1];
    return open && inner !== undefined ? { select: inner.id } : { turn: line.id };
  }
  if (key !== 'ArrowLeft') return undefined;
  if (open) return { turn: line.id };
  const above = lineAbove(lines, line.id);
  return above === undefined ? undefined : { select: above.id };
}

/** The line that a line lies in. */
function lineAbove(lines: readonly TreeLine[], id: string): TreeLine | undefined {
  const at = lines.findIndex((line) => line.id === id);
  const level = lines[at]?.level ?? 0;
  return lines.slice(0, Math.max(0, at)).findLast((line) => line.level < level);
}

function turn(turned: Set<string>, id: string): void {
  if (!turned.delete(id)) turned.add(id);
}
