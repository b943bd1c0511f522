// What viewers ask of objects by HTTP: what they weigh, how they fall, what they are made of.
import {
  asInteger,
  asItems,
  asText,
  asUuid,
  boolean,
  get,
  has,
  type Llsd,
  map,
  real,
  string,
} from '../../protocol/llsd/value.ts';
import type { MaterialEdit } from '../world/conversations/materials.ts';
import { overrideOf } from '../world/prims/gltf.ts';
import { toldPhysics } from '../world/prims/physics.ts';
import { type Capability, ok, refused, type Wishes } from './capability.ts';

/** Objects in one question; a viewer asks for what is selected. */
export const OBJECTS_LIMIT = 4096;

/** An answer for each of the ids that are asked for and are there. */
function forEach<Found>(
  find: (id: string, wishes: Wishes) => Found | undefined,
  entry: (found: Found) => Llsd,
): Capability {
  return ({ body }, { wishes }) => {
    const ids = asItems(get(body, 'object_ids')).map(asUuid);
    if (ids.length > OBJECTS_LIMIT) return refused(`at most ${OBJECTS_LIMIT} objects are answered at once.`);
    const found = ids.flatMap((id) => {
      const thing = find(id, wishes);
      return thing === undefined ? [] : [[id, entry(thing)] as const];
    });
    return ok(map(found));
  };
}

/** [objects.cost.1] A prim weighs one, a link set as many as it has; of objects that are not there nothing is said. */
export const objectCost = forEach(
  (id, wishes) => wishes.linkSetSize(id) || undefined,
  (size) =>
    map({
      linked_set_resource_cost: real(size),
      resource_cost: real(1),
      physics_cost: real(1),
      linked_set_physics_cost: real(size),
      resource_limiting_type: string('legacy'),
    }),
);

/** [objects.physics.1] */
export const objectPhysics = forEach(
  (id, wishes) => wishes.physicsOf(id),
  (physics) => map(toldPhysics(physics)),
);

/** [objects.cost.1] Whole link sets, or single prims. */
export const selectedCost: Capability = ({ body }, { wishes }) => {
  const asked = (name: string) => asItems(get(body, name)).map(asUuid).map(wishes.linkSetSize);
  if (asItems(get(body, 'selected_roots')).length + asItems(get(body, 'selected_prims')).length > OBJECTS_LIMIT) {
    return refused(`at most ${OBJECTS_LIMIT} objects are answered at once.`);
  }
  const roots = asked('selected_roots').reduce((sum, size) => sum + size, 0);
  const count = roots + asked('selected_prims').filter((size) => size > 0).length;
  const costs = map({ physics: real(count), streaming: real(count), simulation: real(count) });
  return ok(map({ selected: costs }));
};

/** [objects.materials.2] Materials by their assets. [objects.materials.3] A viewer that hears of no success takes an edit back. */
export const modifyMaterials: Capability = ({ body }, { wishes }) => {
  const edits = asItems(body);
  const problem = problemOf(edits) ?? wishes.putMaterials(edits.map(materialEdit));
  if (problem === undefined) return ok(map({ success: boolean(true) }));
  return ok(map({ success: boolean(false), message: string(problem) }));
};

function problemOf(edits: readonly Llsd[]): string | undefined {
  if (edits.length === 0) return 'There is nothing to change.';
  if (edits.length > OBJECTS_LIMIT) return `At most ${OBJECTS_LIMIT} faces are changed at once.`;
  const isNothing = (edit: Llsd) => !has(edit, 'asset_id') && !has(edit, 'gltf_json');
  if (edits.some(isNothing)) return 'There is nothing to change on a face.';
  return edits.some((edit) => gltfIn(edit) === undefined)
    ? 'What is to be changed is no glTF with a material.'
    : undefined;
}

function materialEdit(edit: Llsd): MaterialEdit {
  const gltf = gltfIn(edit);
  return {
    ...{ objectId: asUuid(get(edit, 'object_id')), face: asInteger(get(edit, 'side')) },
    ...(has(edit, 'asset_id') ? { materialId: asUuid(get(edit, 'asset_id')) } : {}),
    ...(has(edit, 'gltf_json') && gltf !== undefined ? { override: gltf } : {}),
  };
}

/** [objects.overrides.1] An empty text, or none, is an empty map; undefined for what cannot be read. */
function gltfIn(edit: Llsd): Llsd | undefined {
  const text = asText(get(edit, 'gltf_json'));
  return text === '' ? map({}) : overrideOf(text);
}
