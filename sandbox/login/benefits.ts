// What an account may do and what it costs. Viewers raise an alert when any of it is missing [login.benefits.1].
import { array, integer, type Llsd, map } from '../../protocol/llsd/value.ts';

interface Benefits {
  readonly texture: number;
  readonly largeTexture: number;
  readonly sound: number;
  readonly animation: number;
  readonly newGroup: number;
  readonly groups: number;
  readonly animatedObjects: number;
}

const BASE: Benefits = {
  ...{ texture: 10, largeTexture: 50, sound: 10, animation: 10 },
  ...{ newGroup: 100, groups: 50, animatedObjects: 1 },
};
const RICHEST: Benefits = {
  ...{ texture: 0, largeTexture: 0, sound: 0, animation: 0 },
  ...{ newGroup: 10, groups: 150, animatedObjects: 3 },
};

/** [login.benefits.2] As a public grid had them. */
const PACKAGES = {
  Base: BASE,
  Plus: { ...BASE, groups: 55 },
  Premium: { ...BASE, largeTexture: 40, groups: 80, animatedObjects: 2 },
  Premium_Plus: RICHEST,
  Premium_Plus_No_Stipend: RICHEST,
} as const satisfies { readonly [name: string]: Benefits };

export type PackageName = keyof typeof PACKAGES;

/** The same in every package: things that one may wear, places that one may show in a profile. */
export const ATTACHMENT_LIMIT = 38;
export const PICKS_LIMIT = 20;

/** Groups that somebody may be in. */
export function groupLimit(name: PackageName): number {
  return PACKAGES[name].groups;
}

/** Animated things that somebody may wear. */
export function animatedLimit(name: PackageName): number {
  return PACKAGES[name].animatedObjects;
}

export function accountBenefits(name: PackageName): Llsd {
  return benefitsMap(PACKAGES[name]);
}

/** Base and Premium must both be there. */
export function premiumPackages(): Llsd {
  return map(Object.entries(PACKAGES).map(([name, benefits]) => [name, map({ benefits: benefitsMap(benefits) })]));
}

function benefitsMap(benefits: Benefits): Llsd {
  return map({
    animated_object_limit: integer(benefits.animatedObjects),
    animation_upload_cost: integer(benefits.animation),
    attachment_limit: integer(ATTACHMENT_LIMIT),
    create_group_cost: integer(benefits.newGroup),
    group_membership_limit: integer(benefits.groups),
    picks_limit: integer(PICKS_LIMIT),
    sound_upload_cost: integer(benefits.sound),
    texture_upload_cost: integer(benefits.texture),
    large_texture_upload_cost: array([integer(benefits.largeTexture)]),
  });
}
