// TextMate grammars as far as ours use them: the coloured parts of a line.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Pattern {
  readonly match?: string;
  /** With `end`, a stretch that may have patterns of its own; here it ends with its line. */
  readonly begin?: string;
  readonly end?: string;
  readonly name?: string;
  readonly contentName?: string;
  readonly beginCaptures?: Captures;
  readonly captures?: Captures;
  readonly include?: string;
  readonly patterns?: readonly Pattern[];
}

type Captures = Readonly<Record<string, { readonly name?: string }>>;

interface Grammar {
  readonly patterns: readonly Pattern[];
  readonly repository: Readonly<Record<string, Pattern>>;
}

interface Rule extends Pattern {
  readonly regexp: RegExp;
  readonly endExpression: RegExp | undefined;
  readonly inner: readonly Rule[];
}

/** Each part as `text=scope`, with the first word of the scope. At each place the leftmost match counts, then the order of the rules. */
export type Colours = (line: string) => readonly string[];

/** The colours that a grammar gives; its file is in `syntaxes`. */
export function coloursOf(file: string): Colours {
  // Tests run in the root of the project.
  const grammar: Grammar = JSON.parse(readFileSync(`syntaxes/${file}`, 'utf8'));
  const rules = rulesOf(grammar.patterns, grammar);
  return (line) => coloured(line, rules);
}

function rulesOf(patterns: readonly Pattern[], grammar: Grammar): readonly Rule[] {
  return flatten(patterns, grammar).map((pattern) => ({
    ...pattern,
    regexp: new RegExp(pattern.match ?? pattern.begin ?? '', 'dg'),
    endExpression: pattern.end === undefined ? undefined : new RegExp(pattern.end, 'g'),
    inner: pattern.begin === undefined ? [] : rulesOf(pattern.patterns ?? [], grammar),
  }));
}

function flatten(patterns: readonly Pattern[], grammar: Grammar): readonly Pattern[] {
  return patterns.flatMap((pattern) => {
    const included = pattern.include === undefined ? pattern : grammar.repository[pattern.include.slice(1)];
    assert.ok(included, pattern.include);
    return included.patterns === undefined || included.begin !== undefined
      ? [included]
      : flatten(included.patterns, grammar);
  });
}

function coloured(line: string, rules: readonly Rule[]): readonly string[] {
  const parts: string[] = [];
  let at = 0;
  while (at <= line.length) {
    const best = leftmost(line, at, rules);
    if (best === undefined) return parts;
    const { found, rule } = best;
    const stretch = stretchOf(line, found, rule);
    if (stretch !== undefined && rule.name !== undefined)
      parts.push(part(line.slice(found.index, stretch.end), rule.name));
    parts.push(...capturedIn(line, found, rule));
    if (stretch !== undefined) parts.push(...contentOf(line.slice(stretch.from, stretch.to), rule));
    at = Math.max(stretch?.end ?? 0, found.index + Math.max(1, found[0].length));
  }
  return parts;
}

const part = (text: string, scope: string): string => `${text}=${scope.split('.')[0]}`;

/** The whole of a match, and its groups; of a stretch the groups of its beginning. */
function capturedIn(line: string, { indices = [] }: RegExpExecArray, rule: Rule): readonly string[] {
  const isStretch = rule.begin !== undefined;
  const captures = isStretch ? rule.beginCaptures : rule.captures;
  return [...indices].flatMap((place, index) => {
    const own = isStretch ? undefined : rule.name;
    const scope = index === 0 ? own : captures?.[index]?.name;
    return scope === undefined || place === undefined ? [] : [part(line.slice(...place), scope)];
  });
}

/** Where the content of a stretch is, and where the stretch ends; undefined for a match that is none. */
function stretchOf(line: string, { index, 0: mark }: RegExpExecArray, { endExpression }: Rule) {
  if (endExpression === undefined) return undefined;
  const from = index + mark.length;
  endExpression.lastIndex = from;
  const close = endExpression.exec(line);
  return { from, to: close?.index ?? line.length, end: close === null ? line.length : close.index + close[0].length };
}

const contentOf = (content: string, { contentName, inner }: Rule): readonly string[] => [
  ...(contentName === undefined || content === '' ? [] : [part(content, contentName)]),
  ...coloured(content, inner),
];

function leftmost(line: string, at: number, rules: readonly Rule[]) {
  let best: { readonly found: RegExpExecArray; readonly rule: Rule } | undefined;
  for (const rule of rules) {
    rule.regexp.lastIndex = at;
    const found = rule.regexp.exec(line);
    if (found !== null && (best === undefined || found.index < best.found.index)) best = { found, rule };
  }
  return best;
}
