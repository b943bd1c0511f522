// The words of a schema with their places, whatever their order: for colours, layout and places. Never refuses a text.
import type { Range } from '../text.ts';
import { LLIDL_TYPES } from './model.ts';

export interface LlidlToken extends Range {
  readonly kind: TokenKind;
  readonly text: string;
}

/** `stray`: a sign that has no meaning in the language. */
export type TokenKind =
  | 'comment'
  | 'entry'
  | 'arrow'
  | 'variant'
  | 'quoted'
  | 'number'
  | 'type'
  | 'truth'
  | 'name'
  | 'open'
  | 'close'
  | 'sign'
  | 'stray';

/** Every word, in the order of the text; only blanks stand between them. */
export function scanLlidl(text: string): readonly LlidlToken[] {
  const tokens: LlidlToken[] = [];
  for (const found of text.matchAll(TOKEN)) {
    const kind = kindOf(found);
    const start = found.index;
    // What stands behind the last word of a comment belongs to the layout.
    const word = kind === 'comment' ? found[0].trimEnd() : found[0];
    tokens.push({ kind, text: word, start, end: start + word.length });
  }
  return tokens;
}

const TOKEN =
  /(?<comment>;[^\r\n]*)|(?<entry>%%)|(?<arrow>->|<-|<<|>>|<>|<x>)|(?<variant>&[\w/-]*)|(?<quoted>"(?:[\w/-]*")?)|(?<number>\d+)|(?<name>[A-Za-z_](?:[\w/]|-(?!>))*)|(?<open>[[{])|(?<close>[\]}])|(?<sign>\.\.\.|[:,=$])|(?<stray>[^ \t\r\n])/gu;

function kindOf({ groups = {}, 0: word }: RegExpExecArray): TokenKind {
  const kind = KINDS.find((name) => groups[name] !== undefined) ?? 'stray';
  if (kind !== 'name') return kind;
  if (word === 'true' || word === 'false') return 'truth';
  return LLIDL_TYPES.some((type) => type === word) ? 'type' : 'name';
}

const KINDS = [
  'comment',
  'entry',
  'arrow',
  'variant',
  'quoted',
  'number',
  'name',
  'open',
  'close',
  'sign',
  'stray',
] as const satisfies readonly TokenKind[];

/** The first token that ends behind an offset, by its index; as many as there are if none does. */
export function tokenBehind(tokens: readonly LlidlToken[], at: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The word under a caret, which may stand at either end of it; of two that meet there the one that is no sign. */
export function tokenAt(tokens: readonly LlidlToken[], at: number): LlidlToken | undefined {
  const next = tokenBehind(tokens, at);
  const [before, here] = [tokens[next - 1], tokens[next]];
  const touching = [here, before].filter((token) => token !== undefined && token.start <= at && at <= token.end);
  return touching.find((token) => token !== undefined && !SIGNS.has(token.kind)) ?? touching[0];
}

const SIGNS: ReadonlySet<TokenKind> = new Set(['open', 'close', 'sign', 'stray']);
