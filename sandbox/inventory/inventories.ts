// The inventories of all who ever came. Who comes again finds what it left.
import { forgetOldest } from '../memory.ts';
import type { Folder, Item } from './entry.ts';
import { Inventory } from './inventory.ts';

/** People whose inventories are kept; the one that came longest ago is forgotten first, and begins anew. */
export const INVENTORIES_LIMIT = 4096;

/** What somebody begins with. */
export interface FirstInventory {
  readonly id: string;
  readonly inventory: readonly Folder[];
  readonly items: readonly Item[];
}

export class Inventories {
  readonly #byAgent = new Map<string, Inventory>();

  /** [inventory.kept.1] As it was left, or as everybody begins. */
  of({ id, inventory, items }: FirstInventory): Inventory {
    const found = this.#byAgent.get(id) ?? new Inventory(id, inventory, items);
    this.#byAgent.delete(id);
    this.#byAgent.set(id, found);
    forgetOldest(this.#byAgent, INVENTORIES_LIMIT);
    return found;
  }

  /** [world.people.3] As a world file has it. */
  keep(inventory: Inventory): void {
    this.#byAgent.set(inventory.ownerId, inventory);
    forgetOldest(this.#byAgent, INVENTORIES_LIMIT);
  }

  /** The one that came last is the last. */
  all(): readonly Inventory[] {
    return [...this.#byAgent.values()];
  }

  /** That of somebody who came before; undefined for who never did. */
  find(agentId: string): Inventory | undefined {
    return this.#byAgent.get(agentId);
  }
}
