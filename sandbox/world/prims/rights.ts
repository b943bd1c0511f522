// Who may do what with a prim.
import type { Prim } from './prim.ts';

/** [prim.rights.1] */
export const RIGHT = { transfer: 1 << 13, modify: 1 << 14, copy: 1 << 15, move: 1 << 19 } as const;
const EVERY_RIGHT = RIGHT.transfer | RIGHT.modify | RIGHT.copy | RIGHT.move;

export interface Rights {
  readonly base: number;
  readonly owner: number;
  readonly group: number;
  readonly everyone: number;
  readonly next: number;
}

/** Of what somebody has built: all for its maker, nothing for others. */
export const OWN_RIGHTS: Rights = { base: EVERY_RIGHT, owner: EVERY_RIGHT, group: 0, everyone: 0, next: EVERY_RIGHT };
/** [prim.rights.2] Of what a world file puts there: a sandbox is for everybody. */
export const COMMON_RIGHTS: Rights = { ...OWN_RIGHTS, everyone: EVERY_RIGHT };

/** [prim.rights.1] The fields of ObjectPermissions. */
const FIELDS: ReadonlyMap<number, keyof Rights> = new Map([
  [1, 'base'],
  [2, 'owner'],
  [4, 'group'],
  [8, 'everyone'],
  [16, 'next'],
]);

/** With bits of one mask given or taken. [prim.rights.3] Nobody gives more than the prim has itself. */
export function changedRights(rights: Rights, [field, isGiven, bits]: readonly [number, boolean, number]): Rights {
  const name = FIELDS.get(field);
  if (name === undefined || name === 'base') return rights;
  const mask = isGiven ? rights[name] | (bits & rights.base) : rights[name] & ~bits;
  return { ...rights, [name]: mask >>> 0 };
}

/** What somebody has of a prim: its owner by the owner's mask, all others by the one of everyone. */
export function rightsOf(agentId: string, { ownerId, rights }: Prim): number {
  return ownerId === agentId ? rights.owner | rights.everyone : rights.everyone;
}

export function may(agentId: string, right: keyof typeof RIGHT, prim: Prim): boolean {
  return (rightsOf(agentId, prim) & RIGHT[right]) !== 0;
}

const FLAG = {
  mayModify: 0x4,
  mayCopy: 0x8,
  isMine: 0x20,
  isTouched: 0x80,
  mayMove: 0x100,
  isEmpty: 0x800,
  mayTransfer: 0x20000,
  ownerModifies: 0x1000_0000,
} as const;

/** [prim.flags.1] What a viewer is told that its agent may do; every prim answers a touch. */
export function flagsFor(agentId: string, prim: Prim): number {
  const rights = rightsOf(agentId, prim);
  const flags =
    prim.flags |
    FLAG.isTouched |
    (prim.contents.items.length === 0 ? FLAG.isEmpty : 0) |
    (prim.ownerId === agentId ? FLAG.isMine : 0) |
    (rights & RIGHT.modify ? FLAG.mayModify : 0) |
    (rights & RIGHT.copy ? FLAG.mayCopy : 0) |
    (rights & RIGHT.move ? FLAG.mayMove : 0) |
    (rights & RIGHT.transfer ? FLAG.mayTransfer : 0) |
    (prim.rights.owner & RIGHT.modify ? FLAG.ownerModifies : 0);
  return flags >>> 0;
}
