// What a change means for peers that are deployed already, and what several changes mean together.

export const CATEGORIES = ['Same', 'Newer', 'Older', 'Mixed', 'Incompatible'] as const;
export type Category = (typeof CATEGORIES)[number];

export const MODES = ['development', 'production'] as const;
/** While a template is written much may differ; what is deployed may only add. */
export type Mode = (typeof MODES)[number];

/** [compat.category.1] The sum of all changes: Incompatible beats all, Same changes nothing, and what differs is Mixed. */
export function sumOf(categories: Iterable<Category>): Category {
  let sum: Category = 'Same';
  for (const category of categories) sum = plus(sum, category);
  return sum;
}

function plus(a: Category, b: Category): Category {
  if (a === 'Incompatible' || b === 'Incompatible') return 'Incompatible';
  if (a === 'Same' || a === b) return b;
  return b === 'Same' ? a : 'Mixed';
}

/** [compat.category.2] Development forbids what is Incompatible; production allows only Same and Newer. */
export const passes = (category: Category, mode: Mode): boolean =>
  mode === 'development' ? category !== 'Incompatible' : category === 'Same' || category === 'Newer';
