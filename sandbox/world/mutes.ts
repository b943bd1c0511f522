// Whom and what people do not want to hear or see: kept for them, and told as the file that viewers read.
import { utf8 } from '../../protocol/bytes.ts';
import { forgetOldest } from '../memory.ts';

/** [self.mutes.2] Entries of one list, and people with lists; the oldest are forgotten first. */
export const MUTES_LIMIT = 1000;
export const MUTERS_LIMIT = 4096;

export interface Mute {
  /** Null for a name alone. */
  readonly id: string;
  readonly name: string;
  /** 0 by name, 1 somebody, 2 a thing, 3 a group. */
  readonly type: number;
  /** What is heard and seen nevertheless. */
  readonly flags: number;
}

export class Mutes {
  readonly #lists = new Map<string, Map<string, Mute>>();

  set(ownerId: string, mute: Mute): void {
    const list = this.#lists.get(ownerId) ?? new Map<string, Mute>();
    list.set(keyOf(mute), mute);
    forgetOldest(list, MUTES_LIMIT);
    this.#lists.set(ownerId, list);
    forgetOldest(this.#lists, MUTERS_LIMIT);
  }

  remove(ownerId: string, mute: Pick<Mute, 'id' | 'name'>): void {
    this.#lists.get(ownerId)?.delete(keyOf(mute));
  }

  /** [world.people.1] */
  of(ownerId: string): readonly Mute[] {
    return [...(this.#lists.get(ownerId)?.values() ?? [])];
  }

  /** Ids of all who have a list. */
  owners(): readonly string[] {
    return [...this.#lists.keys()];
  }

  /** [self.mutes.1] One line for each: type, id, name, flags. Empty when there is nothing in it. */
  file(ownerId: string): Uint8Array {
    const lines = this.of(ownerId).map(({ flags, id, name, type }) => {
      return `${type} ${id} ${name.replace(/[\n\r|]/g, ' ')}|${flags}\n`;
    });
    return utf8(lines.join(''));
  }
}

const keyOf = ({ id, name }: Pick<Mute, 'id' | 'name'>): string => `${id} ${name}`;

const POLYNOMIAL = 0xedb8_8320;

/** [self.mutes.1] The sum (CRC-32) by which a viewer says which file it has; 0 of no bytes. */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffff_ffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? POLYNOMIAL : 0);
  }
  return ~sum >>> 0;
}
