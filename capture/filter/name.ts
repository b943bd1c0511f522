// Message names with wildcards, as the rules of faults have them. Text in, a question about names out.
// Knows nothing of rows and templates.
import type { FilterProblem } from '../../contract/panel.ts';
import { matchesPattern } from './pattern.ts';

/** One word of a filter; `pattern` in lower case. */
interface Term {
  readonly excludes: boolean;
  readonly pattern: string;
}

/** What a filter text says about a name. */
export interface NameFilter {
  /** True if the filter is empty: every row matches, whatever its name. */
  readonly acceptsAll: boolean;
  accepts(name: string): boolean;
}

/** Nobody types more; it bounds the work of matching one name. */
export const FILTER_LIMIT = 1000;

const WORDS = /[^\s,]+/g;
const ILLEGAL = /[^\p{L}\p{N}_.:/*?-]/u;

/**
 * Reads a filter: words separated by blanks or commas, each a name in which `*` stands for any characters and `?` for one.
 * A name is accepted if any word matches it; a word that starts with `!` or `-` takes out what it matches.
 * With only such words everything else is accepted. Upper and lower case are the same.
 */
export function readNameFilter(text: string): NameFilter | { readonly problem: FilterProblem } {
  if (text.length > FILTER_LIMIT) return tooLong(text);
  const terms: Term[] = [];
  for (const word of text.matchAll(WORDS)) {
    const term = readTerm(word[0], word.index);
    if ('problem' in term) return term;
    terms.push(term);
  }
  return filterOf(terms);
}

function filterOf(terms: readonly Term[]): NameFilter {
  const wanted = terms.filter((term) => !term.excludes).map((term) => term.pattern);
  const unwanted = terms.filter((term) => term.excludes).map((term) => term.pattern);
  return {
    acceptsAll: terms.length === 0,
    accepts(name) {
      const lower = name.toLowerCase();
      const matches = (pattern: string) => matchesPattern(pattern, lower);
      return (wanted.length === 0 || wanted.some(matches)) && !unwanted.some(matches);
    },
  };
}

function readTerm(word: string, start: number): Term | { readonly problem: FilterProblem } {
  const excludes = word.startsWith('!') || word.startsWith('-');
  const pattern = excludes ? word.slice(1) : word;
  const patternStart = start + word.length - pattern.length;
  if (pattern === '') {
    const message = `Expected a name right behind ${word}, such as ${word}AgentUpdate.`;
    return { problem: { message, start, end: start + word.length } };
  }
  const illegal = ILLEGAL.exec(pattern);
  if (illegal === null) return { excludes, pattern: pattern.toLowerCase() };
  const at = patternStart + illegal.index;
  const message = `Expected a message name with the wildcards * and ?, but found ${illegal[0]}.`;
  return { problem: { message, start: at, end: at + illegal[0].length } };
}

function tooLong(text: string): { readonly problem: FilterProblem } {
  const message = `A filter has ${FILTER_LIMIT} characters at most; this one has ${text.length}.`;
  return { problem: { message, start: FILTER_LIMIT, end: text.length } };
}
