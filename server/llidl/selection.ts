// What a growing selection takes in: the word, the value, what is around it, the resource or definition, the whole text.
import { partsOf } from '../../protocol/llidl/definitions.ts';
import type { MemberSpec, Spec } from '../../protocol/llidl/model.ts';
import { tokenAt } from '../../protocol/llidl/scan.ts';
import type { Range } from '../../protocol/text.ts';
import type { Read } from '../languages.ts';
import type { LlidlText } from './file.ts';

/** From the smallest stretch around an offset to the whole text, each larger than the one before and around it. */
export function selection({ file: { schema, tokens } }: Read<LlidlText>, at: number): readonly Range[] {
  const holds = ({ start, end }: Range): boolean => start <= at && at <= end;
  const word = tokenAt(tokens, at);
  const entries = [...schema.resources, ...schema.definitions].filter(holds);
  const specs = [
    schema.value,
    ...schema.resources.filter(holds).flatMap(({ request, response }) => [request, response]),
    ...schema.definitions.filter(holds).map(({ value }) => value),
  ];
  const chains = specs.flatMap((spec) => (spec !== undefined && holds(spec) ? chainOf(spec, holds) : []));
  const whole = { start: 0, end: schema.text.length };
  return growing([...(word === undefined ? [] : [word]), ...chains.toReversed(), ...entries, whole]);
}

/** The value and those inside of it that hold the place, with their keys, from the outside in. */
function chainOf(spec: Spec, holds: (range: Range) => boolean): readonly Range[] {
  const chain: Range[] = [];
  for (let next: Spec | undefined = spec; next !== undefined; next = partsOf(next).find(holds)) {
    chain.push(next);
    const member: MemberSpec | undefined =
      next.kind === 'map' ? next.members.find((one) => holds(memberRange(one))) : undefined;
    if (member !== undefined) chain.push(memberRange(member));
  }
  return chain;
}

const memberRange = ({ nameRange, value }: MemberSpec): Range => ({ start: nameRange.start, end: value.end });

/** Only stretches that take in the one before and more. */
function growing(candidates: readonly Range[]): readonly Range[] {
  const ranges: Range[] = [];
  for (const { start, end } of candidates) {
    const last = ranges.at(-1);
    const isLarger =
      last === undefined || (start <= last.start && end >= last.end && end - start > last.end - last.start);
    if (isLarger) ranges.push({ start, end });
  }
  return ranges;
}
