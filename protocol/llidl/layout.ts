// Where the words of one resource, definition or value stand when it is laid out: which of them begin lines, and how deep.
import type { LlidlToken } from './scan.ts';

/** As wide as most people's windows and code reviews. */
export const LINE_WIDTH = 100;
export const INDENT = '  ';

/** A word of an entry, without comments. */
export interface Word {
  readonly token: LlidlToken;
  /** A comment stands in front of it. */
  readonly isBehindComment: boolean;
}

export interface Placing {
  readonly beginsLine: boolean;
  /** Steps of indentation, of the word itself or of the line that it would begin. */
  readonly depth: number;
}

/** [llidl.format.1] What fits on a line stays there; of the rest the arrows and each part have a line of their own. */
export function placeWords(words: readonly Word[]): readonly Placing[] {
  const reach = reachOf(words);
  const isTall = (reach.at(-1) ?? 0) > LINE_WIDTH && words.some(({ token }) => token.text === '->');
  const groups: { readonly isBroken: boolean }[] = [];
  const placings: Placing[] = [];
  let column = 0;
  for (const [index, { token, isBehindComment }] of words.entries()) {
    const closed = token.kind === 'close' ? groups.pop() : undefined;
    const beginsLine = isBehindComment || closed?.isBroken === true || beginsPart(words, index, { groups, isTall });
    const depth = index === 0 ? 0 : depthIn(groups, isTall || (groups.length === 0 && closed === undefined));
    column = (beginsLine ? depth * INDENT.length : column + gapBefore(words, index)) + token.text.length;
    placings.push({ beginsLine, depth });
    if (token.kind === 'open') groups.push({ isBroken: column + widthBehind(words, reach, index) > LINE_WIDTH });
  }
  return placings;
}

const depthIn = (groups: Around['groups'], isDeeper: boolean): number =>
  groups.filter(({ isBroken }) => isBroken).length + (isDeeper ? 1 : 0);

interface Around {
  readonly groups: readonly { readonly isBroken: boolean }[];
  readonly isTall: boolean;
}

function beginsPart(words: readonly Word[], index: number, { groups, isTall }: Around): boolean {
  const [before, token] = [words[index - 1]?.token, words[index]?.token];
  if (token?.kind === 'arrow') return isTall;
  if (groups.at(-1)?.isBroken !== true) return false;
  return before?.kind === 'open' || before?.text === ',' || token?.text === '...';
}

/** How wide the words are up to each of them, on one line; nothing with a comment inside fits on a line. */
function reachOf(words: readonly Word[]): readonly number[] {
  let reach = 0;
  return words.map(({ token, isBehindComment }, index) => {
    reach += gapBefore(words, index) + token.text.length + (isBehindComment ? LINE_WIDTH + 1 : 0);
    return reach;
  });
}

/** From behind an opening bracket to its closing one, and the comma behind that. */
function widthBehind(words: readonly Word[], reach: readonly number[], opener: number): number {
  let depth = 0;
  for (let index = opener; index < words.length; index += 1) {
    const kind = words[index]?.token.kind;
    if (kind === 'open') depth += 1;
    if (kind === 'close') depth -= 1;
    const comma = words[index + 1]?.token.text === ',' ? 1 : 0;
    const width = (reach[index] ?? 0) - (reach[opener] ?? 0);
    if (depth === 0) return width + comma;
    if (width > LINE_WIDTH) return width;
  }
  return 0;
}

const gapBefore = (words: readonly Word[], index: number): number =>
  index > 0 && hasBlankBefore(words[index]?.token) ? 1 : 0;

/** Commas and colons stand directly behind a word. */
export const hasBlankBefore = (token: LlidlToken | undefined): boolean => token?.text !== ',' && token?.text !== ':';
