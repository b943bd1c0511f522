// Which names of a file are spelled in more than one way. It is asked at each keystroke, and few of those change a name.

/** The names of each message. */
type NamesByMessage = readonly (readonly string[])[];

export interface Spellings {
  /** The names that are also spelled in another way. */
  readonly several: ReadonlySet<string>;
  /** The messages with one of them, by their index. */
  readonly concerned: readonly number[];
}

/** What was found last, and of which names. */
let last: { readonly names: NamesByMessage; readonly found: Spellings } = {
  names: [],
  found: { several: new Set(), concerned: [] },
};

/** The same as last time as long as the names are. */
export function spellingsOf(names: NamesByMessage): Spellings {
  if (!areSame(names, last.names)) last = { names, found: spellingsIn(names) };
  return last.found;
}

function areSame(some: NamesByMessage, others: NamesByMessage): boolean {
  return some.length === others.length && some.every((names, index) => hasSame(names, others[index]));
}

const hasSame = (names: readonly string[], others: readonly string[] | undefined): boolean =>
  names === others || (names.length === others?.length && names.every((name, at) => name === others[at]));

function spellingsIn(names: NamesByMessage): Spellings {
  const several = severalSpellings(new Set(names.flat()));
  const concerned = names.flatMap((some, index) => (some.some((name) => several.has(name)) ? [index] : []));
  return { several, concerned };
}

function severalSpellings(names: ReadonlySet<string>): ReadonlySet<string> {
  const first = new Map<string, string>();
  const several = new Set<string>();
  for (const name of names) {
    const lower = name.toLowerCase();
    const other = first.get(lower);
    if (other === undefined) first.set(lower, name);
    else several.add(other).add(name);
  }
  return several;
}
