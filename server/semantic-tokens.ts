// Coloured stretches as the editor wants them: five numbers each, relative to the one before.
import type { SemanticTokens, SemanticTokensDelta, SemanticTokensEdit } from 'vscode-languageserver';
import type { Lines } from '../protocol/lines.ts';
import type { Token } from './languages.ts';
import { TOKEN_TYPES } from './languages.ts';

/** The legend to which the numbers refer. */
export const LEGEND = { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [] };

/** Of a text with more of them the rest has the colours of the grammar only: an editor would work on megabytes of numbers. */
export const MAX_TOKENS = 300_000;

/** Tokens in the order of the text, none of them over a line's end; the first MAX_TOKENS of them. */
export function encodeTokens(tokens: readonly Token[], lines: Lines): number[] {
  const numbers: number[] = [];
  let before = { line: 0, character: 0 };
  for (const { start, end, type } of tokens.slice(0, MAX_TOKENS)) {
    const place = lines.position(start);
    const isSameLine = place.line === before.line;
    const character = isSameLine ? place.character - before.character : place.character;
    numbers.push(place.line - before.line, character, end - start, TOKEN_TYPES.indexOf(type), 0);
    before = place;
  }
  return numbers;
}

/** What each editor was told last, so that only the difference is sent after a keystroke. */
export class TokenHistory {
  readonly #told = new Map<string, { readonly id: string; readonly numbers: number[] }>();
  #count = 0;

  /** All colours of a text. */
  whole(uri: string, numbers: number[]): SemanticTokens {
    return { resultId: this.#remember(uri, numbers), data: numbers };
  }

  /** What changed since an answer; all colours if that was not the last one. */
  since(id: string, uri: string, numbers: number[]): SemanticTokens | SemanticTokensDelta {
    const before = this.#told.get(uri);
    if (before?.id !== id) return this.whole(uri, numbers);
    return { resultId: this.#remember(uri, numbers), edits: difference(before.numbers, numbers) };
  }

  forget(uri: string): void {
    this.#told.delete(uri);
  }

  #remember(uri: string, numbers: number[]): string {
    this.#count += 1;
    const id = String(this.#count);
    this.#told.set(uri, { id, numbers });
    return id;
  }
}

/** One edit from the first to the last number that differ; none if nothing does. */
function difference(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (start === before.length && start === after.length) return [];
  return [{ start, deleteCount: before.length - tail - start, data: after.slice(start, after.length - tail) }];
}
