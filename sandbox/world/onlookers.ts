// Those who look into a region from another one: their viewers draw it, and their avatars are not in it.
import type { Agent } from './agent.ts';
import type { Region } from './region.ts';

export interface Onlooker {
  readonly agent: Agent;
  /** Index of the region that is looked into. */
  readonly region: number;
  readonly place: Region;
  /** The circuit over which it looks does not answer pings. */
  isBlocked: boolean;
}

export class Onlookers {
  readonly #all = new Map<string, Onlooker>();

  add(onlooker: Onlooker): void {
    this.#all.set(keyOf(onlooker.agent, onlooker.region), onlooker);
  }

  remove(agent: Agent, region: number): void {
    this.#all.delete(keyOf(agent, region));
  }

  /** The agent is gone from the grid. */
  removeAgent(agent: Agent): void {
    for (const { region } of this.of(agent)) this.remove(agent, region);
  }

  find(agent: Agent, region: number): Onlooker | undefined {
    return this.#all.get(keyOf(agent, region));
  }

  /** Into which regions an agent looks. */
  of(agent: Agent): readonly Onlooker[] {
    return [...this.#all.values()].filter((onlooker) => onlooker.agent === agent);
  }

  /** Who looks into a region and wants to be told what happens there. */
  into(place: Region): readonly Onlooker[] {
    return [...this.#all.values()].filter((onlooker) => onlooker.place === place && isTold(onlooker));
  }

  /** All who look into a region, also those who are told nothing for the moment. */
  count(place: Region): number {
    let count = 0;
    for (const onlooker of this.#all.values()) count += Number(onlooker.place === place);
    return count;
  }
}

/** Whether it is told what happens in the region. */
export function isTold({ agent, isBlocked }: Onlooker): boolean {
  return !isBlocked && !agent.pause.isPaused;
}

const keyOf = ({ id }: Agent, region: number): string => `${region} ${id}`;
