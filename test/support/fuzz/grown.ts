// LLSD values that follow a seed: every kind, a few levels.
import {
  array,
  binary,
  boolean,
  date,
  integer,
  type Llsd,
  map,
  real,
  string,
  undef,
  uri,
  uuid,
} from '../../../protocol/llsd/value.ts';
import type { Draw } from './chance.ts';

const TEXTS = ['', 'a', ' b ', 'é', '\u{1f600}', '<&>"\'', ']]>', '\\', '\n', '$uuid', '%%', "it's", '\t'] as const;
const REALS = [
  0,
  -0,
  1,
  -2.5,
  0.1,
  1e300,
  5e-324,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
] as const;
const MOST_MEMBERS = 4;
const MOST_LEVELS = 4;

export function grownLlsd(draw: Draw, levels = MOST_LEVELS): Llsd {
  const inner = () => grownLlsd(draw, levels - 1);
  const length = () => ({ length: draw.below(MOST_MEMBERS) });
  const shape = draw.below(levels > 0 ? 4 : 2);
  if (shape === 2) return array(Array.from(length(), inner));
  if (shape === 3) return map(Array.from(length(), () => [draw.one(TEXTS), inner()] as const));
  return grownScalar(draw);
}

function grownScalar(draw: Draw): Llsd {
  const octets = (count: number) => Uint8Array.from({ length: count }, () => draw.below(0x100));
  const kinds: readonly (() => Llsd)[] = [
    () => undef,
    () => boolean(draw.chance(0.5)),
    () => integer(draw.one([0, 1, -1, 0x7fffffff, -0x80000000, draw.below(0x7fffffff)])),
    () => real(draw.one([...REALS, draw.below(1000) / 7])),
    () => string(draw.one(TEXTS) + draw.one(TEXTS)),
    () => uuid('67153d5b-3659-afb4-8510-adda2c034649'),
    () => date(draw.one([0, -1, 1_142_884_223_875, 253_402_300_799_999, draw.below(0x7fffffff) * 1000])),
    () => uri(`http://example.org/${draw.one(TEXTS)}`),
    () => binary(octets(draw.below(9))),
  ];
  return draw.one(kinds)();
}
