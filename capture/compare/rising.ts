// The longest run of rising numbers in a list: what kept its order when others moved.

/** The places of such a run, in their order. Takes n log n. */
export function longestRising(numbers: ArrayLike<number>): readonly number[] {
  const { length } = numbers;
  /** At n: where the smallest last number of a run of n + 1 stands. */
  const ends = new Int32Array(length);
  const before = new Int32Array(length);
  let longest = 0;
  for (let at = 0; at < length; at++) {
    const runs = runsBelow(numbers, ends.subarray(0, longest), numbers[at] ?? 0);
    before[at] = runs === 0 ? -1 : (ends[runs - 1] ?? -1);
    ends[runs] = at;
    longest = Math.max(longest, runs + 1);
  }
  const run: number[] = [];
  for (let at = longest === 0 ? -1 : (ends[longest - 1] ?? -1); at >= 0; at = before[at] ?? -1) run.push(at);
  return run.reverse();
}

/** How many runs end below a number: their last numbers rise. */
function runsBelow(numbers: ArrayLike<number>, ends: Int32Array, number: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
