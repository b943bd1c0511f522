// Coloured stretches as the editor wants them: five numbers each, relative to the one before.
import type { Token } from './languages.ts';
import { TOKEN_TYPES } from './languages.ts';
import type { Lines } from './lines.ts';

/** The legend to which the numbers refer. */
export const LEGEND = { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [] };

/** Tokens in the order of the text, none of them over a line's end. */
export function encodeTokens(tokens: readonly Token[], lines: Lines): number[] {
  const numbers: number[] = [];
  let before = { line: 0, character: 0 };
  for (const { start, end, type } of tokens) {
    const place = lines.position(start);
    const isSameLine = place.line === before.line;
    const character = isSameLine ? place.character - before.character : place.character;
    numbers.push(place.line - before.line, character, end - start, TOKEN_TYPES.indexOf(type), 0);
    before = place;
  }
  return numbers;
}
