// Names for alternatives: where they are defined and used. They mean something in their own text only.
import { variantsIn } from '../../protocol/llidl/definitions.ts';
import type { Range } from '../../protocol/text.ts';
import type { Read } from '../languages.ts';
import type { Name, NameUse, PlacedName } from '../names.ts';
import type { LlidlText } from './file.ts';

/** The name under a caret. */
export function nameAt({ file }: Read<LlidlText>, at: number): PlacedName | undefined {
  return usesIn(file).find(({ range: { start, end } }) => start - 1 <= at && at <= end);
}

/** [llidl.variant.1] Every use and every alternative of a name, in the order of the text. */
export function uses({ file }: Read<LlidlText>, { kind, path }: Name): readonly NameUse[] {
  return kind === 'variant' ? usesIn(file).filter((use) => use.path.at(-1) === path.at(-1)) : [];
}

/** Why a name cannot become another one; undefined if it can. */
export function renameProblem({ file }: Read<LlidlText>, name: Name, put: string): string | undefined {
  if (!/^[A-Za-z_][\w/]*$/u.test(put))
    return `${JSON.stringify(put)} is no name: names have letters, digits, underscores and slashes, and do not start with a digit.`;
  if (put === name.path.at(-1)) return undefined;
  const isTaken = file.schema.definitions.some((definition) => definition.name === put);
  return isTaken ? `There is already a name &${put}: its alternatives would be mixed with these.` : undefined;
}

function usesIn({ schema }: LlidlText): readonly NameUse[] {
  const mentions = variantsIn(schema).map(({ name, ...range }) => use(name, range, undefined));
  const defined = schema.definitions.map(({ name, nameRange, start, end }) => use(name, nameRange, { start, end }));
  return [...mentions, ...defined].toSorted((a, b) => a.range.start - b.range.start);
}

/** The `&` is no part of the name. */
const use = (name: string, { start, end }: Range, whole: Range | undefined): NameUse => ({
  kind: 'variant',
  path: [name],
  isLocal: true,
  range: { start: start + 1, end },
  whole,
});
