// Where the caret stands in a filter: what may come there, and which text it would replace.
import type { Range } from '../../protocol/text.ts';
import { emptyAt } from './range.ts';
import { scanFilter, type Token } from './scan.ts';
import { OPERATORS } from './syntax.ts';
import { isFlag, isWord } from './vocabulary.ts';

export type Expectation =
  /** A name, a word, a flag, a path. */
  | { readonly kind: 'operand' }
  /** An operator behind a word or a path. */
  | { readonly kind: 'operator'; readonly subject: string }
  /** What the subject is compared with. */
  | { readonly kind: 'value'; readonly subject: string; readonly operator: string }
  /** The operand is whole; `isOpen`: a parenthesis waits for its end. */
  | { readonly kind: 'after'; readonly isOpen: boolean };

export interface Caret {
  readonly expects: Expectation;
  /** What stands before the caret and would be replaced, and the place of all that would be. */
  readonly begun: string;
  readonly range: Range;
}

/** [filter.help.1] What is expected at `at`; any offset is a place. */
export function caretAt(text: string, at: number): Caret {
  const caret = Math.min(at, text.length);
  const tokens = scanFilter(text);
  const before = tokens.filter(({ range }) => range.end <= caret);
  const touched = tokens.find(({ range }) => range.start < caret && caret <= range.end);
  const begins = touched !== undefined && isUnfinished(touched) ? touched : undefined;
  const expects = expectationAfter(before.filter((token) => token !== begins));
  if (begins === undefined) return { expects, begun: '', range: emptyAt(caret) };
  return { expects, begun: text.slice(begins.range.start, caret), range: begins.range };
}

/** What somebody may still be typing: a sign is whole as it stands. */
function isUnfinished({ kind, text }: Token): boolean {
  if (kind === 'operator') return text !== '(' && text !== ')' && text !== '!' && text !== '&&' && text !== '||';
  return true;
}

interface Reading {
  readonly expects: Expectation;
  readonly open: number;
}

function expectationAfter(tokens: readonly Token[]): Expectation {
  let reading: Reading = { expects: { kind: 'operand' }, open: 0 };
  for (const token of tokens) reading = readOn(reading, token);
  return reading.expects;
}

function readOn({ expects, open }: Reading, token: Token): Reading {
  const { kind, text } = token;
  if (kind === 'operator' && (text === '&&' || text === '||' || text === '!'))
    return { expects: { kind: 'operand' }, open };
  if (text === '(') return { expects: { kind: 'operand' }, open: open + 1 };
  if (text === ')') return after(open - 1);
  if (expects.kind === 'operator' && (OPERATORS as readonly string[]).includes(text)) {
    return { expects: { kind: 'value', subject: expects.subject, operator: text }, open };
  }
  if (text === '..' && expects.kind === 'after')
    return { expects: { kind: 'value', subject: '', operator: '..' }, open };
  if (expects.kind === 'value') return after(open);
  if (kind === 'word' && !isFlag(text) && (isWord(text) || text.includes('.'))) {
    return { expects: { kind: 'operator', subject: text }, open };
  }
  return after(open);
}

function after(open: number): Reading {
  return { expects: { kind: 'after', isOpen: open > 0 }, open: Math.max(0, open) };
}
