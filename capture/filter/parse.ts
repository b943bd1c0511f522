// Tokens to a tree. Never fails: what cannot be read is a problem with its place, and the rest is read on.
import type { FilterProblem } from '../../contract/panel.ts';
import { Place } from './place.ts';
import { covering, emptyAt } from './range.ts';
import { scanFilter, type Token } from './scan.ts';
import { type Expression, OPERATORS, type Operator, type Path, type PathPart, type Subject } from './syntax.ts';
import { readValue } from './value.ts';
import { isFlag, isWord } from './vocabulary.ts';

export interface ParsedFilter {
  readonly expression: Expression;
  /** In the order of their places. */
  readonly problems: readonly FilterProblem[];
}

/** Nobody types more; it bounds the work of reading a filter and of asking it. */
export const FILTER_LIMIT = 2000;
/** Parentheses and `!` within each other: nobody needs more, and the tree is walked by calls. */
export const NESTING_LIMIT = 100;

/** [filter.grammar.1] The tree of a filter text, with the problems found in it. */
export function parseFilter(text: string): ParsedFilter {
  if (text.length > FILTER_LIMIT) return tooLong(text);
  const place = new Place(scanFilter(text), text.length);
  for (const { problem, range } of place.tokens) if (problem !== undefined) place.complain(problem, range);
  if (place.next === undefined) return { expression: { kind: 'everything', range: emptyAt(0) }, problems: [] };
  const expression = readAll(place);
  return { expression, problems: place.problems.toSorted((a, b) => a.start - b.start) };
}

function readAll(place: Place): Expression {
  const read: Expression[] = [readOr(place)];
  while (place.next !== undefined) {
    const stray = place.next;
    if (stray.kind === 'operator' && stray.text === ')') {
      place.complain('There is no ( for this ).', stray.range);
      place.take();
      if (place.next === undefined) break;
    }
    read.push(readOr(place));
  }
  return joined('and', read);
}

/** [filter.grammar.3] */
function readOr(place: Place): Expression {
  const parts = [readAnd(place)];
  while (place.accept('||') !== undefined) parts.push(readAnd(place));
  return joined('or', parts);
}

function readAnd(place: Place): Expression {
  const parts = [readNot(place)];
  for (;;) {
    if (place.accept('&&') === undefined) {
      if (!beginsOperand(place.next)) break;
      complainOfGap(place);
    }
    parts.push(readNot(place));
  }
  return joined('and', parts);
}

function readNot(place: Place): Expression {
  const sign = place.accept('!');
  if (sign === undefined) return readOperand(place);
  if (place.depth >= NESTING_LIMIT) return tooDeep(place, sign);
  place.depth += 1;
  const of = readNot(place);
  place.depth -= 1;
  return { kind: 'not', of, range: covering(sign.range, of.range) };
}

function readOperand(place: Place): Expression {
  const open = place.accept('(');
  if (open !== undefined) return readGroup(place, open);
  const { next } = place;
  if (next?.kind === 'word' && next.text !== 'in') return readComparison(place, subjectOf(next));
  return readNothing(place);
}

function readGroup(place: Place, open: Token): Expression {
  if (place.depth >= NESTING_LIMIT) return tooDeep(place, open);
  place.depth += 1;
  const inner = readOr(place);
  place.depth -= 1;
  if (place.accept(')') === undefined) place.complain('There is no ) for this (.', open.range);
  return inner;
}

/** [filter.grammar.4] */
function readComparison(place: Place, subject: Subject): Expression {
  place.take();
  const sign = place.accept(...OPERATORS);
  if (sign === undefined) return subject;
  const value = readValue(place, sign);
  return {
    kind: 'comparison',
    subject,
    operator: sign.text as Operator,
    operatorRange: sign.range,
    value,
    range: covering(subject.range, value.range),
  };
}

function subjectOf({ text, range }: Token): Subject {
  if (text.includes('.')) return pathOf(text, range.start);
  return { kind: isWord(text) || isFlag(text) ? 'word' : 'pattern', text, range };
}

/** [filter.field.1] */
function pathOf(text: string, start: number): Path {
  const parts: PathPart[] = [];
  let at = start;
  for (const part of text.split('.')) {
    parts.push({ text: part, range: { start: at, end: at + part.length } });
    at += part.length + 1;
  }
  return { kind: 'path', parts, range: { start, end: start + text.length } };
}

/** There is no operand where one must be. Closing signs are left for those who wait for them. */
function readNothing(place: Place): Expression {
  const { next } = place;
  const range = next?.range ?? emptyAt(place.end);
  if (next === undefined) place.complain(`Something is missing here, such as ${EXAMPLE}.`, range);
  else if (next.kind !== 'wrong' && next.problem === undefined) place.complain(notAnOperand(next), range);
  if (next !== undefined && next.text !== ')' && next.text !== '&&' && next.text !== '||') place.take();
  return { kind: 'broken', range };
}

const EXAMPLE = 'ChatFrom* or size > 100';

function notAnOperand({ kind, text }: Token): string {
  if (kind === 'operator' || kind === 'word') return `Something is missing before ${text}, such as ${EXAMPLE}.`;
  if (kind === 'text') return `A text is compared with something, such as name ~ ${text}.`;
  if (kind === 'uuid') return `An id is compared with a field, such as *.AgentData.AgentID == ${text}.`;
  return `A value is compared with something, such as size > 100 or name =~ /Chat/.`;
}

function beginsOperand(token: Token | undefined): boolean {
  return token !== undefined && (token.kind !== 'operator' || token.text === '(' || token.text === '!');
}

function complainOfGap(place: Place): void {
  const { next } = place;
  if (next === undefined || next.problem !== undefined) return;
  const sign = { and: '&&', or: '||', AND: '&&', OR: '||' }[next.text];
  if (sign !== undefined) {
    place.complain(`Write ${sign} instead of ${next.text}.`, next.range);
    place.take();
  } else place.complain(`Write && or || before ${next.text}.`, next.range);
}

function tooDeep(place: Place, { range }: Token): Expression {
  place.giveUp(`A filter has at most ${NESTING_LIMIT} parentheses and ! within each other.`, range);
  return { kind: 'broken', range };
}

function tooLong({ length }: string): ParsedFilter {
  const range = { start: FILTER_LIMIT, end: length };
  const message = `A filter has at most ${FILTER_LIMIT} characters; this one has ${length}.`;
  return { expression: { kind: 'broken', range }, problems: [{ message, ...range }] };
}

/** Several of one kind within each other are one: the tree is as flat as it can be. */
function joined(kind: 'and' | 'or', parts: readonly Expression[]): Expression {
  const [first, ...others] = parts;
  if (first === undefined || others.length === 0) return first ?? { kind: 'broken', range: emptyAt(0) };
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  return { kind, parts: flat, range: covering(first.range, parts.at(-1)?.range ?? first.range) };
}
