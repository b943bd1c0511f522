// Materials on the faces of prims, and what is changed of them there, as viewers put them there by HTTP.
import type { Llsd } from '../../../protocol/llsd/value.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Agent } from '../agent.ts';
import { type Extras, materialFaces, withMaterial } from '../prims/extras.ts';
import { isTooMuch, type Overrides, withOverride } from '../prims/overrides.ts';
import type { Prim } from '../prims/prim.ts';
import { isSmall } from '../prims/prims.ts';
import { may } from '../prims/rights.ts';
import type { Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { changedPrim, overriddenPrim } from './prim-view.ts';

/** One face is to have another material, or something of its material is to be another. */
export interface MaterialEdit {
  readonly objectId: string;
  /** -1 = all faces. */
  readonly face: number;
  /** The null id = none; absent = as it is. */
  readonly materialId?: string;
  /** An empty map = nothing is changed of the material; absent = as it is. */
  readonly override?: Llsd;
}

/** [objects.materials.4] Faces of a box that is cut and hollow: no solid has more. */
const MOST_SOLID_FACES = 9;
const ALL_FACES = -1;

type Faces = Pick<Prim, 'extras' | 'overrides'>;

/** [objects.materials.2] All of the edits, told to everybody, or none. @returns what is said, or why nothing was done */
export function putMaterials(
  agent: Agent,
  edits: readonly MaterialEdit[],
  scene: Scene,
): readonly Say[] | { readonly problem: string } {
  const prims = scene.prims(agent.place);
  const wanted = new Map<Prim, Faces>();
  for (const edit of edits) {
    const prim = prims.find(edit.objectId);
    if (prim === undefined) return { problem: 'There is no such object here.' };
    if (!may(agent.id, 'modify', prim)) return { problem: 'This object may not be modified.' };
    const faces = edited(wanted.get(prim) ?? prim, edit);
    if ('problem' in faces) return faces;
    if (!isSmall({ ...prim, ...faces })) return { problem: NO_ROOM };
    wanted.set(prim, faces);
  }
  return [...wanted].flatMap(([{ localId, overrides }, faces]) => {
    const told = overrides.size > 0 ? overriddenPrim : changedPrim;
    return told(prims.change(localId, faces), agent.place, scene);
  });
}

const NO_ROOM = 'There is no room for this material.';

function edited(faces: Faces, { face, materialId, override }: MaterialEdit): Faces | { readonly problem: string } {
  const extras = materialId === undefined ? faces.extras : dressed(faces.extras, face, materialId);
  if (extras === undefined) return { problem: NO_ROOM };
  const withMaterials = materialFaces(extras);
  const meant = face === ALL_FACES ? withMaterials : [face];
  if (override !== undefined && materialId !== NULL_UUID && meant.some((one) => !withMaterials.includes(one)))
    return { problem: 'This face has no material that could be changed.' };
  const changed = override === undefined ? faces.overrides : overridden(faces.overrides, meant, override);
  // [prim.overrides.1] What was changed of a material goes with it.
  const overrides = new Map([...changed].filter(([one]) => withMaterials.includes(one)));
  return isTooMuch(overrides)
    ? { problem: 'There is no room for so many changes of materials.' }
    : { extras, overrides };
}

/** [objects.materials.4] The same material on all faces, or on one. */
function dressed(extras: Extras, face: number, materialId: string): Extras | undefined {
  if (face !== ALL_FACES) return withMaterial(extras, face, materialId);
  const solid = Array.from({ length: MOST_SOLID_FACES }, (_, at) => at);
  const faces = materialId === NULL_UUID ? materialFaces(extras) : solid;
  return faces.reduce<Extras | undefined>((all, one) => all && withMaterial(all, one, materialId), extras);
}

function overridden(overrides: Overrides, faces: readonly number[], override: Llsd): Overrides {
  return faces.reduce((all, face) => withOverride(all, face, override), overrides);
}
