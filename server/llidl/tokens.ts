// Colours by meaning: a key is a key, also if it is spelled like a type.
import type { LlidlToken, TokenKind } from '../../protocol/llidl/scan.ts';
import type { Read, Token, TokenType } from '../languages.ts';
import type { LlidlText } from './file.ts';

/** All words that have a meaning of their own, in the order of the text. */
export function tokens({ file }: Read<LlidlText>): readonly Token[] {
  const words = file.tokens.filter(({ kind }) => kind !== 'comment');
  const types = new Map(words.map((word, index) => [word, typeOf(word, words[index - 1], words[index + 1])]));
  return file.tokens.flatMap((word) => {
    const type = word.kind === 'comment' ? 'comment' : types.get(word);
    return type === undefined ? [] : [{ start: word.start, end: word.end, type }];
  });
}

function typeOf(
  word: LlidlToken,
  before: LlidlToken | undefined,
  behind: LlidlToken | undefined,
): TokenType | undefined {
  if (isNameLike(word)) {
    if (before?.kind === 'entry') return 'class';
    if (behind?.text === ':') return 'property';
  }
  return word.text === '$' || word.text === '...' ? 'keyword' : TYPES[word.kind];
}

const isNameLike = ({ kind }: LlidlToken): boolean => kind === 'name' || kind === 'type' || kind === 'truth';

const TYPES: { readonly [kind in TokenKind]?: TokenType } = {
  entry: 'keyword',
  arrow: 'keyword',
  variant: 'struct',
  quoted: 'string',
  number: 'number',
  truth: 'keyword',
  type: 'type',
};
