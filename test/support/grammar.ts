// TextMate grammars as far as ours use them: the coloured parts of a line.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Pattern {
  readonly match?: string;
  readonly name?: string;
  readonly captures?: Readonly<Record<string, { readonly name: string }>>;
  readonly include?: string;
  readonly patterns?: readonly Pattern[];
}

interface Grammar {
  readonly patterns: readonly Pattern[];
  readonly repository: Readonly<Record<string, Pattern>>;
}

interface Rule extends Pattern {
  readonly regexp: RegExp;
}

/** Each part as `text=scope`, with the first word of the scope. At each place the leftmost match counts, then the order of the rules. */
export type Colours = (line: string) => readonly string[];

/** The colours that a grammar gives; its file is in `syntaxes`. */
export function coloursOf(file: string): Colours {
  // Tests run in the root of the project.
  const grammar: Grammar = JSON.parse(readFileSync(`syntaxes/${file}`, 'utf8'));
  const rules = flatten(grammar.patterns, grammar).map((pattern) => ({
    ...pattern,
    regexp: new RegExp(pattern.match ?? '', 'dgu'),
  }));
  return (line) => coloured(line, rules);
}

function flatten(patterns: readonly Pattern[], grammar: Grammar): readonly Pattern[] {
  return patterns.flatMap((pattern) => {
    const included = pattern.include === undefined ? pattern : grammar.repository[pattern.include.slice(1)];
    assert.ok(included, pattern.include);
    return included.patterns === undefined ? [included] : flatten(included.patterns, grammar);
  });
}

function coloured(line: string, rules: readonly Rule[]): readonly string[] {
  const parts: string[] = [];
  let at = 0;
  while (at <= line.length) {
    const best = leftmost(line, at, rules);
    if (best === undefined) return parts;
    const { found, rule } = best;
    for (const [index, place] of (found.indices ?? []).entries()) {
      const scope = index === 0 ? rule.name : rule.captures?.[index]?.name;
      if (scope !== undefined && place !== undefined) parts.push(`${line.slice(...place)}=${scope.split('.')[0]}`);
    }
    at = found.index + Math.max(1, found[0].length);
  }
  return parts;
}

function leftmost(line: string, at: number, rules: readonly Rule[]) {
  let best: { readonly found: RegExpExecArray; readonly rule: Rule } | undefined;
  for (const rule of rules) {
    rule.regexp.lastIndex = at;
    const found = rule.regexp.exec(line);
    if (found !== null && (best === undefined || found.index < best.found.index)) best = { found, rule };
  }
  return best;
}
