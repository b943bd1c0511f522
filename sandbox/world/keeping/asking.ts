// Questions about the inventory by UDP, which older viewers ask.
import type { Inventory } from '../../inventory/inventory.ts';
import type { Agent } from '../agent.ts';
import { chunks } from '../chunks.ts';
import type { Handler } from '../conversations/handler.ts';
import { type Say, say } from '../say.ts';
import { FOLDERS_PER_MESSAGE, folderBlock, ITEMS_PER_MESSAGE, itemBlock } from './item-blocks.ts';

/** [keep.fetch.1] What is in a folder, in as many messages as it takes; each says how much there is in all. */
export const fetchInventoryDescendents: Handler = (agent, message) => {
  const id = message.uuid('InventoryData', 'FolderID');
  const tree = treesOf(agent).find((one) => one.folder(id) !== undefined);
  const folder = tree?.folder(id);
  if (tree === undefined || folder === undefined) return [nothingIn(agent, id)];
  const [folders, items] = [tree.foldersIn(id), tree.itemsIn(id)];
  const AgentData = {
    ...{ AgentID: agent.id, FolderID: id, OwnerID: tree.ownerId, Version: folder.version },
    Descendents: folders.length + items.length,
  };
  const asked = (field: string) => message.bool('InventoryData', field);
  const parts = [
    ...chunks(asked('FetchFolders') ? folders.map(folderBlock) : [], FOLDERS_PER_MESSAGE).map((FolderData) => ({
      FolderData,
    })),
    ...chunks(asked('FetchItems') ? items.map((item) => itemBlock(item, tree.ownerId)) : [], ITEMS_PER_MESSAGE).map(
      (ItemData) => ({ ItemData }),
    ),
  ];
  return (parts.length === 0 ? [{}] : parts).map((part) =>
    say(agent.id, 'InventoryDescendents', { AgentData, ...part }),
  );
};

/** [keep.fetch.3] A folder that nobody has is empty: viewers ask for the null one. */
function nothingIn(agent: Agent, FolderID: string): Say {
  const AgentData = { AgentID: agent.id, FolderID, OwnerID: agent.id, Version: 1, Descendents: 0 };
  return say(agent.id, 'InventoryDescendents', { AgentData });
}

/** [keep.fetch.2] Single items; of those that are not there nothing is said. */
export const fetchInventory: Handler = (agent, message): readonly Say[] => {
  const ids = message.instances('InventoryData').map((at) => message.uuid('InventoryData', 'ItemID', at));
  const found = ids.flatMap((id) =>
    treesOf(agent).flatMap((tree) => {
      const item = tree.item(id);
      return item === undefined ? [] : [itemBlock(item, tree.ownerId)];
    }),
  );
  return chunks(found, ITEMS_PER_MESSAGE).map((InventoryData) =>
    say(agent.id, 'FetchInventoryReply', { AgentData: { AgentID: agent.id }, InventoryData }),
  );
};

/** Its own inventory, then the library. */
export function treesOf({ inventory, library }: Agent): readonly Inventory[] {
  return [inventory, library].flatMap((tree) => tree ?? []);
}
