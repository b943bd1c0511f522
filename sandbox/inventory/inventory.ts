// One tree of folders and items. It is changed by changes, each of which gives every folder that it touched one more version.
import { NULL_UUID } from '../../protocol/uuid.ts';
import { Change } from './change.ts';
import { CURRENT_OUTFIT, type Folder, ITEM_TYPE, type Item, isLink } from './entry.ts';

/** [inventory.bound.1] Folders and items of one inventory: few have more, and the sandbox keeps all of them in memory. */
export const ENTRY_LIMIT = 20_000;

export class Inventory {
  readonly ownerId: string;
  readonly #folders: Map<string, Folder>;
  readonly #items: Map<string, Item>;
  /** Links by what they lead to. */
  readonly #links = new Map<string, Set<string>>();
  /** Items that are gestures and ready. */
  readonly #ready = new Set<string>();
  /** What is directly in each folder. */
  readonly #inside = new Map<string, { readonly folders: Set<string>; readonly items: Set<string> }>();

  /** The root first; no folder and no item is an orphan. */
  constructor(ownerId: string, folders: readonly Folder[], items: readonly Item[]) {
    this.ownerId = ownerId;
    this.#folders = new Map();
    this.#items = new Map();
    for (const folder of folders) this.putFolder(folder);
    for (const item of items) this.putItem(item);
  }

  /** Parents before what is in them. */
  get folders(): readonly Folder[] {
    return [...this.#folders.values()];
  }

  get size(): number {
    return this.#folders.size + this.#items.size;
  }

  folder(id: string): Folder | undefined {
    return this.#folders.get(id);
  }

  item(id: string): Item | undefined {
    return this.#items.get(id);
  }

  /** The first folder of a type; a root has one of each that matters. */
  folderFor(type: number): Folder | undefined {
    for (const folder of this.#folders.values()) if (folder.type === type) return folder;
    return undefined;
  }

  get currentOutfit(): Folder | undefined {
    return this.folderFor(CURRENT_OUTFIT);
  }

  foldersIn(id: string): readonly Folder[] {
    return [...(this.#inside.get(id)?.folders ?? [])].flatMap((inside) => this.#folders.get(inside) ?? []);
  }

  itemsIn(id: string): readonly Item[] {
    return [...(this.#inside.get(id)?.items ?? [])].flatMap((inside) => this.#items.get(inside) ?? []);
  }

  /** Links that lead to an item or a folder. */
  linksTo(id: string): readonly Item[] {
    return [...(this.#links.get(id) ?? [])].flatMap((link) => this.#items.get(link) ?? []);
  }

  /** [inventory.gestures.1] What is ready, as far as it is still there. */
  get gestures(): readonly Item[] {
    return [...this.#ready].flatMap((id) => this.#items.get(id) ?? []);
  }

  /** [inventory.gestures.1] Only what is in this inventory can be; it stops when it goes. */
  setReady(id: string, isReady: boolean): void {
    if (isReady && this.#items.get(id)?.type === ITEM_TYPE.gesture) this.#ready.add(id);
    else this.#ready.delete(id);
  }

  /** Whether a folder is this one or lies somewhere in it. */
  isWithin(id: string, ancestorId: string): boolean {
    for (let at = id; at !== NULL_UUID; at = this.#folders.get(at)?.parentId ?? NULL_UUID) {
      if (at === ancestorId) return true;
    }
    return false;
  }

  /** Begins a change. What it touched has its new version after `done`. */
  change(): Change {
    return new Change(this);
  }

  /** For changes: puts a folder in its place, and whatever was there under the same id away. */
  putFolder(folder: Folder): void {
    this.#leave(folder.id, this.#folders.get(folder.id)?.parentId);
    this.#folders.set(folder.id, folder);
    this.#insideOf(folder.parentId).folders.add(folder.id);
  }

  /** For changes. */
  putItem(item: Item): void {
    this.#unlink(item.id);
    this.#leave(item.id, this.#items.get(item.id)?.parentId);
    this.#items.set(item.id, item);
    if (isLink(item)) this.#links.set(item.assetId, (this.#links.get(item.assetId) ?? new Set()).add(item.id));
    this.#insideOf(item.parentId).items.add(item.id);
  }

  /** For changes: a folder without what is in it, or an item. */
  take(id: string): void {
    this.#unlink(id);
    this.#leave(id, (this.#folders.get(id) ?? this.#items.get(id))?.parentId);
    this.#folders.delete(id);
    this.#items.delete(id);
    this.#inside.delete(id);
    this.#ready.delete(id);
  }

  #unlink(id: string): void {
    const item = this.#items.get(id);
    if (item === undefined || !isLink(item)) return;
    const links = this.#links.get(item.assetId);
    links?.delete(id);
    if (links?.size === 0) this.#links.delete(item.assetId);
  }

  #leave(id: string, parentId: string | undefined): void {
    const inside = parentId === undefined ? undefined : this.#inside.get(parentId);
    inside?.folders.delete(id);
    inside?.items.delete(id);
  }

  #insideOf(id: string) {
    const inside = this.#inside.get(id) ?? { folders: new Set<string>(), items: new Set<string>() };
    this.#inside.set(id, inside);
    return inside;
  }
}
