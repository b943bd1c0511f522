// The prims of one region: by number, by id, and as link sets. It keeps them, and decides nothing.
import { compressedPrim } from './blobs.ts';
import type { NewPrim, Prim } from './prim.ts';

/** [prim.limit.1] Prims in one region; a world file has no more, so that what was built can be written down. */
export const MOST_PRIMS = 4096;
/** [prim.limit.2] Bytes of one prim: everything about it stays within a datagram. */
export const PRIM_BYTES = 1000;
/** [prim.paused.1] Numbers of removed prims that are remembered, for those who were told nothing for a while. */
export const REMOVED_LIMIT = 1000;
/** [build.undo.1] Earlier places of one prim. */
export const UNDO_LIMIT = 10;

/** What Undo brings back. */
export type Placing = Pick<Prim, 'position' | 'rotation' | 'scale'>;

interface Past {
  readonly undo: Placing[];
  readonly redo: Placing[];
}

export interface Counters {
  /** Never given before, in the whole world. */
  newLocalId(): number;
  /** Higher than any that was given before, in the whole world. */
  newCrc(): number;
}

export class Prims {
  readonly #counters: Counters;
  readonly #prims = new Map<number, Prim>();
  readonly #numbers = new Map<string, number>();
  readonly #parts = new Map<number, Set<number>>();
  readonly #past = new Map<number, Past>();
  readonly #removed = new Set<number>();
  readonly #worn = new Set<number>();

  constructor(counters: Counters) {
    this.#counters = counters;
  }

  /** Without what is worn. */
  get count(): number {
    return this.#prims.size - this.#worn.size;
  }

  /** What stands in the region, roots before their parts; without what is worn. */
  all(): readonly Prim[] {
    const all = [...this.#prims.values()].filter(({ worn }) => worn === undefined);
    return [...all.filter(({ parent }) => parent === 0), ...all.filter(({ parent }) => parent !== 0)];
  }

  get(localId: number): Prim | undefined {
    return this.#prims.get(localId);
  }

  find(id: string): Prim | undefined {
    return this.#prims.get(this.#numbers.get(id) ?? 0);
  }

  /** Undefined when the region is full, or one datagram would not hold it. */
  add(made: NewPrim): Prim | undefined {
    const prim = { ...made, localId: this.#counters.newLocalId(), crc: this.#counters.newCrc() };
    if ((made.worn === undefined && this.count >= MOST_PRIMS) || !isSmall(prim) || this.#numbers.has(prim.id))
      return undefined;
    this.#keep(prim);
    return prim;
  }

  /** [prim.crc.1] The prim with something changed; undefined when one datagram would not hold it any more. */
  change(localId: number, changes: Partial<NewPrim>): Prim | undefined {
    const former = this.#prims.get(localId);
    if (former === undefined) return undefined;
    const prim = { ...former, ...changes, localId, id: former.id, crc: this.#counters.newCrc() };
    if (!isSmall(prim)) return undefined;
    this.#parts.get(former.parent)?.delete(localId);
    this.#keep(prim);
    return prim;
  }

  remove(localId: number): void {
    const prim = this.#prims.get(localId);
    if (prim === undefined) return;
    this.#prims.delete(localId);
    this.#numbers.delete(prim.id);
    this.#parts.get(prim.parent)?.delete(localId);
    this.#past.delete(localId);
    this.#worn.delete(localId);
    this.#removed.add(localId);
    const [oldest] = this.#removed;
    if (this.#removed.size > REMOVED_LIMIT && oldest !== undefined) this.#removed.delete(oldest);
  }

  /** Numbers of those that were here. */
  removed(): readonly number[] {
    return [...this.#removed];
  }

  /** The root of the link set to which a prim belongs; itself when it is one. */
  rootOf(prim: Prim): Prim {
    return this.#prims.get(prim.parent) ?? prim;
  }

  /** A root and its parts, in the order in which they were linked. */
  linkSet(root: Prim): readonly Prim[] {
    const parts = [...(this.#parts.get(root.localId) ?? [])];
    return [root, ...parts.flatMap((number) => this.#prims.get(number) ?? [])];
  }

  /** [attach.place.1] The roots of what hangs on the avatar with this number, in the order in which they were put on. */
  wornBy(avatar: number): readonly Prim[] {
    return [...(this.#parts.get(avatar) ?? [])].flatMap((number) => this.#prims.get(number) ?? []);
  }

  /** [build.undo.1] Where a prim is now can be brought back. */
  remember({ localId, position, rotation, scale }: Prim): void {
    const undo = [...(this.#past.get(localId)?.undo ?? []), { position, rotation, scale }];
    this.#past.set(localId, { undo: undo.slice(-UNDO_LIMIT), redo: [] });
  }

  /** [build.undo.1] The place before, or the one that was undone last; undefined when there is none. */
  recall({ localId, position, rotation, scale }: Prim, way: 'undo' | 'redo'): Placing | undefined {
    const past = this.#past.get(localId);
    const placing = past?.[way].pop();
    if (placing !== undefined) past?.[way === 'undo' ? 'redo' : 'undo'].push({ position, rotation, scale });
    return placing;
  }

  #keep(prim: Prim): void {
    this.#prims.set(prim.localId, prim);
    this.#numbers.set(prim.id, prim.localId);
    if (prim.worn === undefined) this.#worn.delete(prim.localId);
    else this.#worn.add(prim.localId);
    if (prim.parent === 0) return;
    const parts = this.#parts.get(prim.parent) ?? new Set();
    this.#parts.set(prim.parent, parts.add(prim.localId));
  }
}

export function isSmall(prim: Prim): boolean {
  return compressedPrim(prim).length <= PRIM_BYTES;
}
