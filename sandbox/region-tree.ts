// The regions as the panel shows them: where they are, and who stands in them.
import type { StrangerFigures } from '../contract/figures.ts';
import type { GridTree } from '../contract/panel.ts';
import { fullName } from './person.ts';
import type { Place } from './trust/borders.ts';
import type { Agent } from './world/agent.ts';

/** @param standing those who are anywhere */
export function regionsOf(
  places: readonly Place[],
  standing: readonly Agent[],
  strangers: (door: number) => StrangerFigures,
): GridTree['regions'] {
  return places.map(({ name, port, x, y }, index) => ({
    name,
    gridX: x,
    gridY: y,
    port,
    strangers: strangers(index),
    agents: standing
      .filter((agent) => agent.region === index)
      .map((agent) => ({ name: fullName(agent), id: agent.id, position: agent.body.position })),
  }));
}
