// Faces of prims get other surfaces.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Agent } from '../agent.ts';
import { type Faces, MOST_FACES, readFaces, writeFaces } from '../prims/faces.ts';
import { may } from '../prims/rights.ts';
import type { Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { changedPrim } from './prim-view.ts';

export interface FaceSurface {
  readonly localId: number;
  readonly face: number;
  /** The null id = none. */
  readonly surfaceId: string;
}

export interface PutSurfaces {
  /** Those that were done. */
  readonly done: readonly FaceSurface[];
  readonly says: readonly Say[];
}

/** [surface.put.1] Of prims that the agent may modify; the others stay as they are. Everybody is told. */
export function putSurfaces(agent: Agent, wanted: readonly FaceSurface[], scene: Scene): PutSurfaces {
  const prims = scene.prims(agent.place);
  const wishes = new Map<number, FaceSurface[]>();
  for (const one of wanted) {
    if (one.face < 0 || one.face >= MOST_FACES) continue;
    const ofPrim = wishes.get(one.localId) ?? [];
    ofPrim.push(one);
    wishes.set(one.localId, ofPrim);
  }
  const done: FaceSurface[] = [];
  const says: Say[] = [];
  for (const [localId, surfaces] of wishes) {
    const prim = prims.get(localId);
    const faces = prim && may(agent.id, 'modify', prim) ? readFaces(prim.faces) : undefined;
    const changed = faces && prims.change(localId, { faces: writeFaces(surfaces.reduce(withSurface, faces)) });
    if (changed === undefined) continue;
    done.push(...surfaces);
    says.push(...changedPrim(changed, agent.place, scene));
  }
  return { done, says };
}

/** [objects.materials.1] The surfaces of all faces in the region. */
export function surfacesAround({ place }: Agent, scene: Scene): ReadonlySet<string> {
  const found = new Set<string>();
  for (const prim of scene.prims(place).all()) {
    const faces = readFaces(prim.faces);
    if (faces === undefined) continue;
    for (const { material } of [faces.rest, ...faces.others.values()]) if (material !== NULL_UUID) found.add(material);
  }
  return found;
}

function withSurface({ others, rest }: Faces, { face, surfaceId }: FaceSurface): Faces {
  return { rest, others: new Map(others).set(face, { ...(others.get(face) ?? rest), material: surfaceId }) };
}
