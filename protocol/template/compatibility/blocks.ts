// MC010 to MC014 and MC023: the blocks of one message. Blocks may only be appended.

import { align, type Step } from '../../align.ts';
import type { Range } from '../../text.ts';
import type { BlockTemplate } from '../model.ts';
import type { PlacedBlock } from '../placed.ts';
import { quote } from '../problem-list.ts';
import type { Change, Where } from './change.ts';
import { added, blockName, changed, messageName, removed } from './change.ts';
import { fieldChanges } from './fields.ts';
import { endOfHeader, moveBlockToEnd, putBack, putBlocksBack, span, spelled } from './remedies.ts';

/** [compat.blocks.1] What differs in the blocks of one message, each block beside its namesake. */
export function* blockChanges(where: Where): Iterable<Change> {
  const { base, current } = where.message;
  const gone: PlacedBlock[] = [];
  let before: PlacedBlock | undefined;
  for (const step of align(base.blocks, current.blocks, ({ block }) => block.name)) {
    if (step.kind === 'removed' && step.isLast) gone.push(step.base);
    yield* stepChanges(where, step, { before, gone });
    if (step.kind === 'kept' || step.kind === 'replaced') before = step.current;
  }
}

/** What a removed block stood behind. */
interface Behind {
  /** The block that is still there. */
  readonly before: PlacedBlock | undefined;
  /** The last blocks of the base that are gone, up to the one at hand. */
  readonly gone: readonly PlacedBlock[];
}

/** Whether two lists of blocks are the same on the wire and in their names. */
export const areSameBlocks = (a: readonly BlockTemplate[], b: readonly BlockTemplate[]): boolean =>
  a.length === b.length && a.every((block, at) => block.name === b[at]?.name && isSameLayout(block, b[at]));

function* stepChanges(where: Where, step: Step<PlacedBlock>, behind: Behind): Iterable<Change> {
  switch (step.kind) {
    case 'kept':
      yield* quantityChanges(where, step);
      yield* fieldChanges({ ...where, block: step });
      return;
    case 'added':
      yield* blockAdded(where, step);
      return;
    case 'removed':
      yield blockRemoved(where, step, behind);
      return;
    case 'moved':
      yield displaced(where, step, `Block ${quote(step.current.block.name)} moved; blocks keep their order.`);
      return;
    case 'replaced':
      yield isSameLayout(step.base.block, step.current.block) ? renamed(where, step) : replaced(where, step);
  }
}

/** The bytes are the same, and so are the names of the fields. */
export function isSameLayout(a: BlockTemplate, b: BlockTemplate): boolean {
  const isSame = a.quantity === b.quantity && a.count === b.count && a.fields.length === b.fields.length;
  const fields = a.fields.map((field, at) => [field, b.fields[at]] as const);
  return isSame && fields.every(([x, y]) => x.name === y?.name && x.type === y.type && x.size === y.size);
}

/** [compat.blocks.2] A Single block that old senders do not know is missing in what they send. */
function* blockAdded(
  where: Where,
  { current, isLast }: Extract<Step<PlacedBlock>, { kind: 'added' }>,
): Iterable<Change> {
  const name = blockName(where, current);
  const shown = quote(current.block.name);
  if (!isLast) {
    const message = `Block ${shown} stands before blocks of the base; blocks may only be appended.`;
    const fixes = [moveBlockToEnd(where, current)];
    yield added({ rule: 'MC012', category: 'Incompatible', name, message, fixes }, current.nameRange);
    return;
  }
  const message = `Appends block ${shown} to ${quote(messageName(where.message.current))}.`;
  yield added({ rule: 'MC010', category: 'Newer', name, message }, current.nameRange);
  if (current.block.quantity !== 'Single') return;
  const advice = `Old senders leave out ${shown}: some readers then take zeros, others fail; a Variable block is safer.`;
  yield added({ rule: 'MC023', category: 'Newer', name, message: advice }, current.nameRange);
}

function blockRemoved(
  where: Where,
  { base, isLast }: Extract<Step<PlacedBlock>, { kind: 'removed' }>,
  { before, gone }: Behind,
): Change {
  const { current } = where.message;
  const behind = before?.range.end ?? endOfHeader(current.range, { ...current.words });
  const shown = quote(base.block.name);
  const from = quote(messageName(current));
  const fixes = [putBlocksBack(isLast ? gone : [base], where.baseText, behind)];
  const said = isLast
    ? { rule: 'MC011', category: 'Older', message: `Removes the last block ${shown} of ${from}.` }
    : {
        rule: 'MC012',
        category: 'Incompatible',
        message: `Block ${shown} of ${from} is gone; those behind it keep their places.`,
      };
  return removed(
    { ...(said as Pick<Change, 'rule' | 'category' | 'message'>), name: blockName(where, base), fixes },
    base.nameRange,
    where.message.current.nameRange,
  );
}

type Pair = { readonly base: PlacedBlock; readonly current: PlacedBlock };

function renamed(where: Where, { base, current }: Pair): Change {
  const message = `Block ${quote(base.block.name)} is called ${quote(current.block.name)}; the bytes are the same, but peers look for the old name.`;
  const fixes = [putBack(current.nameRange, base.block.name)];
  const said = { rule: 'MC013', category: 'Incompatible', name: blockName(where, current), message, fixes } as const;
  return changed(said, base.nameRange, current.nameRange);
}

const replaced = (where: Where, step: Pair): Change =>
  displaced(
    where,
    step,
    `Block ${quote(step.current.block.name)} stands where ${quote(step.base.block.name)} stood; blocks may only be appended.`,
  );

const displaced = (where: Where, { base, current }: Pair, message: string): Change =>
  changed(
    { rule: 'MC012', category: 'Incompatible', name: blockName(where, current), message },
    base.nameRange,
    current.nameRange,
  );

function* quantityChanges(where: Where, { base, current }: Pair): Iterable<Change> {
  if (base.block.quantity === current.block.quantity && base.block.count === current.block.count) return;
  const [before, now] = [base, current].map(({ words }) => [words.quantity, words.count]);
  const [was, is] = [spelled(before ?? []), spelled(now ?? [])];
  const place: Range = span(now ?? []) ?? current.nameRange;
  const message = `The quantity of block ${quote(current.block.name)} was ${was} and is ${is}.`;
  const name = blockName(where, current);
  yield changed(
    { rule: 'MC014', category: 'Incompatible', name, message, fixes: [putBack(place, was)] },
    span(before ?? []) ?? base.nameRange,
    place,
  );
}
