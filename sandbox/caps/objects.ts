// What viewers ask of objects by HTTP: what they weigh, how they fall, what they are made of.
import {
  asItems,
  asText,
  asUuid,
  binary,
  boolean,
  get,
  integer,
  type Llsd,
  map,
  real,
  string,
} from '../../protocol/llsd/value.ts';
import { type Capability, ok, refused } from './capability.ts';

/** Objects in one question; a viewer asks for what is selected. */
export const OBJECTS_LIMIT = 4096;

/** An answer for each of the ids that are asked for and are there. */
function forEach(entry: (primsInSet: number) => Llsd): Capability {
  return ({ body }, { wishes }) => {
    const ids = asItems(get(body, 'object_ids')).map(asUuid);
    if (ids.length > OBJECTS_LIMIT) return refused(`at most ${OBJECTS_LIMIT} objects are answered at once.`);
    const sizes = ids.map((id) => [id, wishes.linkSetSize(id)] as const).filter(([, size]) => size > 0);
    return ok(map(sizes.map(([id, size]) => [id, entry(size)] as const)));
  };
}

/** [objects.cost.1] A prim weighs one, a link set as many as it has; of objects that are not there nothing is said. */
export const objectCost = forEach((size) =>
  map({
    linked_set_resource_cost: real(size),
    resource_cost: real(1),
    physics_cost: real(1),
    linked_set_physics_cost: real(size),
    resource_limiting_type: string('legacy'),
  }),
);

/** [objects.physics.1] As an object is that nobody has changed. */
export const objectPhysics = forEach(() =>
  map({
    PhysicsShapeType: integer(0),
    Density: real(1000),
    Friction: real(0.6),
    Restitution: real(0.5),
    GravityMultiplier: real(1),
  }),
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

/** [objects.materials.1] There are none: zlib around an empty array in binary LLSD. One client asks without looking whether it may. */
export const renderMaterials: Capability = () => ok(map({ Zipped: binary(NO_MATERIALS) }));

/** `[`, a count of zero in four bytes, `]`, stored as they are between the head and the sum that zlib wants. */
const NO_MATERIALS = Uint8Array.of(
  ...[0x78, 0x01],
  ...[0x01, 0x06, 0x00, 0xf9, 0xff],
  ...[0x5b, 0x00, 0x00, 0x00, 0x00, 0x5d],
  ...[0x02, 0x85, 0x00, 0xb9],
);

/** [objects.materials.2] An edit is taken if it names an object; a viewer that hears otherwise takes it back. */
export const modifyMaterials: Capability = ({ body }) => {
  const edits = asItems(body);
  const isRight = edits.length > 0 && edits.every((edit) => asText(get(edit, 'object_id')) !== '');
  if (isRight) return ok(map({ success: boolean(true) }));
  return ok(map({ success: boolean(false), message: string('An edit names its object.') }));
};
