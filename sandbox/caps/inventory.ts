// Folders by HTTP. The sandbox keeps folders and no items: what is asked of items is answered with none.
import { array, asItems, asUuid, get, integer, type Llsd, map, string, uuid } from '../../protocol/llsd/value.ts';
import { type Capability, type CapabilityOwner, type Folder, ok, refused } from './capability.ts';

/** Folders in one request; viewers ask for a few dozen. */
export const FOLDERS_LIMIT = 512;

/** The folders asked for, with the folders in them; unknown ones under bad_folders. */
export function descendents(which: 'inventory' | 'library'): Capability {
  return (request, owner) => {
    const asked = asItems(get(request.body, 'folders'));
    if (asked.length > FOLDERS_LIMIT) return refused(`at most ${FOLDERS_LIMIT} folders are answered at once.`);
    const ids = asked.map((folder) => asUuid(get(folder, 'folder_id')));
    const known = ids.map((id) => owner[which].find((folder) => folder.id === id));
    const bad = ids.filter((_, at) => known[at] === undefined);
    return ok(
      map({
        folders: array(known.flatMap((folder) => (folder === undefined ? [] : [contentsOf(folder, which, owner)]))),
        bad_folders: array(bad.map((id) => map({ folder_id: uuid(id), error: string('There is no such folder.') }))),
      }),
    );
  };
}

export const items: Capability = (_request, owner) => ok(map({ agent_id: uuid(owner.agentId), items: array([]) }));

function contentsOf(folder: Folder, which: 'inventory' | 'library', owner: CapabilityOwner): Llsd {
  const inside = owner[which].filter((other) => other.parentId === folder.id);
  const ownerId = which === 'library' ? owner.libraryOwner : owner.agentId;
  return map({
    agent_id: uuid(owner.agentId),
    owner_id: uuid(ownerId),
    folder_id: uuid(folder.id),
    version: integer(folder.version),
    descendents: integer(inside.length),
    categories: array(inside.map((child) => categoryOf(child, ownerId))),
    items: array([]),
  });
}

/** The id and the type stand under both of their names: clients differ in the one they read. */
function categoryOf(folder: Folder, ownerId: string): Llsd {
  return map({
    category_id: uuid(folder.id),
    folder_id: uuid(folder.id),
    parent_id: uuid(folder.parentId),
    agent_id: uuid(ownerId),
    name: string(folder.name),
    type_default: integer(folder.type),
    preferred_type: integer(folder.type),
    type: integer(folder.type),
    version: integer(folder.version),
  });
}
