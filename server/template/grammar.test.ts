// The TextMate grammar, which colours a template before the server has read it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { builtInTemplateText } from '../../protocol/template/built-in.ts';

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

// Tests run in the root of the project.
const grammar: Grammar = JSON.parse(readFileSync('syntaxes/sl-message-template.tmLanguage.json', 'utf8'));
const { repository } = grammar;
const flatten = (patterns: readonly Pattern[]): readonly Pattern[] =>
  patterns.flatMap((pattern) => {
    const included = pattern.include === undefined ? pattern : repository[pattern.include.slice(1)];
    assert.ok(included, pattern.include);
    return included.patterns === undefined ? [included] : flatten(included.patterns);
  });
const rules = flatten(grammar.patterns).map((pattern) => ({
  ...pattern,
  regexp: new RegExp(pattern.match ?? '', 'dgu'),
}));

/** The coloured parts of a line: at each place the leftmost match counts, then the order of the rules. */
function coloured(line: string): readonly string[] {
  const parts: string[] = [];
  let at = 0;
  while (at <= line.length) {
    const best = leftmost(line, at);
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

function leftmost(line: string, at: number) {
  let best: { readonly found: RegExpExecArray; readonly rule: (typeof rules)[number] } | undefined;
  for (const rule of rules) {
    rule.regexp.lastIndex = at;
    const found = rule.regexp.exec(line);
    if (found !== null && (best === undefined || found.index < best.found.index)) best = { found, rule };
  }
  return best;
}

const cases: readonly (readonly [line: string, parts: readonly string[]])[] = [
  ['version 2.0', ['version=keyword', '2.0=constant']],
  [
    '    Low Low 0x1F NotTrusted Zerocoded UDPDeprecated',
    ['Low=entity', 'Low=keyword', '0x1F=constant', 'NotTrusted=storage', 'Zerocoded=storage', 'UDPDeprecated=invalid'],
  ],
  ['        Single Variable', ['Single=entity', 'Variable=keyword']],
  ['        Corner Multiple 4', ['Corner=entity', 'Multiple=keyword', '4=constant']],
  [
    '{   Fixed  Variable 1 } // what',
    ['{=punctuation', 'Fixed=variable', 'Variable=storage', '1=constant', '}=punctuation'],
  ],
  ['{   X   LLVector3d  }', ['{=punctuation', 'X=variable', 'LLVector3d=storage', '}=punctuation']],
  ['}//glued', ['}=punctuation']],
];

for (const [line, parts] of cases) {
  test(`colours of ${line.trim()}`, () =>
    assert.deepEqual(
      coloured(line).filter((part) => !part.startsWith('//') && !part.startsWith('/=')),
      parts,
    ));
}

test('comments are comments to the end of the line', () =>
  assert.deepEqual(coloured('// { X U8 } version 2.0'), ['// { X U8 } version 2.0=comment', '/=punctuation']));

test('no word of the built-in template is left without a colour', () => {
  for (const line of builtInTemplateText.split('\n').slice(0, 2000)) {
    const words = line.split(/\s+/u).filter((word) => word !== '');
    const seen = new Set(coloured(line).flatMap((part) => part.split('=')[0] ?? []));
    if (!line.trim().startsWith('//')) for (const word of words) assert.ok(seen.has(word), `${word} in ${line}`);
  }
});
