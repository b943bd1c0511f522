// What a growing selection takes in: the text between the tags or quotes, the value, the member, what is around it.
import type { NodeInPlace } from '../../protocol/llsd/node.ts';
import type { Range } from '../../protocol/text.ts';
import type { Read } from '../languages.ts';
import type { LlsdFile } from './file.ts';
import { isWithin, placeAt } from './places.ts';

/** From the smallest stretch around an offset to the whole text, each larger than the one before and around it. */
export function selection({ file }: Read<LlsdFile>, at: number): readonly Range[] {
  const around = placeAt(file.root, at)?.around ?? [];
  const candidates = around.toReversed().flatMap((placed) => stretchesOf(placed, at));
  return growing([...candidates, { start: 0, end: file.text.length }]);
}

function stretchesOf({ node, member }: NodeInPlace, at: number): readonly Range[] {
  const isKey = member !== undefined && isWithin(at, member.keyRange);
  const own = isKey ? [member.keyInner, member.keyRange] : node === undefined ? [] : [node.inner, node];
  const stretches: readonly Range[] = member === undefined ? own : [...own, member];
  return stretches.filter((stretch) => isWithin(at, stretch));
}

function growing(candidates: readonly Range[]): readonly Range[] {
  const ranges: Range[] = [];
  for (const { start, end } of candidates) {
    const last = ranges.at(-1) ?? { start, end: start };
    if (start <= last.start && end >= last.end && end - start > last.end - last.start) ranges.push({ start, end });
  }
  return ranges;
}
