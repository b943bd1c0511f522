// What a viewer wants to know of a prim that it has selected, points to or would pay.
import { array, integer, map } from '../../../protocol/llsd/value.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { toldPhysics } from '../prims/physics.ts';
import type { Prim } from '../prims/prim.ts';
import { queue, type Say, say } from '../say.ts';
import { clipped, MAX_SHORT_TEXT } from '../text.ts';
import type { Handler } from './handler.ts';

/** [select.pay.1] The viewer's own buttons. */
const USUAL_PRICE = -2;
const PAY_BUTTONS = [1, 5, 10, 20] as const;
const MICROSECONDS = 1000n;

/** [select.properties.1] [select.physics.1] Of each prim that is there. */
export const objectSelect: Handler = (agent, message, scene) => {
  const numbers = message.instances('ObjectData').map((at) => message.u32('ObjectData', 'ObjectLocalID', at));
  const selected = numbers.flatMap((number) => scene.prims(agent.place).get(number) ?? []);
  const physics = selected.length === 0 ? [] : [physicsOf(agent.id, selected)];
  return [...selected.map((prim) => properties(agent.id, prim)), ...physics];
};

/** [select.physics.1] On the event queue. */
export function physicsOf(to: string, prims: readonly Prim[]): Say {
  const ObjectData = prims.map(({ localId, physics }) => map({ LocalID: integer(localId), ...toldPhysics(physics) }));
  return queue(to, 'ObjectPhysicsProperties', map({ ObjectData: array(ObjectData) }));
}

/** [select.family.1] What is shown beside the pointer. */
export const requestObjectPropertiesFamily: Handler = (agent, message, scene) => {
  const prim = scene.prims(agent.place).find(message.uuid('ObjectData', 'ObjectID'));
  if (prim === undefined) return [];
  const RequestFlags = message.u32('ObjectData', 'RequestFlags');
  return [say(agent.id, 'ObjectPropertiesFamily', { ObjectData: { RequestFlags, ...shared(prim) } })];
};

/** [select.pay.1] Nothing has prices of its own. */
export const requestPayPrice: Handler = (agent, message, scene) => {
  const prim = scene.prims(agent.place).find(message.uuid('ObjectData', 'ObjectID'));
  if (prim === undefined) return [];
  const ButtonData = PAY_BUTTONS.map((PayButton) => ({ PayButton }));
  return [
    say(agent.id, 'PayPriceReply', { ObjectData: { ObjectID: prim.id, DefaultPayPrice: USUAL_PRICE }, ButtonData }),
  ];
};

/** [select.properties.1] Name, owner, rights and price of one prim. */
export function properties(to: string, prim: Prim): Say {
  const block = {
    ...shared(prim),
    ...{ CreatorID: prim.creatorId, CreationDate: BigInt(Math.floor(prim.madeAt)) * MICROSECONDS },
    ...{
      ItemID: prim.worn?.itemId || NULL_UUID,
      FolderID: NULL_UUID,
      FromTaskID: NULL_UUID,
      InventorySerial: prim.contents.serial,
    },
  };
  return say(to, 'ObjectProperties', { ObjectData: [block] });
}

function shared(prim: Prim) {
  const { base, everyone, group, next, owner } = prim.rights;
  return {
    ...{ ObjectID: prim.id, OwnerID: prim.ownerId, GroupID: prim.groupId, LastOwnerID: prim.ownerId },
    ...{ BaseMask: base, OwnerMask: owner, GroupMask: group, EveryoneMask: everyone, NextOwnerMask: next },
    ...{ OwnershipCost: 0, SaleType: prim.saleType, SalePrice: prim.salePrice, Category: prim.category },
    Name: clipped(prim.name, MAX_SHORT_TEXT),
    Description: clipped(prim.description, MAX_SHORT_TEXT),
  };
}
