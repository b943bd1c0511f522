// What a schema cannot say of people: folders and items that lie nowhere, ids that are there twice.
import type { JSONPath } from 'jsonc-parser';
import { ENTRY_LIMIT } from '../inventory/inventory.ts';
import type { Found } from './contradictions.ts';
import type { InventoryFile, PeopleFile } from './people.ts';
import { wrongPrims } from './wrong-prims.ts';

/** [world.people.4] */
export function wrongPeople({ objects = [], people = [] }: PeopleFile): readonly Found[] {
  return [
    ...repeated(people, ['people']),
    ...people.flatMap(({ inventory }, at) =>
      inventory === undefined ? [] : wrongInventory(inventory, ['people', at, 'inventory']),
    ),
    ...objects.flatMap(({ prims }, at) => wrongPrims(prims, ['objects', at, 'prims'])),
    ...objects.flatMap(({ prims }, at) => unlinked(prims, ['objects', at, 'prims'])),
  ];
}

function wrongInventory({ folders, items, ready: _ }: InventoryFile, path: JSONPath): readonly Found[] {
  const count = folders.length + items.length;
  if (count > ENTRY_LIMIT)
    return [{ path, message: `has ${count} folders and items; at most ${ENTRY_LIMIT} are kept` }];
  const known = new Set<string>();
  const astray = folders.flatMap(({ id, parent }, at): readonly Found[] => {
    const isPlaced = at === 0 ? parent === undefined : known.has(parent?.toLowerCase() ?? '');
    known.add(id.toLowerCase());
    if (isPlaced) return [];
    const message = at === 0 ? 'is the root, which lies in no folder' : 'lies in no folder that was named before';
    return [{ path: [...path, 'folders', at], message }];
  });
  const lost = items.flatMap(({ folder }, at): readonly Found[] =>
    known.has(folder.toLowerCase()) ? [] : [{ path: [...path, 'items', at, 'folder'], message: 'is no folder' }],
  );
  return [...astray, ...lost, ...repeated(folders, [...path, 'folders']), ...repeated(items, [...path, 'items'])];
}

function repeated(named: readonly { readonly id: string }[], path: JSONPath): readonly Found[] {
  const seen = new Set<string>();
  return named.flatMap(({ id }, at): readonly Found[] => {
    const isNew = !seen.has(id.toLowerCase());
    seen.add(id.toLowerCase());
    return isNew ? [] : [{ path: [...path, at, 'id'], message: 'is there twice' }];
  });
}

/** The first is the root, the others are linked to it. */
function unlinked(prims: PeopleObject['prims'], path: JSONPath): readonly Found[] {
  return prims.flatMap(({ exact }, at): readonly Found[] => {
    const isRoot = exact?.link === undefined;
    if (isRoot === (at === 0)) return [];
    return [{ path: [...path, at], message: at === 0 ? 'is linked to another one' : 'is linked to nothing' }];
  });
}

type PeopleObject = NonNullable<PeopleFile['objects']>[number];
