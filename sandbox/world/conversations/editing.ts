// Changing what a prim is, one thing at a time.
import type { Message } from '../../../protocol/packet/message.ts';
import type { Agent } from '../agent.ts';
import { withExtra } from '../prims/extras.ts';
import { readFaces } from '../prims/faces.ts';
import { formIn } from '../prims/form.ts';
import { changedPhysics } from '../prims/physics.ts';
import { type NewPrim, PRIM_FLAG, type Prim } from '../prims/prim.ts';
import { changedRights, may } from '../prims/rights.ts';
import type { Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { clipped, MAX_SHORT_TEXT } from '../text.ts';
import type { Handler } from './handler.ts';
import { changedPrim, showPrim } from './prim-view.ts';
import { physicsOf, properties } from './selecting.ts';

/** [build.text.1] Bytes of a name and of a description: what viewers have room for. */
export const NAME_BYTES = 63;
export const DESCRIPTION_BYTES = 127;

/** What a message wants to be different; undefined = it cannot be done. */
type Change = (message: Message, index: number, prim: Prim) => Partial<NewPrim> | undefined;

export const objectShape = editing((message, index) => ({ form: formIn(message, 'ObjectData', index) }));
export const objectMaterial = editing((message, index) => ({ material: message.u8('ObjectData', 'Material', index) }));
export const objectClickAction = editing((message, index) => {
  return { clickAction: message.u8('ObjectData', 'ClickAction', index) };
});

/** [build.image.1] What is no texture entry changes nothing. */
export const objectImage = editing((message, index) => {
  const faces = message.bytes('ObjectData', 'TextureEntry', index);
  if (readFaces(faces) === undefined) return undefined;
  return { faces: faces.slice(), mediaUrl: clipped(message.text('ObjectData', 'MediaURL', index), MAX_SHORT_TEXT) };
});

/** [build.extras.1] One kind of extra parameters: set, or taken away. */
export const objectExtraParams = editing((message, index, { extras }) => {
  const isInUse = message.bool('ObjectData', 'ParamInUse', index);
  const bytes = isInUse ? message.bytes('ObjectData', 'ParamData', index).slice() : undefined;
  const changed = withExtra(extras, message.u16('ObjectData', 'ParamType', index), bytes);
  return changed && { extras: changed };
});

export const objectName = editing(
  (message, index) => ({ name: clipped(message.text('ObjectData', 'Name', index), NAME_BYTES) }),
  'LocalID',
);
export const objectDescription = editing(
  (message, index) => ({ description: clipped(message.text('ObjectData', 'Description', index), DESCRIPTION_BYTES) }),
  'LocalID',
);
export const objectCategory = editing(
  (message, index) => ({ category: message.u32('ObjectData', 'Category', index) }),
  'LocalID',
);

/** [build.owner.1] Rights, price, group and owner are the owner's affair. */
export const objectPermissions = owning((message, index, { rights }) => {
  const change = [
    message.u8('ObjectData', 'Field', index),
    message.u8('ObjectData', 'Set', index) !== 0,
    message.u32('ObjectData', 'Mask', index),
  ] as const;
  return { rights: changedRights(rights, change) };
});
export const objectSaleInfo = owning((message, index) => {
  const [saleType, salePrice] = [
    message.u8('ObjectData', 'SaleType', index),
    message.s32('ObjectData', 'SalePrice', index),
  ];
  return { saleType, salePrice: Math.max(salePrice, 0) };
}, 'LocalID');
export const objectGroup = owning((message) => ({ groupId: message.uuid('AgentData', 'GroupID') }));

/** [build.owner.2] Only to somebody whom the grid knows. */
export const objectOwner: Handler = (agent, message, scene) => {
  const ownerId = message.uuid('HeaderData', 'OwnerID');
  const isKnown = scene.person(ownerId) !== undefined;
  return owning(() => (isKnown ? { ownerId } : undefined))(agent, message, scene);
};

/** [build.flags.1] Physical, phantom, temporary, and how it would fall. Nothing falls here: the sandbox has no physics. */
export const objectFlagUpdate: Handler = (agent, message, scene) => {
  const flag = (field: string, bit: number) => (message.bool('AgentData', field) ? bit : 0);
  const flags =
    flag('UsePhysics', PRIM_FLAG.physical) |
    flag('IsPhantom', PRIM_FLAG.phantom) |
    flag('IsTemporary', PRIM_FLAG.temporary);
  const prim = scene.prims(agent.place).get(message.u32('AgentData', 'ObjectLocalID'));
  const physics = prim && changedPhysics(prim.physics, message);
  const says = edited(agent, prim, physics && { flags, physics }, scene);
  const changed = prim && scene.prims(agent.place).get(prim.localId);
  return [...says, ...(changed === undefined ? [] : [physicsOf(agent.id, [changed])])];
};

/** Whoever may modify a prim may do this to it. */
function editing(change: Change, field: 'ObjectLocalID' | 'LocalID' = 'ObjectLocalID'): Handler {
  return (agent, message, scene) =>
    message.instances('ObjectData').flatMap((index) => {
      const prim = scene.prims(agent.place).get(message.u32('ObjectData', field, index));
      return edited(agent, prim, prim && change(message, index, prim), scene);
    });
}

/** [build.owner.1] Whoever owns a prim may do this to it. */
function owning(change: Change, field: 'ObjectLocalID' | 'LocalID' = 'ObjectLocalID'): Handler {
  return editing((message, index, prim) => {
    const agentId = message.uuid('AgentData', 'AgentID');
    return prim.ownerId === agentId ? change(message, index, prim) : undefined;
  }, field);
}

/** [build.refused.1] A viewer shows its wish at once: whose wish is refused is told how things are. */
function edited(
  agent: Agent,
  prim: Prim | undefined,
  changes: Partial<NewPrim> | undefined,
  scene: Scene,
): readonly Say[] {
  if (prim === undefined) return [];
  const isAllowed = changes !== undefined && may(agent.id, 'modify', prim);
  const changed = isAllowed ? scene.prims(agent.place).change(prim.localId, changes) : undefined;
  if (changed === undefined) return [showPrim(agent.id, prim, agent.place), properties(agent.id, prim)];
  return [...changedPrim(changed, agent.place, scene), properties(agent.id, changed)];
}
