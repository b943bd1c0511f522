// A grid as the editor starts it, seen from outside.
import type { Figure } from './figure.ts';
import { measureLogin } from './login.ts';
import { measurePings } from './pings.ts';
import { startBare, startGrid } from './processes.ts';

export async function measureGrid(): Promise<readonly Figure[]> {
  const grid = await startGrid();
  const bare = await startBare();
  try {
    return [...(await measurePings(grid, bare)), ...(await measureLogin(grid, bare))];
  } finally {
    await Promise.all([grid.stop(), bare.stop()]);
  }
}
