// The addresses of one agent's capabilities. An address is a secret: who knows it may use it.
import { asItems, asText, type Llsd, map, string } from '../../protocol/llsd/value.ts';
import { CAPABILITY_NAMES } from './table.ts';

/** First element of every capability's path. */
export const CAPS_ROOT = '/cap/';
/** The name under which the seed itself shows in the traffic. */
export const SEED = 'SeedCapability';

export class Seed {
  readonly #nameByKey: ReadonlyMap<string, string>;
  readonly #keyByName: ReadonlyMap<string, string>;
  /** What was asked for so far, as far as there is such a thing; undefined = nothing at all. */
  #asked: ReadonlySet<string> | undefined;

  /** [caps.address.1] `secret` gives a path element nobody can guess (128 bits), a new one each time. */
  constructor(secret: () => string) {
    const pairs = [SEED, ...CAPABILITY_NAMES].map((name) => [name, secret()] as const);
    this.#keyByName = new Map(pairs);
    this.#nameByKey = new Map(pairs.map(([name, key]) => [key, name]));
  }

  get keys(): Iterable<string> {
    return this.#nameByKey.keys();
  }

  nameOf(key: string): string | undefined {
    return this.#nameByKey.get(key);
  }

  key(name: string): string {
    const key = this.#keyByName.get(name);
    if (key === undefined) throw new Error(`There is no capability ${name}.`);
    return key;
  }

  path(name: string): string {
    return CAPS_ROOT + this.key(name);
  }

  /** [caps.seed.1] What a client that asked for `names` is told; the same at every time. */
  answer(names: Llsd, base: string): Llsd {
    const asked = new Set(asItems(names).map(asText));
    const served = CAPABILITY_NAMES.filter((name) => asked.has(name));
    this.#asked = new Set([...(this.#asked ?? []), ...served]);
    return map(served.map((name) => [name, string(base + this.path(name))] as const));
  }

  /** [said.unread.1] Whether a client has asked, and never for this. */
  lacks(name: string): boolean {
    return this.#asked !== undefined && !this.#asked.has(name);
  }
}
