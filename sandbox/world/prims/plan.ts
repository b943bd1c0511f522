// Prims as a world file has them: what is written becomes prims, and prims become what is written.
import { fromHex, toHex } from '../../../protocol/bytes.ts';
import { NULL_UUID, randomUuid } from '../../../protocol/uuid.ts';
import { type ItemPlan, itemOfPlan, planOfItem } from '../../inventory/item-plan.ts';
import type { Random } from '../../words.ts';
import { type Quaternion, UPRIGHT, unit, type Vector } from '../vector.ts';
import { compressedPrim } from './blobs.ts';
import { type Contents, NO_CONTENTS } from './contents.ts';
import { readExtras, writeExtras } from './extras.ts';
import { PLYWOOD, plainFace, readFaces, writeFaces } from './faces.ts';
import { FORMS, type Form, type FormName, formNumbers, formOfNumbers, isSameForm } from './form.ts';
import { placed } from './link-sets.ts';
import { readOverrides, writtenOverrides } from './overrides.ts';
import { isUsual, type PhysicsNumbers, physicsNumbers, physicsOfNumbers } from './physics.ts';
import { type NewPrim, type Prim, plainPrim } from './prim.ts';
import type { Prims } from './prims.ts';
import { COMMON_RIGHTS, type Rights } from './rights.ts';

/** One prim of a world file. Metres. */
export interface PrimPlan {
  readonly name?: string;
  readonly description?: string;
  readonly id?: string;
  readonly shape?: FormName;
  readonly position: Vector;
  /** x, y, z, w. */
  readonly rotation?: Quaternion;
  readonly scale?: Vector;
  /** Hovers above the prim. */
  readonly text?: string;
  readonly texture?: string;
  /** Red, green, blue and opacity, 0 to 1. */
  readonly color?: readonly [number, number, number, number?];
  readonly exact?: ExactPlan;
}

/** [world.exact.1] What somebody changed of a prim that has no word of its own; it goes before `shape`, `texture`, `color`. */
export interface ExactPlan {
  /** The eighteen numbers of its form. */
  readonly form?: readonly number[];
  /** Texture entry and extra parameters, as hex. */
  readonly faces?: string;
  readonly extras?: string;
  /** [world.exact.2] What is changed of the materials on its faces, by their numbers: a map in LLSD notation. */
  readonly overrides?: string;
  readonly textColor?: readonly [number, number, number, number];
  /** Id of the root to which it is linked; `offset` and `turn` are seen from there. */
  readonly link?: string;
  readonly offset?: Vector;
  readonly turn?: Quaternion;
  readonly owner?: string;
  readonly creator?: string;
  readonly group?: string;
  /** Masks: base, owner, group, everyone, next owner. */
  readonly rights?: readonly [number, number, number, number, number];
  readonly code?: number;
  readonly state?: number;
  readonly material?: number;
  readonly clickAction?: number;
  readonly flags?: number;
  /** Shape, density, friction, restitution, gravity. */
  readonly physics?: PhysicsNumbers;
  readonly mediaUrl?: string;
  readonly sale?: readonly [type: number, price: number];
  readonly category?: number;
  readonly madeAt?: number;
  readonly touches?: number;
  /** What lies in it. */
  readonly contents?: readonly ItemPlan[];
}

export interface Planting {
  readonly ownerId: string;
  readonly random: Random;
  /** Milliseconds since 1970. */
  readonly date: number;
}

/** [world.prims.1] Puts the prims of a file into a region: roots first, so that parts find theirs. */
export function plant(plans: readonly PrimPlan[], prims: Prims, planting: Planting): void {
  const isPart = (plan: PrimPlan) => plan.exact?.link !== undefined;
  for (const plan of plans.filter((one) => !isPart(one))) prims.add(primOf(plan, 0, planting));
  for (const plan of plans.filter(isPart)) {
    const root = prims.find(plan.exact?.link?.toLowerCase() ?? '')?.localId ?? 0;
    prims.add(primOf(plan, root, planting));
  }
}

function primOf(plan: PrimPlan, parent: number, { date, ownerId, random }: Planting): NewPrim {
  const { color, exact = {}, shape = 'box', texture } = plan;
  const owner = exact.owner?.toLowerCase() ?? ownerId;
  const id = plan.id?.toLowerCase() ?? randomUuid(random);
  const isPart = parent !== 0;
  const plain = plainPrim({ id, ownerId: owner, position: plan.position, madeAt: exact.madeAt ?? date });
  const given = {
    ...exactNumbers(exact),
    ...defined({ name: plan.name, description: plan.description, scale: plan.scale, text: plan.text }),
  };
  return {
    ...plain,
    ...given,
    arrivedAt: date,
    parent,
    position: (isPart ? exact.offset : undefined) ?? plan.position,
    rotation: (isPart ? exact.turn : undefined) ?? unit(plan.rotation ?? UPRIGHT),
    form: exact.form === undefined ? FORMS[shape] : formOfNumbers(exact.form),
    faces: bytesOf(exact.faces) ?? lookOf(texture, color),
    extras: readExtras(bytesOf(exact.extras) ?? Uint8Array.of(0))?.extras ?? plain.extras,
    creatorId: exact.creator?.toLowerCase() ?? owner,
    physics: physicsOfNumbers(exact.physics),
    groupId: exact.group?.toLowerCase() ?? NULL_UUID,
    rights: exact.rights === undefined ? COMMON_RIGHTS : rightsOf(exact.rights),
    contents: contentsOf(exact.contents, id),
  };
}

