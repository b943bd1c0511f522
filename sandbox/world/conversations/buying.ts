// Buying things: what costs nothing changes hands, since there is no money here.
import { ITEM_TYPE, plainItem } from '../../inventory/entry.ts';
import { clippedName } from '../../inventory/limits.ts';
import type { Agent } from '../agent.ts';
import { keep } from '../keeping/items.ts';
import type { Prim } from '../prims/prim.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { alert } from './alert.ts';
import { rootsIn } from './building.ts';
import type { Handler } from './handler.ts';
import { changedPrim } from './prim-view.ts';
import { properties } from './selecting.ts';

/** [buy.object.1] What is for sale: nothing, the thing itself, a copy of it, what lies in it. */
const SALE = { none: 0, original: 1, copy: 2, contents: 3 } as const;
const NO_MONEY = 'There is no money in the sandbox: only what costs nothing can be bought.';
const NOT_FOR_SALE = 'This is not for sale.';

/** [buy.object.1] As it is offered; who saw another offer is told that there is none. */
const objectBuy: Handler = (agent, message, scene) => {
  const offered = new Map(
    message.instances('ObjectData').map((at) => {
      const offer = [message.u8('ObjectData', 'SaleType', at), message.s32('ObjectData', 'SalePrice', at)] as const;
      return [message.u32('ObjectData', 'ObjectLocalID', at), offer] as const;
    }),
  );
  return rootsIn(message, agent, scene).flatMap((root) => {
    const [type, price] = offered.get(root.localId) ?? [SALE.none, 0];
    const isOffered = root.saleType !== SALE.none && root.saleType === type && root.salePrice === price;
    if (!isOffered) return [alert(agent, NOT_FOR_SALE)];
    return price === 0 ? bought(agent, root, scene) : [alert(agent, NO_MONEY)];
  });
};

/** [buy.item.1] An item out of a prim whose contents are for sale. */
const buyObjectInventory: Handler = (agent, message, scene) => {
  const prim = scene.prims(agent.place).find(message.uuid('Data', 'ObjectID'));
  if (prim?.saleType !== SALE.contents) return [alert(agent, NOT_FOR_SALE)];
  if (prim.salePrice !== 0) return [alert(agent, NO_MONEY)];
  const [itemId, folder] = [message.uuid('Data', 'ItemID'), message.uuid('Data', 'FolderID')];
  return prim.contents.items.filter(({ id }) => id === itemId).flatMap((item) => handOver(agent, item, folder, scene));
};

/** [buy.money.1] There is none. */
const moneyTransferRequest: Handler = (agent) => [
  say(agent.id, 'MoneyBalanceReply', {
    MoneyData: { AgentID: agent.id, TransactionSuccess: false, MoneyBalance: 0, Description: NO_MONEY },
  }),
];

export const PURCHASES: readonly (readonly [name: string, answer: Handler])[] = [
  ['ObjectBuy', objectBuy],
  ['BuyObjectInventory', buyObjectInventory],
  ['MoneyTransferRequest', moneyTransferRequest],
];

function bought(agent: Agent, root: Prim, scene: Scene): readonly Say[] {
  switch (root.saleType) {
    case SALE.original:
      return owned(agent, root, scene);
    case SALE.copy:
      return copied(agent, root, scene);
    default:
      return root.contents.items.flatMap((item) => handOver(agent, item, '', scene));
  }
}

/** With the rights of a next owner, and for sale no more. */
function owned(agent: Agent, root: Prim, scene: Scene): readonly Say[] {
  const prims = scene.prims(agent.place);
  return prims.linkSet(root).flatMap(({ localId, rights }) => {
    const base = rights.base & rights.next;
    const change = { ownerId: agent.id, saleType: SALE.none, salePrice: 0 };
    const prim = prims.change(localId, { ...change, rights: { ...rights, base, owner: base, everyone: 0 } });
    return prim === undefined ? [] : [...changedPrim(prim, agent.place, scene), properties(agent.id, prim)];
  });
}

function copied(agent: Agent, root: Prim, scene: Scene): readonly Say[] {
  const assetId = scene.newId();
  const copies = scene.prims(agent.place).linkSet(root);
  scene.take(
    assetId,
    copies.map((prim) => ({ ...prim, saleType: SALE.none, salePrice: 0 })),
  );
  const item = plainItem({
    ...{ id: scene.newId(), parentId: '', name: clippedName(root.name) || 'Object', description: root.description },
    ...{ type: ITEM_TYPE.object, inventoryType: ITEM_TYPE.object, assetId, creatorId: root.creatorId },
    createdAt: Math.floor(scene.date / 1000),
  });
  return handOver(agent, item, '', scene);
}

/** A copy, in the folder that is named or the one for its kind. */
function handOver(agent: Agent, item: Prim['contents']['items'][number], folder: string, scene: Scene): readonly Say[] {
  const { inventory } = agent;
  const to = inventory?.folder(folder) ?? inventory?.folderFor(item.type) ?? inventory?.folders[0];
  if (to === undefined) return [];
  return keep(agent, { item: { ...item, id: scene.newId(), parentId: to.id }, callback: 0, transaction: item.id });
}
