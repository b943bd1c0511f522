// The telehub of a region, as viewers ask for it and change it in the window of the region.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Agent } from '../agent.ts';
import { seenFrom } from '../prims/link-sets.ts';
import type { Prim } from '../prims/prim.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { MOST_SPAWNS, type Telehub } from '../telehub.ts';
import { clipped } from '../text.ts';
import { UPRIGHT, ZERO } from '../vector.ts';

const NAME_BYTES = 63;

/** [telehub.change.1] A word, and the number of a prim or of a place; everybody may, and is told what it is then. */
export function telehubAsked(agent: Agent, [word, number = '']: readonly string[], scene: Scene): readonly Say[] {
  const { place } = agent;
  place.telehub = changed(place.telehub, {
    word,
    number: Number.parseInt(number, 10),
    prim: primIn(agent, number, scene),
  });
  return [told(agent)];
}

interface Change {
  readonly word: string | undefined;
  readonly number: number;
  readonly prim: Prim | undefined;
}

function changed(hub: Telehub | undefined, { number, prim, word }: Change): Telehub | undefined {
  switch (word) {
    case 'connect':
      return prim === undefined ? hub : connected(prim);
    case 'delete':
      return undefined;
    case 'spawnpoint add':
      return hub && prim && { ...hub, spawns: [...hub.spawns, seenFrom(hub, prim).position].slice(0, MOST_SPAWNS) };
    case 'spawnpoint remove':
      return hub && { ...hub, spawns: hub.spawns.filter((_, at) => at !== number) };
    default:
      return hub;
  }
}

function connected({ id, name, position, rotation }: Prim): Telehub {
  return { objectId: id, name: clipped(name, NAME_BYTES), position, rotation, spawns: [] };
}

/** The root of the link set with this number. */
function primIn({ place }: Agent, number: string, scene: Scene): Prim | undefined {
  const prims = scene.prims(place);
  const prim = prims.get(Number.parseInt(number, 10));
  return prim && prims.rootOf(prim);
}

/** [telehub.places.1] */
function told({ id, place: { telehub } }: Agent): Say {
  return say(id, 'TelehubInfo', {
    TelehubBlock: {
      ...{ ObjectID: telehub?.objectId ?? NULL_UUID, ObjectName: telehub?.name ?? '' },
      ...{ TelehubPos: telehub?.position ?? ZERO, TelehubRot: telehub?.rotation ?? UPRIGHT },
    },
    SpawnPointBlock: (telehub?.spawns ?? []).map((SpawnPointPos) => ({ SpawnPointPos })),
  });
}
