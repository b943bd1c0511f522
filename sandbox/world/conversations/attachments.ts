// Putting things on, taking them off, and dropping them.
import { ITEM_TYPE, type Item, plainItem } from '../../inventory/entry.ts';
import type { Agent } from '../agent.ts';
import { changing } from '../keeping/folders.ts';
import { itemBlock } from '../keeping/item-blocks.ts';
import { keep } from '../keeping/items.ts';
import type { Prim } from '../prims/prim.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { clipped } from '../text.ts';
import { plus, turned, unit, type Vector } from '../vector.ts';
import { addLinkSet, hasRoom, hung, isAsKept, type Point, pointOf, undressed, wornBy } from '../wearing.ts';
import { alert } from './alert.ts';
import { removed, rootsIn } from './building.ts';
import { NAME_BYTES } from './editing.ts';
import type { Handler } from './handler.ts';
import { withinRegion } from './placing.ts';
import { changedPrim } from './prim-view.ts';
import { riseFrom } from './seats.ts';

const FULL = 'Nothing more can be worn.';
const UNKNOWN = 'This object is not here any more: the sandbox keeps objects as long as it runs.';
/** [attach.drop.1] Metres in front of who drops it. */
const DROPPED_AT: Vector = [1, 0, 0];

/** [attach.rez.1] One item of the inventory. */
const rezSingleAttachment: Handler = (agent, message, scene) => {
  const said = pointOf(message.u8('ObjectData', 'AttachmentPt'));
  return putOn(agent, message.uuid('ObjectData', 'ItemID'), said, scene);
};

/** [attach.rez.1] Many of them, at first or instead of all that is worn. */
const rezMultipleAttachments: Handler = (agent, message, scene) => [
  ...(message.bool('HeaderData', 'FirstDetachAll')
    ? wornBy(agent, scene).flatMap((root) => takeOff(agent, root, scene))
    : []),
  ...message.instances('ObjectData').flatMap((at) => {
    const said = pointOf(message.u8('ObjectData', 'AttachmentPt', at));
    return putOn(agent, message.uuid('ObjectData', 'ItemID', at), said, scene);
  }),
];

/** [attach.ground.1] What stands in the region and is one's own becomes an item, and is worn. */
const objectAttach: Handler = (agent, message, scene) => {
  if (agent.presence !== 'standing') return [];
  const said = pointOf(message.u8('AgentData', 'AttachmentPoint'));
  const rotation = unit(message.count('ObjectData') === 0 ? [] : message.rotation('ObjectData', 'Rotation'));
  const mine = rootsIn(message, agent, scene).filter(({ ownerId }) => ownerId === agent.id);
  return mine.flatMap((root) => pickUp(agent, root, { ...said, rotation }, scene));
};

/** [attach.off.1] Back into the inventory. */
const objectDetach: Handler = (agent, message, scene) =>
  message.instances('ObjectData').flatMap((at) => {
    const root = mineAt(agent, message.u32('ObjectData', 'ObjectLocalID', at), scene);
    return root === undefined ? [] : takeOff(agent, root, scene);
  });

/** [attach.off.1] The same, by the item. */
const detachIntoInventory: Handler = (agent, message, scene) =>
  offByItem(agent, message.uuid('ObjectData', 'ItemID'), scene);
const removeAttachment: Handler = (agent, message, scene) =>
  offByItem(agent, message.uuid('AttachmentBlock', 'ItemID'), scene);

/** [attach.drop.1] On the ground in front of oneself; the item is gone. */
const objectDrop: Handler = (agent, message, scene) =>
  message.instances('ObjectData').flatMap((at) => {
    const root = mineAt(agent, message.u32('ObjectData', 'ObjectLocalID', at), scene);
    return root === undefined ? [] : putDown(agent, root, scene);
  });

/** [attach.off.2] Who goes takes everything along into the inventory. */
export function putAway(agent: Agent, scene: Scene): readonly number[] {
  const linkSets = undressed(agent, scene);
  for (const linkSet of linkSets) store(agent, linkSet, scene);
  return linkSets.flatMap((linkSet) => linkSet.map(({ localId }) => localId));
}

function putOn(agent: Agent, itemId: string, said: Point, scene: Scene): readonly Say[] {
  const item = agent.inventory?.item(itemId);
  const isWorn = wornBy(agent, scene).some(({ worn }) => worn?.itemId === itemId);
  if (agent.presence !== 'standing' || item?.type !== ITEM_TYPE.object || isWorn) return [];
  const taken = scene.taken(item.assetId);
  if (taken === undefined) return [alert(agent, UNKNOWN)];
  scene.take(item.assetId, taken);
  const own = taken.map((prim) => ({ ...prim, id: scene.newId(), ownerId: agent.id, touches: 0 }));
  const linkSet = hung(own, said, itemId);
  const away = said.isBesides ? [] : freed(agent, linkSet[0]?.worn?.point, scene);
  const added = hasRoom(agent, linkSet.length, scene)
    ? addLinkSet(linkSet, agent.localId, scene.prims(agent.place))
    : undefined;
  if (added === undefined) return [...away, alert(agent, FULL)];
  return [...away, ...added.flatMap((prim) => changedPrim(prim, agent.place, scene))];
}

interface PickingUp extends Point {
  readonly rotation: Prim['rotation'];
}

