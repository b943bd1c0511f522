// What `diff` prints: an object for programs, lines for people.

import { type LineRange, Lines } from '../protocol/lines.ts';
import { CATEGORIES, type Category, MODES, type Mode, passes } from '../protocol/template/compatibility/category.ts';
import type { Change } from '../protocol/template/compatibility/change.ts';
import type { Compatibility } from '../protocol/template/compatibility/compatibility.ts';
import type { Range } from '../protocol/text.ts';

interface Side {
  readonly name: string;
  readonly text: string;
}

export interface Sides {
  readonly base: Side;
  readonly current: Side;
  /** [compat.own.1] The current file has errors by itself, so that it passes nowhere. */
  readonly hasErrors: boolean;
}

interface DiffJson {
  readonly kind: 'template';
  readonly category: string;
  readonly pass: { readonly development: boolean; readonly production: boolean };
  readonly changes: readonly ChangeJson[];
}

type ChangeJson = Pick<Change, 'rule' | 'category' | 'name' | 'message'> & {
  readonly base: LineRange | null;
  readonly current: LineRange | null;
};

/** [compat.own.1] Whether what is compared may take the place of its base. */
export const passesIn = (mode: Mode, category: Category, { hasErrors }: Pick<Sides, 'hasErrors'>): boolean =>
  !hasErrors && passes(category, mode);

/** Places count from 0, as in the editor; what a file lacks has none. */
export function diffJson({ category, changes }: Compatibility, sides: Sides): DiffJson {
  const [base, current] = [new Lines(sides.base.text), new Lines(sides.current.text)];
  const place = (lines: Lines, range: Range | undefined) => (range === undefined ? null : lines.range(range));
  const isPassed = (mode: Mode) => passesIn(mode, category, sides);
  return {
    kind: 'template',
    category,
    pass: { development: isPassed('development'), production: isPassed('production') },
    changes: changes.map((change) => ({
      rule: change.rule,
      category: change.category,
      name: change.name,
      message: change.message,
      base: place(base, change.base),
      current: place(current, change.current),
    })),
  };
}

/** The whole first, then a line for each change: category, rule, both places, sentence. */
export function diffText({ category, changes }: Compatibility, sides: Sides): readonly string[] {
  const [base, current] = [new Lines(sides.base.text), new Lines(sides.current.text)];
  const verdicts = MODES.map((mode) => `${passesIn(mode, category, sides) ? 'passes' : 'fails'} in ${mode}`);
  const lines = changes.map((change) => {
    const places = [
      placeText(sides.base.name, base, change.base),
      placeText(sides.current.name, current, change.current),
    ];
    return `${change.category.padEnd(WIDTH)} ${change.rule} ${places.join(' -> ')}: ${change.message}`;
  });
  const reason = sides.hasErrors ? `, since ${sides.current.name} has errors of its own` : '';
  return [`${category}: ${verdicts.join(', ')}${reason}`, ...lines];
}

const WIDTH = Math.max(...CATEGORIES.map(({ length }) => length));

/** Lines and columns from 1, as people and compilers count them. */
function placeText(name: string, lines: Lines, range: Range | undefined): string {
  if (range === undefined) return '(nothing)';
  const { line, character } = lines.position(range.start);
  return `${name}:${line + 1}:${character + 1}`;
}
