// Choices that follow a seed.

export interface Draw {
  /** A whole number from 0 up to `count`, which is never drawn. */
  below(count: number): number;
  /** Any of a list that is not empty. */
  one<Item>(items: readonly Item[]): Item;
  /** True so often, from 0 to 1. */
  chance(share: number): boolean;
}

export function chanceOf(random: () => number): Draw {
  const below = (count: number): number => Math.floor(random() * count);
  return {
    below,
    one: (items) => items[below(items.length)] as (typeof items)[number],
    chance: (share) => random() < share,
  };
}
