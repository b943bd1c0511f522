// One change of an inventory: what was added, altered and taken away, and which folders therefore have another version.
import { type Folder, type Item, isLink } from './entry.ts';
import type { Inventory } from './inventory.ts';

/** What a change did. Ids. */
export interface Changed {
  readonly createdFolders: readonly string[];
  readonly createdItems: readonly string[];
  readonly updatedFolders: readonly string[];
  readonly updatedItems: readonly string[];
  readonly removedFolders: readonly string[];
  readonly removedItems: readonly string[];
  /** Links that led to something that is gone. */
  readonly brokenLinks: readonly string[];
  /** [inventory.version.1] Versions of the folders that were touched, as they are now. */
  readonly versions: ReadonlyMap<string, number>;
}

export class Change {
  readonly #inventory: Inventory;
  readonly #touched = new Set<string>();
  readonly #created = { folders: new Set<string>(), items: new Set<string>() };
  readonly #updated = { folders: new Set<string>(), items: new Set<string>() };
  readonly #removed = { folders: new Set<string>(), items: new Set<string>(), links: new Set<string>() };

  constructor(inventory: Inventory) {
    this.#inventory = inventory;
  }

  /** Its parent must be there. */
  addFolder(folder: Folder): void {
    this.#inventory.putFolder(folder);
    this.#created.folders.add(folder.id);
    this.#touched.add(folder.parentId);
  }

  /** Its parent must be there. */
  addItem(item: Item): void {
    this.#inventory.putItem(item);
    this.#created.items.add(item.id);
    this.#touched.add(item.parentId);
  }

  /** Another name, another place. The folder itself has a new version as well: viewers compare it with what they keep. */
  alterFolder(folder: Folder): void {
    const before = this.#inventory.folder(folder.id);
    if (before === undefined) throw new Error(`There is no folder ${folder.id}.`);
    this.#inventory.putFolder(folder);
    this.#updated.folders.add(folder.id);
    for (const id of [before.parentId, folder.parentId, folder.id]) this.#touched.add(id);
  }

  alterItem(item: Item): void {
    const before = this.#inventory.item(item.id);
    if (before === undefined) throw new Error(`There is no item ${item.id}.`);
    this.#inventory.putItem(item);
    this.#updated.items.add(item.id);
    for (const id of [before.parentId, item.parentId]) this.#touched.add(id);
  }

  /** [inventory.links.1] Links that lead to it go, too. */
  removeItem(id: string): void {
    const item = this.#inventory.item(id);
    if (item === undefined) return;
    this.#inventory.take(id);
    this.#removed.items.add(id);
    this.#touched.add(item.parentId);
    if (!isLink(item)) this.#removeLinksTo(id);
  }

  /** With everything in it. */
  removeFolder(id: string): void {
    const folder = this.#inventory.folder(id);
    if (folder === undefined) return;
    this.empty(id);
    this.#inventory.take(id);
    this.#removed.folders.add(id);
    this.#touched.add(folder.parentId);
    this.#removeLinksTo(id);
  }

  /** Takes everything out of a folder. */
  empty(id: string): void {
    for (const { id: item } of this.#inventory.itemsIn(id)) this.removeItem(item);
    for (const { id: folder } of this.#inventory.foldersIn(id)) this.removeFolder(folder);
    this.#touched.add(id);
  }

  /** The links of a folder are these; its items stay. */
  replaceLinks(id: string, links: readonly Item[]): void {
    for (const item of this.#inventory.itemsIn(id)) if (isLink(item)) this.removeItem(item.id);
    for (const link of links) this.addItem(link);
    this.#touched.add(id);
  }

  /** [inventory.version.1] However much happened in a folder, it has one more version. */
  done(): Changed {
    const versions = new Map<string, number>();
    for (const id of this.#touched) {
      const folder = this.#inventory.folder(id);
      if (folder === undefined) continue;
      this.#inventory.putFolder({ ...folder, version: folder.version + 1 });
      versions.set(id, folder.version + 1);
    }
    return {
      createdFolders: [...this.#created.folders],
      createdItems: [...this.#created.items],
      updatedFolders: [...this.#updated.folders],
      updatedItems: [...this.#updated.items],
      removedFolders: [...this.#removed.folders],
      removedItems: [...this.#removed.items],
      brokenLinks: [...this.#removed.links],
      versions,
    };
  }

  #removeLinksTo(id: string): void {
    for (const { id: link, parentId } of this.#inventory.linksTo(id)) {
      this.#inventory.take(link);
      this.#removed.links.add(link);
      this.#touched.add(parentId);
    }
  }
}
