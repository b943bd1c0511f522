// The grid's end of the circuits of those who stand in its regions, when nothing is on its way any more.
import { setTimeout as pause } from 'node:timers/promises';
import type { CircuitFigures } from '../../contract/panel.ts';
import type { Serve } from './serve.ts';

/** How often one looks whether all has been acked, and for how long at most: longer than anything is sent again. */
const [LOOK_MS, PATIENCE_MS] = [200, 60_000];

/** At this moment. */
export async function rootCircuits(serve: Serve): Promise<readonly CircuitFigures[]> {
  const circuits = (await serve.order({ do: 'stats' }))['circuits'] as readonly CircuitFigures[];
  return circuits.filter(({ role }) => role === 'root');
}

/** When all is acked that was said, or will not be. */
export async function settledCircuits(serve: Serve): Promise<readonly CircuitFigures[]> {
  const since = performance.now();
  for (;;) {
    const circuits = await rootCircuits(serve);
    const isOpen = circuits.some(({ unacked, waiting }) => unacked + waiting > 0);
    if (!isOpen || performance.now() > since + PATIENCE_MS) return circuits;
    await pause(LOOK_MS);
  }
}
