// MT060 to MT066: fields.
import type { Problem } from '../../text.ts';
import { FIELD_TYPES } from '../model.ts';
import type { Word } from '../placed.ts';
import { quote } from '../problem-list.ts';
import { isPlainAscii } from '../slips.ts';
import { gluedNumber } from '../suggestion.ts';
import { isDigits, isFieldType, SIZED_TYPES, takesSize } from '../words.ts';
import { namedAgain } from './name-words.ts';
import type { Parts, RuleAboutMessages, TypeAndSize } from './rule.ts';
import { error, related, replacement, safeReplacement, unknownAs, unknownWord, warning } from './rule.ts';

export const FIELD_RULES: readonly RuleAboutMessages[] = [
  { code: 'MT060', severity: 'error', title: 'The type is one of the twenty.', check: type },
  { code: 'MT061', severity: 'error', title: 'Fixed and Variable have a size.', check: hasSize },
  { code: 'MT062', severity: 'error', title: 'A size is written in decimal digits.', check: sizeDigits },
  {
    code: 'MT063',
    severity: 'error',
    title: 'The length of a Variable field takes 1 or 2 bytes.',
    check: variableWidth,
  },
  { code: 'MT064', severity: 'error', title: 'A Fixed field has at least one byte.', check: fixedSize },
  { code: 'MT065', severity: 'error', title: 'Other types take no size.', check: noSize },
  { code: 'MT066', severity: 'error', title: 'Field names are unique in a block.', check: namedOnce },
];

function* type({ types }: Parts): Iterable<Problem> {
  for (const [name, places] of types)
    if (!isFieldType(name) && isPlainAscii(name))
      for (const { type, size } of places) yield (size === undefined && gluedSize(type)) || unknownType(type);
}

/** A type and its size in one word; a width that is none is better chosen. */
function gluedSize(word: Word): Problem | undefined {
  const meant = gluedNumber(word.text, SIZED_TYPES);
  const isPossible = meant !== undefined && /^(?:Fixed 0*[1-9]|Variable [12]$)/u.test(meant);
  return isPossible ? unknownAs('MT060', 'type', word, meant) : undefined;
}

/** A type that takes a size is offered with one. */
function unknownType(word: Word): Problem {
  const problem = unknownWord('MT060', 'type', word, FIELD_TYPES);
  const meant = problem.fixes?.[0]?.edits[0]?.text;
  if (meant !== 'Variable' || problem.fixes === undefined) return problem;
  const fixes = [1, 2].map((width) => replacement(`Change to Variable ${width}`, word, `Variable ${width}`));
  return { ...problem, fixes };
}

function* hasSize(parts: Parts): Iterable<Problem> {
  for (const { type } of withSize(parts).filter(({ size }) => size === undefined)) {
    if (type.text === 'Fixed') yield error('MT061', 'Fixed needs its number of bytes.', type);
    else yield error('MT061', 'Variable needs the width of its length: 1 or 2.', type, { fixes: widthFixes(type) });
  }
}

const widthFixes = (type: Word) =>
  [1, 2].map((width) => replacement(`Change to Variable ${width}`, type, `Variable ${width}`));

/** The fields of both types that take a size. */
const withSize = ({ types }: Parts): readonly TypeAndSize[] => SIZED_TYPES.flatMap((name) => types.get(name) ?? []);

function* sizeDigits(parts: Parts): Iterable<Problem> {
  for (const { size } of withSize(parts)) {
    if (size === undefined || isDigits(size.text) || !isPlainAscii(size.text)) continue;
    const hex = /^0[xX][0-9a-fA-F]+$/u.test(size.text) ? String(Number(size.text)) : undefined;
    if (hex === undefined) yield error('MT062', 'A size is written in decimal digits.', size);
    else
      yield error('MT062', `A size is written in decimal digits: ${hex}.`, size, {
        fixes: [safeReplacement(`Change to ${hex}`, size, hex)],
      });
  }
}

function* variableWidth({ types }: Parts): Iterable<Problem> {
  for (const { size } of types.get('Variable') ?? []) {
    if (size === undefined || !isDigits(size.text)) continue;
    const width = Number(size.text);
    if (width === 1 || width === 2) continue;
    const sentence = `The length of a Variable field takes 1 or 2 bytes, not ${quote(size.text)}`;
    const fixes = ['1', '2'].map((text) => replacement(`Change to ${text}`, size, text));
    if (width === 4) yield warning('MT063', `${sentence}; the viewer reads 4, others may not.`, size, { fixes });
    else yield error('MT063', `${sentence} (this is no maximum length).`, size, { fixes });
  }
}

function* fixedSize({ types }: Parts): Iterable<Problem> {
  for (const { size } of types.get('Fixed') ?? [])
    if (size !== undefined && isDigits(size.text) && Number(size.text) === 0)
      yield error('MT064', 'A Fixed field has at least one byte.', size);
}

function* noSize({ types }: Parts): Iterable<Problem> {
  for (const [name, places] of types) {
    if (takesSize(name) || !isFieldType(name)) continue;
    for (const { type, size } of places.filter((place) => place.size !== undefined)) {
      if (size === undefined) continue;
      const fixes = [safeReplacement('Remove the size', { start: type.end, end: size.end }, '')];
      yield error('MT065', `${name} takes no size.`, size, { fixes });
    }
  }
}

function* namedOnce({ blocks }: Parts): Iterable<Problem> {
  for (const { name, first } of namedAgain(blocks.map(({ fields }) => fields)))
    yield error('MT066', `Field ${quote(name.text)} is already in this block.`, name, {
      related: [related(`${quote(name.text)} stands here.`, first)],
    });
}
