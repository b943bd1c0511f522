// The structural difference of two templates as a tree: messages, in them the words of the header and blocks, in those fields.
import type { FieldTemplate } from '../model.ts';
import type { PlacedBlock, PlacedField, PlacedMessage, TemplateFile, Word } from '../placed.ts';
import { isSameLayout } from './blocks.ts';
import type { Both, Change } from './change.ts';
import { compareTemplates, messagesByName } from './compatibility.ts';
import type { Difference, Inside } from './differences.ts';
import { bare, differencesOf, fromTo } from './differences.ts';
import { isSameType } from './fields.ts';
import { FindingsByPlace } from './findings-by-place.ts';
import { numberWords } from './header.ts';
import { headerDifferences } from './header-differences.ts';
import { span } from './remedies.ts';

/**
 * [compat.structure.1] What differs in the order of the current text, and nothing else: empty for two templates that say the same
 * messages in the same order. Messages that are not understood, or that a later namesake overrides, are left out.
 */
export function structuralDifferences(base: TemplateFile, current: TemplateFile): readonly Difference[] {
  const { changes } = compareTemplates(base, current);
  const findings = new FindingsByPlace(changes);
  const [old, now] = [messagesByName(base), messagesByName(current)];
  const understood = (messages: typeof old, others: typeof old): readonly PlacedMessage[] =>
    [...messages.values()]
      .filter(({ sound, message }) => sound && others.get(message.name)?.sound !== false)
      .toSorted((a, b) => a.range.start - b.range.start);
  const renames = renamesOf(changes);
  return differencesOf(understood(old, now), understood(now, old), {
    kind: 'message',
    nameOf: ({ message }) => message.name,
    soughtAs: ({ message, nameRange }) => renames.get(nameRange.start) ?? message.name,
    summary: ({ message }) => [numberWords(message), ...counted(message.blocks.length, 'block')].join(', '),
    isRenamed: () => false,
    inside: (pair) => insideMessage(pair, findings),
    findings: (was, is) => [...findings.between(was?.nameRange, is?.nameRange), ...findings.ofNumber(was, is)],
    movedRemark: ', which means nothing on the wire',
  });
}

/** [compat.messages.1] The new names of messages that were renamed, by the place of the old name in the base. */
function renamesOf(changes: readonly Change[]): ReadonlyMap<number, string> {
  const renamed = changes.filter(({ rule }) => rule === 'MC003');
  return new Map(renamed.flatMap(({ base, name }) => (base === undefined ? [] : [[base.start, name] as const])));
}

function insideMessage(pair: Both<PlacedMessage>, findings: FindingsByPlace): Inside {
  const { base, current } = pair;
  const blocks = differencesOf(base.blocks, current.blocks, {
    kind: 'block',
    nameOf: ({ block }) => block.name,
    summary: (part) => [quantityWords(part), ...counted(part.fields.length, 'field')].join(', '),
    isRenamed: (two) => isSameLayout(two.base.block, two.current.block),
    inside: (two) => insideBlock(two, findings),
    findings: (was, is) => findings.between(was?.nameRange, is?.nameRange),
    movedRemark: '',
  });
  return { detail: '', places: undefined, findings: [], children: [...headerDifferences(pair, findings), ...blocks] };
}

function insideBlock({ base, current }: Both<PlacedBlock>, findings: FindingsByPlace): Inside {
  const fields = differencesOf(base.fields, current.fields, {
    kind: 'field',
    nameOf: ({ field }) => field.name,
    summary: ({ field }) => typeWords(field),
    isRenamed: (two) => isSameType(two.base.field, two.current.field),
    inside: (two) => insideField(two, findings),
    findings: (was, is) => findings.between(was?.nameRange, is?.nameRange),
    movedRemark: '',
  });
  const words = { base: base.words, current: current.words };
  const quantity = wordsDiffer(quantityWords(base), quantityWords(current), findings, {
    base: [words.base.quantity, words.base.count],
    current: [words.current.quantity, words.current.count],
  });
  return { ...quantity, children: fields };
}

const insideField = ({ base, current }: Both<PlacedField>, findings: FindingsByPlace): Inside =>
  wordsDiffer(typeWords(base.field), typeWords(current.field), findings, {
    base: [base.words.type, base.words.size],
    current: [current.words.type, current.words.size],
  });

/** The words of a part beside those of the base, and where they stand in both. */
function wordsDiffer(
  was: string,
  is: string,
  findings: FindingsByPlace,
  words: Both<readonly (Word | undefined)[]>,
): Inside {
  if (was === is) return { detail: '', places: undefined, findings: [], children: [] };
  const [base, current] = [bare(span(words.base)), bare(span(words.current))];
  const places = base === undefined || current === undefined ? undefined : { base, current };
  return { detail: fromTo(was, is), places, findings: findings.between(base, current), children: [] };
}

/** `Multiple 4`. */
const quantityWords = ({ block }: PlacedBlock): string =>
  block.quantity === 'Multiple' ? `Multiple ${block.count}` : block.quantity;

/** `Variable 1`. */
const typeWords = ({ type, size }: FieldTemplate): string => (size === 0 ? type : `${type} ${size}`);

function counted(count: number, noun: string): readonly string[] {
  if (count === 0) return [];
  return [count === 1 ? `1 ${noun}` : `${count} ${noun}s`];
}
