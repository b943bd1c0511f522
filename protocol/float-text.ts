// The shortest text of a 32-bit float.

/** The fewest digits that are this float and no other: `0.1`, not `0.10000000149011612`; -0 keeps its sign. */
export function floatText(value: number): string {
  const float = Math.fround(value);
  if (Object.is(float, -0)) return '-0';
  if (float === 0 || !Number.isFinite(float)) return String(float);
  for (let digits = FEWEST_DIGITS; digits < FLOAT_DIGITS; digits++) {
    const short = Number(float.toPrecision(digits));
    if (Math.fround(short) === float) return String(short);
  }
  return String(Number(float.toPrecision(FLOAT_DIGITS)));
}

const FEWEST_DIGITS = 6;
/** Nine digits always tell one float from the next. */
const FLOAT_DIGITS = 9;
