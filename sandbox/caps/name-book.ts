// Names that people gave themselves, beside those of their accounts.
import { forgetOldest } from '../memory.ts';

/** [names.display.1] Names that are kept; the one that was given longest ago is forgotten first. */
export const NAMES_LIMIT = 4096;

export class NameBook {
  readonly #names = new Map<string, string>();

  /** Undefined = the name of the account. */
  find(agentId: string): string | undefined {
    return this.#names.get(agentId);
  }

  /** Ids of all who have given themselves one. */
  people(): readonly string[] {
    return [...this.#names.keys()];
  }

  /** An empty name = that of the account. */
  give(agentId: string, name: string): void {
    this.#names.delete(agentId);
    if (name !== '') this.#names.set(agentId, name);
    forgetOldest(this.#names, NAMES_LIMIT);
  }
}