function pickUp(agent: Agent, root: Prim, { rotation, ...said }: PickingUp, scene: Scene): readonly Say[] {
  const prims = scene.prims(agent.place);
  const linkSet = prims.linkSet(root);
  if (!hasRoom(agent, linkSet.length, scene)) return [alert(agent, FULL)];
  const item = itemOf(agent, root, scene);
  const kept = item === undefined ? [] : keep(agent, { item, callback: 0, transaction: item.id });
  if (item === undefined || kept.length === 0) return [];
  scene.take(item.assetId, linkSet);
  const worn = hung(linkSet, said, item.id);
  const away = said.isBesides ? [] : freed(agent, worn[0]?.worn?.point, scene);
  const numbers = linkSet.map(({ localId }) => localId);
  const changes = linkSet.map(({ localId }, at) => {
    const hanging = worn[at];
    const place = at === 0 ? { parent: agent.localId, position: hanging?.position ?? root.position, rotation } : {};
    return prims.change(localId, { ...place, worn: hanging?.worn });
  });
  return [
    ...kept,
    ...away,
    ...riseFrom(numbers, agent.place, scene),
    ...changes.flatMap((prim) => changedPrim(prim, agent.place, scene)),
  ];
}

/** What hung there goes back. */
function freed(agent: Agent, point: number | undefined, scene: Scene): readonly Say[] {
  const there = wornBy(agent, scene).filter(({ worn }) => worn?.point === point);
  return there.flatMap((root) => takeOff(agent, root, scene));
}

function takeOff(agent: Agent, root: Prim, scene: Scene): readonly Say[] {
  const linkSet = scene.prims(agent.place).linkSet(root);
  const item = store(agent, linkSet, scene);
  const gone = removed(agent.place, [root], scene);
  if (item === undefined) return gone;
  const AgentData = { AgentID: agent.id, SimApproved: true };
  const InventoryData = [itemBlock(item, agent.id)];
  return [...gone, say(agent.id, 'UpdateCreateInventoryItem', { AgentData, InventoryData })];
}

/** The item is the link set as it was worn last. Undefined when there is no such item, or nothing new to say of it. */
function store(agent: Agent, linkSet: readonly Prim[], scene: Scene): Item | undefined {
  const before = agent.inventory?.item(linkSet[0]?.worn?.itemId ?? '');
  if (before === undefined || isAsKept(scene.taken(before.assetId) ?? [], linkSet)) return undefined;
  const item = { ...before, assetId: scene.newId() };
  scene.take(item.assetId, linkSet);
  changing(agent, (change) => change.alterItem(item));
  return item;
}

function putDown(agent: Agent, root: Prim, scene: Scene): readonly Say[] {
  const prims = scene.prims(agent.place);
  const { position, rotation } = agent.body;
  const [x, y] = withinRegion(plus(position, turned(DROPPED_AT, rotation)));
  const ground: Vector = [x, y, agent.place.height(x, y) + root.scale[2] / 2];
  const itemId = root.worn?.itemId ?? '';
  changing(agent, (change) => change.removeItem(itemId));
  const off = { worn: undefined, arrivedAt: scene.date };
  const free = prims.linkSet(root).map(({ localId }, at) => {
    return prims.change(localId, { ...off, ...(at === 0 ? { parent: 0, position: ground, rotation } : {}) });
  });
  const AgentData = { AgentID: agent.id, SessionID: agent.sessionId };
  return [
    ...free.flatMap((prim) => changedPrim(prim, agent.place, scene)),
    say(agent.id, 'RemoveInventoryItem', { AgentData, InventoryData: [{ ItemID: itemId }] }),
  ];
}

function offByItem(agent: Agent, itemId: string, scene: Scene): readonly Say[] {
  const roots = wornBy(agent, scene).filter(({ worn }) => worn?.itemId === itemId);
  return roots.flatMap((root) => takeOff(agent, root, scene));
}

/** The root of something that the agent wears, by the number of any of its prims. */
function mineAt(agent: Agent, localId: number, scene: Scene): Prim | undefined {
  const prims = scene.prims(agent.place);
  const prim = prims.get(localId);
  const root = prim && prims.rootOf(prim);
  return root?.parent === agent.localId ? root : undefined;
}

function itemOf({ inventory }: Agent, root: Prim, scene: Scene): Item | undefined {
  const folder = inventory?.folderFor(ITEM_TYPE.object);
  if (folder === undefined) return undefined;
  return plainItem({
    ...{ id: scene.newId(), parentId: folder.id, assetId: scene.newId(), creatorId: root.creatorId },
    ...{ type: ITEM_TYPE.object, inventoryType: ITEM_TYPE.object, createdAt: Math.floor(scene.date / 1000) },
    ...{ name: clipped(root.name, NAME_BYTES) || 'Object', description: root.description },
  });
}

/** The messages that do so. */
export const ATTACHING: readonly (readonly [name: string, answer: Handler])[] = [
  ['RezSingleAttachmentFromInv', rezSingleAttachment],
  ['RezMultipleAttachmentsFromInv', rezMultipleAttachments],
  ['ObjectAttach', objectAttach],
  ['ObjectDetach', objectDetach],
  ['DetachAttachmentIntoInv', detachIntoInventory],
  ['RemoveAttachment', removeAttachment],
  ['ObjectDrop', objectDrop],
];