/** [world.export.8] */
function contentsOf(plans: readonly ItemPlan[] = [], primId: string): Contents {
  return plans.length === 0 ? NO_CONTENTS : { items: plans.map((plan) => itemOfPlan(plan, primId)), serial: 1 };
}

/** [prim.limit.2] Bytes that a planned prim will need. */
export function plannedSize(plan: PrimPlan): number {
  const made = primOf(plan, 0, { ownerId: NULL_UUID, random: () => 0, date: 0 });
  return compressedPrim({ ...made, localId: 1, crc: 0, parent: 1 }).length;
}

function exactNumbers(exact: ExactPlan): Partial<NewPrim> {
  const { category, clickAction, code, flags, material, mediaUrl, sale, state, textColor, touches } = exact;
  const [saleType, salePrice] = sale ?? [];
  return defined({
    ...{ category, clickAction, code, flags, material, mediaUrl, state, textColor, touches },
    ...{ saleType, salePrice, overrides: readOverrides(exact.overrides ?? '') },
  });
}

/** The members that are given. */
function defined<Value extends object>(value: Value): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Value]?: Exclude<Value[Key], undefined> };
}

const bytesOf = (hex: string | undefined) => (hex === undefined ? undefined : fromHex(hex));

function lookOf(texture = PLYWOOD, color: PrimPlan['color'] = [1, 1, 1]): Uint8Array {
  const [red, green, blue, opacity = 1] = color;
  const byte = (value: number) => Math.round(value * 255);
  const rest = plainFace(texture.toLowerCase(), [byte(red), byte(green), byte(blue), byte(opacity)]);
  return writeFaces({ rest, others: new Map() });
}

function rightsOf([base, owner, group, everyone, next]: readonly [number, number, number, number, number]): Rights {
  return { base, owner, group, everyone, next };
}

/** [world.export.1] The prims of a region as they stand now. @param ownerId of the region: whose things have no owner named */
export function plansOf(prims: Prims, ownerId: string): readonly PrimPlan[] {
  return prims.all().map((prim) => planOf(prim, prims.rootOf(prim), ownerId));
}

/** [world.people.2] A root and its parts, as they were taken; all owners are named. */
export function plansOfLinkSet(linkSet: readonly Prim[]): readonly PrimPlan[] {
  const [first] = linkSet;
  if (first === undefined) return [];
  const root = { ...first, parent: 0 };
  return linkSet.map((prim, at) => (at === 0 ? planOf(root, root, '') : planOf(prim, root, '')));
}

/** [world.people.2] The same again. Its numbers count among themselves alone. */
export function linkSetOf(plans: readonly PrimPlan[], planting: Planting): readonly Prim[] {
  return plans.map((plan, at) => ({ ...primOf(plan, at === 0 ? 0 : ROOT, planting), localId: ROOT + at, crc: 0 }));
}

const ROOT = 1;

function planOf(prim: Prim, root: Prim, ownerId: string): PrimPlan {
  const { description, id, name, text } = prim;
  const place = root === prim ? prim : placed(prim, root);
  const faces = readFaces(prim.faces);
  const look = faces === undefined ? undefined : plainLook(prim.faces, faces.rest);
  return {
    ...{ name, id },
    ...(description === '' ? {} : { description }),
    ...namedShape(prim.form),
    ...{ position: place.position, rotation: place.rotation, scale: prim.scale },
    ...(text === '' ? {} : { text }),
    ...look,
    exact: {
      ...(namedShape(prim.form).shape === undefined ? { form: formNumbers(prim.form) } : {}),
      ...(look === undefined ? { faces: toHex(prim.faces) } : {}),
      ...(prim.extras.size === 0 ? {} : { extras: toHex(writeExtras(prim.extras)) }),
      ...(prim.overrides.size === 0 ? {} : { overrides: writtenOverrides(prim.overrides) }),
      ...(isUsual(prim.physics) ? {} : { physics: physicsNumbers(prim.physics) }),
      ...(root === prim ? {} : { link: root.id, offset: prim.position, turn: prim.rotation }),
      ...exactOf(prim, ownerId),
    },
  };
}

function namedShape(form: Form): { readonly shape?: FormName } {
  const names = Object.keys(FORMS) as readonly FormName[];
  const shape = names.find((name) => isSameForm(FORMS[name], form));
  return shape === undefined ? {} : { shape };
}

/** Texture and colour, when that is all there is to the faces. */
function plainLook(bytes: Uint8Array, rest: { readonly texture: string; readonly color: readonly number[] }) {
  const [red = 0, green = 0, blue = 0, opacity = 0] = rest.color.map((value) => value / 255);
  const color = [red, green, blue, opacity] as const;
  const isPlain = toHex(lookOf(rest.texture, color)) === toHex(bytes);
  return isPlain ? { texture: rest.texture, color } : undefined;
}

function exactOf(prim: Prim, ownerId: string): ExactPlan {
  const { base, everyone, group, next, owner } = prim.rights;
  const { category, clickAction, code, flags, madeAt, material, mediaUrl, state, textColor, touches } = prim;
  return {
    ...{ category, clickAction, code, flags, madeAt, material, mediaUrl, state, textColor, touches },
    ...(prim.ownerId === ownerId ? {} : { owner: prim.ownerId }),
    ...(prim.creatorId === prim.ownerId ? {} : { creator: prim.creatorId }),
    ...(prim.groupId === NULL_UUID ? {} : { group: prim.groupId }),
    ...(prim.contents.items.length === 0 ? {} : { contents: prim.contents.items.map(planOfItem) }),
    rights: [base, owner, group, everyone, next],
    sale: [prim.saleType, prim.salePrice],
  };
}
