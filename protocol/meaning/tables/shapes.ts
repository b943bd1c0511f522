// The form of primitives: whole numbers that stand for fractions.

import type { MeaningRow } from '../meaning.ts';
import { scaled } from '../spell.ts';

const inEach = (fields: string): string =>
  ['ObjectUpdate', 'ObjectAdd', 'ObjectShape'].map((message) => `${message}.ObjectData.${fields}`).join(' ');

export const SHAPE_ROWS: readonly MeaningRow[] = [
  [scaled('Where it begins', { over: 50_000 }), inEach('PathBegin|ProfileBegin')],
  [scaled('Where it ends', { times: -1, over: 50_000, plus: 1 }), inEach('PathEnd|ProfileEnd')],
  [scaled('How hollow it is', { over: 50_000 }), inEach('ProfileHollow')],
  [scaled('Scale of the path', { times: -1, over: 100, plus: 2 }), inEach('PathScaleX|PathScaleY')],
  [
    scaled('Shear, twist, offset, taper or skew', { over: 100, signed: true }),
    inEach('PathShearX|PathShearY|PathTwist|PathTwistBegin|PathRadiusOffset|PathTaperX|PathTaperY|PathSkew'),
  ],
  [scaled('Revolutions', { times: 15, over: 1000, plus: 1 }), inEach('PathRevolutions')],
];
