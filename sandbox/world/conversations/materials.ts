// Materials on the faces of prims, as viewers put them there by HTTP.
import type { Agent } from '../agent.ts';
import { type Extras, withMaterial } from '../prims/extras.ts';
import type { Prim } from '../prims/prim.ts';
import { isSmall } from '../prims/prims.ts';
import { may } from '../prims/rights.ts';
import type { Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { changedPrim } from './prim-view.ts';

/** One face is to have another material; the null id = none. */
export interface MaterialEdit {
  readonly objectId: string;
  readonly face: number;
  readonly materialId: string;
}

/** [objects.materials.2] All of the edits, told to everybody, or none. @returns what is said, or why nothing was done */
export function putMaterials(
  agent: Agent,
  edits: readonly MaterialEdit[],
  scene: Scene,
): readonly Say[] | { readonly problem: string } {
  const prims = scene.prims(agent.place);
  const wanted = new Map<Prim, Extras>();
  for (const { face, materialId, objectId } of edits) {
    const prim = prims.find(objectId);
    if (prim === undefined) return { problem: 'There is no such object here.' };
    if (!may(agent.id, 'modify', prim)) return { problem: 'This object may not be modified.' };
    const extras = withMaterial(wanted.get(prim) ?? prim.extras, face, materialId);
    if (extras === undefined || !isSmall({ ...prim, extras }))
      return { problem: 'There is no room for this material.' };
    wanted.set(prim, extras);
  }
  return [...wanted].flatMap(([{ localId }, extras]) =>
    changedPrim(prims.change(localId, { extras }), agent.place, scene),
  );
}
