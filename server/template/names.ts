// Names of messages, blocks and fields in a template, and mentions of messages in its comments.
import type { PlacedMessage, TemplateFile } from '../../protocol/template/placed.ts';
import type { PlacedComment, Scan } from '../../protocol/template/scan.ts';
import type { Range } from '../../protocol/text.ts';
import type { Read } from '../languages.ts';
import type { Name, NameUse, PlacedName } from '../names.ts';
import { newNameProblem } from '../new-name.ts';
import type { Place } from './place.ts';
import { placeAt, touches } from './place.ts';
import { firstBehind } from './spot.ts';

/** The name under a caret: of a part, or of a message that a comment mentions. */
export function nameAt({ file }: Read<TemplateFile>, at: number): PlacedName | undefined {
  const place = placeAt(file, at);
  if (place === undefined) return mentionAt(file, at);
  if (place.part !== 'name') return undefined;
  return { kind: place.kind, path: pathOf(place), range: { start: place.word.start, end: place.word.end } };
}

/** Every part with the name, wherever it stands, and every mention of a message; in the order of the text. */
export function uses({ file }: Read<TemplateFile>, { kind, path }: Name): readonly NameUse[] {
  const name = path.at(-1) ?? '';
  const parts = file.messages.flatMap((message) => [...namesOf(message)]);
  const found = parts.filter((use) => use.kind === kind && use.path.at(-1) === name);
  if (kind !== 'message') return found;
  return [...found, ...mentionsOf(file.scan, name)].toSorted((a, b) => a.range.start - b.range.start);
}

/** Why a name cannot become another one; undefined if it can. */
export function renameProblem({ file }: Read<TemplateFile>, name: Name, put: string): string | undefined {
  const problem = newNameProblem(put);
  if (problem !== undefined || put === name.path.at(-1)) return problem;
  const path = [...name.path.slice(0, -1), put].join('.');
  const isTaken = file.messages.some((message) =>
    [...namesOf(message)].some((other) => other.kind === name.kind && other.path.join('.') === path),
  );
  return isTaken ? `There is already a ${name.kind} ${path}.` : undefined;
}

function pathOf(place: Place): readonly string[] {
  const message = place.message.message.name;
  if (place.kind === 'message') return [message];
  const block = place.block.block.name;
  return place.kind === 'block' ? [message, block] : [message, block, place.field.field.name];
}

function* namesOf(placed: PlacedMessage): Iterable<NameUse> {
  const message = placed.message.name;
  if (placed.words.name !== undefined)
    yield { kind: 'message', path: [message], range: placed.nameRange, whole: placed.range };
  for (const part of placed.blocks) {
    const block = part.block.name;
    if (part.words.name !== undefined)
      yield { kind: 'block', path: [message, block], range: part.nameRange, whole: part.range };
    for (const { field, words, nameRange, range } of part.fields)
      if (words.name !== undefined)
        yield { kind: 'field', path: [message, block, field.name], range: nameRange, whole: range };
  }
}

/** The name of a message under a caret in a comment. */
function mentionAt({ scan, messages }: TemplateFile, at: number): PlacedName | undefined {
  const comment = scan.commentsBefore(firstBehind(scan, at)).find((candidate) => touches(candidate, at));
  if (comment === undefined) return undefined;
  for (const { word, range } of wordsOf(scan, comment))
    if (touches(range, at) && messages.some(({ message }) => message.name === word) && isMention(scan, comment, word))
      return { kind: 'message', path: [word], range };
  return undefined;
}

function mentionsOf(scan: Scan, name: string): readonly NameUse[] {
  const found: NameUse[] = [];
  if (name === '') return found;
  for (let index = 0; index < scan.commentCount; index += 1) {
    const comment = scan.comment(index);
    if (!isMention(scan, comment, name)) continue;
    for (const { word, range } of wordsOf(scan, comment))
      if (word === name) found.push({ kind: 'message', path: [name], range, whole: undefined });
  }
  return found;
}

/** [template.words.5] A name that could be a plain word, such as `Error`, is only meant where it stands alone in its comment. */
function isMention(scan: Scan, { start, end }: PlacedComment, name: string): boolean {
  const text = scan.text.slice(start, end);
  if (!text.includes(name)) return false;
  return !/^[A-Z]?[a-z]*$/u.test(name) || text.replace(/^\/+/u, '').trim() === name;
}

function* wordsOf(
  scan: Scan,
  { start, end }: PlacedComment,
): Iterable<{ readonly word: string; readonly range: Range }> {
  for (const { 0: word, index } of scan.text.slice(start, end).matchAll(/\w+/gu))
    yield { word, range: { start: start + index, end: start + index + word.length } };
}
