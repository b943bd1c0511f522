// Two lists of named parts laid beside each other: what stayed, moved, came, went, or took another's place.

export type Step<Part> =
  | { readonly kind: 'kept' | 'moved' | 'replaced'; readonly base: Part; readonly current: Part }
  /** `isLast`: nothing of the base stands behind it. */
  | { readonly kind: 'added'; readonly current: Part; readonly isLast: boolean }
  /** `isLast`: nothing of the current list stands behind where it stood. */
  | { readonly kind: 'removed'; readonly base: Part; readonly isLast: boolean };

/**
 * The steps from one list to another, in order. The longest run of parts that kept their order is `kept`; other parts with
 * a namesake moved; of the rest, those between the same neighbours are taken for replacements of each other. Names that
 * occur several times are told apart by counting. Takes n log n.
 */
export function align<Part>(
  base: readonly Part[],
  current: readonly Part[],
  nameOf: (part: Part) => string,
): readonly Step<Part>[] {
  const steps: Step<Part>[] = [];
  // Most lists are equal, and what they begin with in common always belongs to the longest run.
  for (const [at, part] of current.entries()) {
    const old = base[at];
    if (old === undefined || nameOf(old) !== nameOf(part)) break;
    steps.push({ kind: 'kept', base: old, current: part });
  }
  const { length } = steps;
  if (length === base.length && length === current.length) return steps;
  return [...steps, ...alignRest(base.slice(length), current.slice(length), nameOf)];
}

function alignRest<Part>(
  base: readonly Part[],
  current: readonly Part[],
  nameOf: (part: Part) => string,
): readonly Step<Part>[] {
  const places = placesOf(base, nameOf);
  const pairs = [...countedNames(current, nameOf)].map((name) => places.get(name));
  const kept = longestRising(pairs);
  const matched = new Set(pairs);
  const steps: Step<Part>[] = [];
  let [baseFrom, currentFrom] = [0, 0];
  for (const at of [...kept, current.length]) {
    const baseTo = pairs[at] ?? base.length;
    const gone = base.slice(baseFrom, baseTo).filter((_, index) => !matched.has(baseFrom + index));
    const came: Part[] = [];
    for (let index = currentFrom; index < at; index += 1) {
      const from = pairs[index];
      const part = current[index] as Part;
      if (from === undefined) came.push(part);
      else steps.push({ kind: 'moved', base: base[from] as Part, current: part });
    }
    for (const step of gapSteps(gone, came, at === current.length)) steps.push(step);
    if (at < current.length) steps.push({ kind: 'kept', base: base[baseTo] as Part, current: current[at] as Part });
    [baseFrom, currentFrom] = [baseTo + 1, at + 1];
  }
  return steps;
}

function gapSteps<Part>(gone: readonly Part[], came: readonly Part[], isLast: boolean): readonly Step<Part>[] {
  const both = Math.min(gone.length, came.length);
  return [
    ...gone.slice(0, both).map((part, i): Step<Part> => ({ kind: 'replaced', base: part, current: came[i] as Part })),
    ...gone.slice(both).map((part): Step<Part> => ({ kind: 'removed', base: part, isLast })),
    ...came.slice(both).map((part): Step<Part> => ({ kind: 'added', current: part, isLast })),
  ];
}

function placesOf<Part>(parts: readonly Part[], nameOf: (part: Part) => string): ReadonlyMap<string, number> {
  return new Map([...countedNames(parts, nameOf)].map((name, at) => [name, at]));
}

/** The names, the second of its kind with a 2, and so on. */
function* countedNames<Part>(parts: readonly Part[], nameOf: (part: Part) => string): Iterable<string> {
  const counts = new Map<string, number>();
  for (const part of parts) {
    const count = (counts.get(nameOf(part)) ?? 0) + 1;
    counts.set(nameOf(part), count);
    yield `${count} ${nameOf(part)}`;
  }
}

/** Where the longest run of ascending numbers stands; entries without a number are passed over. */
function longestRising(numbers: readonly (number | undefined)[]): readonly number[] {
  /** At index n: where the smallest last number of a run of n + 1 stands. */
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const [at, number] of numbers.entries()) {
    if (number === undefined) continue;
    const length = runsBelow(number, ends, numbers);
    before.set(at, ends[length - 1]);
    ends[length] = at;
  }
  const run: number[] = [];
  for (let at = ends.at(-1); at !== undefined; at = before.get(at)) run.push(at);
  return run.reverse();
}

/** How many runs end below a number: their last numbers ascend. */
function runsBelow(number: number, ends: readonly number[], numbers: readonly (number | undefined)[]): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
