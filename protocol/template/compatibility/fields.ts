// MC015 to MC018 and MC021: the fields of one block. A block that is deployed never changes.
import type { Range } from '../../text.ts';
import type { FieldTemplate } from '../model.ts';
import type { PlacedField, Word } from '../placed.ts';
import { quote } from '../problem-list.ts';
import { align, type Step } from './align.ts';
import type { Both, Change, InBlock } from './change.ts';
import { added, changed, fieldName, removed } from './change.ts';
import { endOfHeader, moveFieldToNewBlock, putBack, putPartBack, span, spelled } from './remedies.ts';

/** [compat.fields.1] What differs in the fields of one block, each field beside its namesake. */
export function* fieldChanges(where: InBlock): Iterable<Change> {
  const { base, current } = where.block;
  let behind = endOfHeader(current.range, { ...current.words });
  for (const step of align(base.fields, current.fields, ({ field }) => field.name)) {
    yield* stepChanges(where, step, behind);
    if (step.kind === 'kept' || step.kind === 'replaced') behind = step.current.range.end;
  }
}

function* stepChanges(where: InBlock, step: Step<PlacedField>, behind: number): Iterable<Change> {
  switch (step.kind) {
    case 'kept':
      yield* typeChanges(where, step);
      return;
    case 'added':
      yield fieldAdded(where, step.current);
      return;
    case 'removed':
      yield fieldRemoved(where, step.base, behind);
      return;
    case 'moved':
      yield displaced(where, step, `Field ${quote(step.current.field.name)} moved; fields keep their order.`);
      return;
    case 'replaced':
      yield isSameType(step.base.field, step.current.field) ? renamed(where, step) : replaced(where, step);
  }
}

const isSameType = (a: FieldTemplate, b: FieldTemplate): boolean => a.type === b.type && a.size === b.size;

function fieldAdded(where: InBlock, current: PlacedField): Change {
  const [field, block] = [quote(current.field.name), quote(where.block.current.block.name)];
  const message = `Field ${field} is new in block ${block}; put it into a new block after the last one.`;
  const fixes = [moveFieldToNewBlock(where, current)];
  const said = { rule: 'MC015', category: 'Incompatible', name: fieldName(where, current), message, fixes } as const;
  return added(said, current.nameRange);
}

function fieldRemoved(where: InBlock, base: PlacedField, behind: number): Change {
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
  const [before, now] = [wordsOf(base), wordsOf(current)];
  const place = span(now) ?? current.nameRange;
  const name = fieldName(where, current);
  const shown = quote(current.field.name);
  const from: Range = span(before) ?? base.nameRange;
  const fixes = [putBack(place, spelled(before))];
  const words = `was ${spelled(before)} and is ${spelled(now)}`;
  if (base.field.type !== current.field.type) {
    const message = `The type of field ${shown} ${words}.`;
    yield changed({ rule: 'MC017', category: 'Incompatible', name, message, fixes }, from, place);
  } else if (base.field.size !== current.field.size) {
    const message = `The size of field ${shown} ${words}.`;
    yield changed({ rule: 'MC018', category: 'Incompatible', name, message, fixes }, from, place);
  } else if (base.words.size?.text !== current.words.size?.text) {
    yield changed({ rule: 'MC021', category: 'Same', name, message: otherSpelling(shown, words), fixes }, from, place);
  }
}

/** [compat.size.1] Not a change on the wire, but one that a build with the official tool stops at. */
const otherSpelling = (shown: string, words: string): string =>
  `The size of field ${shown} ${words}: the same size, but the official comparer takes it for another.`;

const wordsOf = ({ words }: PlacedField): readonly (Word | undefined)[] => [words.type, words.size];
