// Parcels that are closed to somebody are walls to it, and its viewer is told why.
import type { Agent } from '../agent.ts';
import { closureOf, type Parcel, type ParcelClosure } from '../parcels/parcel.ts';
import type { Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { parcelProperties } from './parcel-properties.ts';

/** [parcel.closed.2] Instead of the number of a question: why the agent cannot go on. */
const SEQUENCES: Readonly<Record<ParcelClosure, number>> = { banned: -30_000, 'not listed': -40_000 };

export interface Barrier {
  /** [parcel.closed.1] Metres in the region. */
  admits(east: number, north: number): boolean;
  /** The parcel that did not admit the agent, if one did not. */
  readonly met: Parcel | undefined;
}

/** [parcel.closed.1] Who stands on a parcel may go about on it, whatever its lists say since. */
export function barrierFor({ body, id, place: { parcels } }: Agent, scene: Scene): Barrier {
  const here = parcels.at(body.position[0], body.position[1]);
  let met: Parcel | undefined;
  return {
    admits: (east, north) => {
      const parcel = parcels.at(east, north);
      if (parcel === here || closureOf(id, parcel, scene.date / 1000) === undefined) return true;
      met = parcel;
      return false;
    },
    get met() {
      return met;
    },
  };
}

/** [parcel.closed.2] Once, until it goes elsewhere. */
export function barred(agent: Agent, { met }: Barrier, scene: Scene): readonly Say[] {
  const wasBarredBy = agent.barredBy;
  agent.barredBy = met?.id;
  const closure = met && closureOf(agent.id, met, scene.date / 1000);
  if (met === undefined || closure === undefined || met.id === wasBarredBy) return [];
  return [parcelProperties(agent, { parcel: met, sequence: SEQUENCES[closure] }, scene)];
}
