// MC015 to MC018 and MC021: the fields of one block. A block that is deployed never changes.

import { align, type Step } from '../../align.ts';
import type { FieldTemplate } from '../model.ts';
import type { PlacedField, Word } from '../placed.ts';
import { quote } from '../problem-list.ts';
import type { Category } from './category.ts';
import type { Both, Change, InBlock } from './change.ts';
import { added, changed, fieldName, removed } from './change.ts';
import { endOfHeader, moveFieldToNewBlock, putBack, putPartBack, span, spelled } from './remedies.ts';

/** [compat.fields.1] What differs in the fields of one block, each field beside its namesake. */
export function* fieldChanges(where: InBlock): Iterable<Change> {
  const { base, current } = where.block;
  let before: PlacedField | undefined;
  for (const step of align(base.fields, current.fields, ({ field }) => field.name)) {
    yield* stepChanges(where, step, before);
    if (step.kind === 'kept' || step.kind === 'replaced') before = step.current;
  }
}

/** `before`: the field that the step comes behind. */
function* stepChanges(where: InBlock, step: Step<PlacedField>, before: PlacedField | undefined): Iterable<Change> {
  switch (step.kind) {
    case 'kept':
      yield* typeChanges(where, step);
      return;
    case 'added':
      yield fieldAdded(where, step.current);
      return;
    case 'removed':
      yield fieldRemoved(where, step.base, before);
      return;
    case 'moved':
      yield displaced(where, step, `Field ${quote(step.current.field.name)} moved; fields keep their order.`);
      return;
    case 'replaced':
      yield isSameType(step.base.field, step.current.field) ? renamed(where, step) : replaced(where, step);
  }
}

export const isSameType = (a: FieldTemplate, b: FieldTemplate): boolean => a.type === b.type && a.size === b.size;

function fieldAdded(where: InBlock, current: PlacedField): Change {
  const [field, block] = [quote(current.field.name), quote(where.block.current.block.name)];
  const message = `Field ${field} is new in block ${block}; put it into a new block after the last one.`;
  const fixes = [moveFieldToNewBlock(where, current)];
  const said = { rule: 'MC015', category: 'Incompatible', name: fieldName(where, current), message, fixes } as const;
  return added(said, current.nameRange);
}

function fieldRemoved(where: InBlock, base: PlacedField, before: PlacedField | undefined): Change {
  const { current } = where.block;
  const behind = before?.range.end ?? endOfHeader(current.range, { ...current.words });
  const [field, block] = [quote(base.field.name), quote(where.block.current.block.name)];
  const message = `Field ${field} of block ${block} is gone; a block that is deployed keeps its fields.`;
  const fixes = [putPartBack(base.field.name, base.range, where.baseText, behind)];
  const said = { rule: 'MC016', category: 'Incompatible', name: fieldName(where, base), message, fixes } as const;
  return removed(said, base.nameRange, where.block.current.nameRange);
}

function renamed(where: InBlock, { base, current }: Both<PlacedField>): Change {
  const message = `Field ${quote(base.field.name)} is called ${quote(current.field.name)}; the bytes are the same, but peers look for the old name.`;
  const fixes = [putBack(current.nameRange, base.field.name)];
  const said = { rule: 'MC016', category: 'Incompatible', name: fieldName(where, current), message, fixes } as const;
  return changed(said, base.nameRange, current.nameRange);
}

const replaced = (where: InBlock, step: Both<PlacedField>): Change =>
  displaced(
    where,
    step,
    `Field ${quote(step.current.field.name)} stands where ${quote(step.base.field.name)} stood; a block that is deployed keeps its fields.`,
  );

const displaced = (where: InBlock, { base, current }: Both<PlacedField>, message: string): Change =>
  changed(
    { rule: 'MC016', category: 'Incompatible', name: fieldName(where, current), message },
    base.nameRange,
    current.nameRange,
  );

function* typeChanges(where: InBlock, { base, current }: Both<PlacedField>): Iterable<Change> {
  const difference = differenceOf(base, current);
  if (difference === undefined) return;
  const { rule, category, what, remark = '' } = difference;
  const [before, now] = [wordsOf(base), wordsOf(current)];
  const place = span(now) ?? current.nameRange;
  const words = `was ${spelled(before)} and is ${spelled(now)}${remark}`;
  const message = `The ${what} of field ${quote(current.field.name)} ${words}.`;
  const fixes = [putBack(place, spelled(before))];
  const name = fieldName(where, current);
  yield changed({ rule, category, name, message, fixes }, span(before) ?? base.nameRange, place);
}

interface Difference {
  readonly rule: string;
  readonly category: Category;
  readonly what: 'type' | 'size';
  readonly remark?: string;
}

const OTHER_TYPE: Difference = { rule: 'MC017', category: 'Incompatible', what: 'type' };
const OTHER_SIZE: Difference = { rule: 'MC018', category: 'Incompatible', what: 'size' };
/** [compat.size.1] Not a change on the wire, but one that a build with the official tool stops at. */
const OTHER_SPELLING: Difference = {
  rule: 'MC021',
  category: 'Same',
  what: 'size',
  remark: ': the same size, but the official comparer takes it for another',
};

function differenceOf(base: PlacedField, current: PlacedField): Difference | undefined {
  if (base.field.type !== current.field.type) return OTHER_TYPE;
  if (base.field.size !== current.field.size) return OTHER_SIZE;
  return base.words.size?.text === current.words.size?.text ? undefined : OTHER_SPELLING;
}

const wordsOf = ({ words }: PlacedField): readonly (Word | undefined)[] => [words.type, words.size];
