// Two documents beside each other as notation, and what differs between them as a tree for the editor.
import type { ComparedLlsd, LlsdComparison } from '../../contract/llsd.ts';
import type { Place, StructuralChange, Structure } from '../../contract/structure.ts';
import { Lines } from '../../protocol/lines.ts';
import { type Difference, difference, leavesOf, type Placed } from '../../protocol/llsd/difference.ts';
import { type Convertible, writeFormText } from '../../protocol/llsd/forms.ts';
import { type LlsdNode, plainValue } from '../../protocol/llsd/node.ts';
import { readNotationDocument } from '../../protocol/llsd/notation.ts';
import { shownValue } from '../../protocol/llsd/shown-value.ts';
import { errorsIn, readInput } from './inputs.ts';

/** So many differences the tree has; who has more sees both texts beside each other. */
export const MAX_LLSD_CHANGES = 1000;
/** What one line of a tree holds of a value, in UTF-16 units. */
const MOST_OF_VALUE = 80;

/** [llsd.difference.4] */
export function compareLlsd({ base, current }: LlsdComparison): ComparedLlsd {
  const one = readInput(base);
  if ('reason' in one) return one;
  const other = readInput(current);
  if ('reason' in other) return other;
  const [shownBase, shownCurrent] = [shown(one), shown(other)];
  const found = difference(shownBase.root, shownCurrent.root);
  const remark = remarkOn([
    [base.name, one],
    [current.name, other],
  ]);
  const structure = new Tree(shownBase.lines, shownCurrent.lines).of(found);
  return {
    kind: 'compared',
    base: shownBase.text,
    current: shownCurrent.text,
    structure: remark === undefined ? structure : { ...structure, remark },
  };
}

interface Shown {
  readonly text: string;
  readonly lines: Lines;
  readonly root: LlsdNode;
}

function shown({ root }: Convertible): Shown {
  const text = writeFormText('notation', plainValue(root), { pretty: true });
  const read = readNotationDocument(text, { size: Number.POSITIVE_INFINITY });
  if (read.root === undefined) throw new Error('what was written as notation cannot be read');
  return { text, lines: new Lines(text), root: read.root };
}

function remarkOn(sides: readonly (readonly [name: string, read: Convertible])[]): string | undefined {
  const wrong = sides.filter(([, read]) => errorsIn(read) > 0).map(([name]) => name);
  return wrong.length === 0
    ? undefined
    : `There are errors in ${wrong.join(' and ')}, so that not all may be compared.`;
}

class Tree {
  readonly #base: Lines;
  readonly #current: Lines;
  #left = MAX_LLSD_CHANGES;

  constructor(base: Lines, current: Lines) {
    this.#base = base;
    this.#current = current;
  }

  of(found: Difference | undefined): Structure {
    if (found === undefined) return { changes: [], more: 0 };
    const isWhole = found.change !== 'inside';
    const changes = isWhole ? [this.#change(found, undefined)] : this.#inside(found);
    const count = [...leavesOf(found)].length;
    return { changes, more: Math.max(0, count - MAX_LLSD_CHANGES) };
  }

  /** As many as there is room for. */
  #inside({ children, current }: Difference): readonly StructuralChange[] {
    const near = current && this.#start(current);
    const changes: StructuralChange[] = [];
    for (const child of children) {
      if (this.#left === 0) break;
      changes.push(this.#change(child, near));
    }
    return changes;
  }

  #change(found: Difference, near: Place | undefined): StructuralChange {
    const { change, base, current } = found;
    if (change !== 'inside') this.#left -= 1;
    return {
      change: change === 'inside' ? 'changed' : change,
      ...nameOf(found),
      detail: detailOf(found),
      ...(base && { base: this.#base.range(stretchOf(base)) }),
      ...(current && { current: this.#current.range(stretchOf(current)) }),
      ...(change === 'removed' && near !== undefined && { near }),
      rules: [],
      children: change === 'inside' ? this.#inside(found) : [],
    };
  }

  #start({ node: { start } }: Placed): Place {
    return this.#current.range({ start, end: start + 1 });
  }
}

function nameOf({ step }: Difference): Pick<StructuralChange, 'kind' | 'name'> {
  if (step === undefined) return { kind: 'value', name: 'value' };
  return typeof step === 'number' ? { kind: 'element', name: `[${step}]` } : { kind: 'key', name: step };
}

function detailOf({ change, base, current }: Difference): string {
  if (change === 'inside') return '';
  const sides = [base, current].flatMap((side) => (side === undefined ? [] : [shownValue(side.node, MOST_OF_VALUE)]));
  return sides.join(' → ');
}

/** A scalar with its key; of a container only its beginning: it may be longer than a screen. */
function stretchOf({ node, member }: Placed): { readonly start: number; readonly end: number } {
  const isContainer = node.kind === 'array' || node.kind === 'map';
  return { start: member?.start ?? node.start, end: isContainer ? node.start + 1 : node.end };
}
