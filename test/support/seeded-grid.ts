// What a grid that was given a seed and a world file is made of, as `startSandbox` makes it, for a clock turned by hand.
import type { GridOptions } from '../../sandbox/grid-options.ts';
import { seededSecret } from '../../sandbox/shell/chance.ts';
import { loadWorld } from '../../sandbox/shell/world-file.ts';
import { FIRST_PORT } from './region-addresses.ts';
import { seeded } from './seeded.ts';

export async function seededGrid(seed: number, worldFile: string): Promise<Partial<GridOptions>> {
  const world = await loadWorld(worldFile);
  return {
    ...{ entrance: world, assets: world.assets, random: seeded(seed), secret: seededSecret(seed) },
    regions: world.regions.map((plan, index) => ({ ...plan, port: FIRST_PORT + index })),
    faultChance: () => seeded(~seed),
  };
}
