// A filter from its text to a question about rows. The one door to this folder for those who have rows.
import type { FilterProblem } from '../../contract/panel.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import { type CheckedFilter, checkFilter } from './check.ts';
import type { Checked } from './checked.ts';
import { allParts, type CompiledPart, compilePart } from './compile.ts';
import type { Effort } from './effort.ts';
import type { FilterFacts } from './facts.ts';
import { parseFilter } from './parse.ts';
import type { FilterRow } from './row.ts';

export interface CompiledFilter {
  /** Every row matches. */
  readonly matchesAll: boolean;
  /** What stays as it is once a row was asked, and what does not: a row matches if both say so. */
  readonly settled: CompiledPart;
  readonly unsettled: CompiledPart;
  /** Rows must be told to `Sightings` before they are asked. */
  readonly needsSightings: boolean;
  readonly checked: Checked;
  /** What its regular expressions have cost. */
  readonly effort: Effort;
  matches(row: FilterRow, facts: FilterFacts): boolean;
}

/** Why a filter cannot be read. */
export interface FilterProblems {
  readonly problems: readonly [FilterProblem, ...FilterProblem[]];
}

/**
 * Reads a filter for rows whose messages `codec` knows; never throws, whatever the text is. Problems are in the order of
 * their places, each with one sentence.
 *
 * Asking rows one by one, such as those of a file:
 *
 *     const filter = compileFilter(text, codec);
 *     if ('problems' in filter) return filter.problems;
 *     const sightings = new Sightings();
 *     if (filter.needsSightings) for (const row of rows) sightings.see(filterRow(row));
 *     const facts = factsOf({ now: lastRow.time, circuit: (n) => owners.get(n) }, sightings);
 *     const found = rows.filter((row) => filter.matches(filterRow(row), facts));
 *
 * `filterRow` takes a `WholeRow` of contract/panel.ts. The rows of a store are asked by `Matches`.
 */
export function compileFilter(text: string, codec: Codec): CompiledFilter | FilterProblems {
  const { expression, problems } = parseFilter(text);
  const refused = refusal(problems);
  if (refused !== undefined) return refused;
  const { problems: found, ...checked } = checkFilter(expression, codec.template);
  return refusal(found) ?? compiledFrom(checked, codec);
}

function refusal([first, ...others]: readonly FilterProblem[]): FilterProblems | undefined {
  return first === undefined ? undefined : { problems: [first, ...others] };
}

function compiledFrom({ checked, effort }: Omit<CheckedFilter, 'problems'>, codec: Codec): CompiledFilter {
  const parts = (checked.kind === 'and' ? checked.parts : [checked]).map((part) => compilePart(part, codec));
  const settled = allParts(parts.filter(({ isUnsettled }) => !isUnsettled));
  const unsettled = allParts(parts.filter(({ isUnsettled }) => isUnsettled));
  return {
    matchesAll: checked.kind === 'everything',
    settled,
    unsettled,
    needsSightings: settled.needsSightings || unsettled.needsSightings,
    checked,
    effort,
    matches: (row, facts) => settled.test(row, facts) && unsettled.test(row, facts),
  };
}
