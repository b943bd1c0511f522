// What an account may do and what it costs. Viewers raise an alert when any of it is missing [login.benefits.1].
import { array, integer, type Llsd, map } from '../../protocol/llsd/value.ts';

interface Benefits {
  readonly groups: number;
  readonly animatedObjects: number;
}

const RICHEST: Benefits = { groups: 150, animatedObjects: 3 };

/** [login.benefits.2] As a public grid had them. */
const PACKAGES = {
  Base: { groups: 50, animatedObjects: 1 },
  Plus: { groups: 55, animatedObjects: 1 },
  Premium: { groups: 80, animatedObjects: 2 },
  Premium_Plus: RICHEST,
  Premium_Plus_No_Stipend: RICHEST,
} as const satisfies { readonly [name: string]: Benefits };

/** [login.benefits.3] Nobody has money: a viewer would not let its user upload what costs some. */
const FREE = integer(0);

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

function benefitsMap({ animatedObjects, groups }: Benefits): Llsd {
  return map({
    animated_object_limit: integer(animatedObjects),
    animation_upload_cost: FREE,
    attachment_limit: integer(ATTACHMENT_LIMIT),
    create_group_cost: FREE,
    group_membership_limit: integer(groups),
    picks_limit: integer(PICKS_LIMIT),
    sound_upload_cost: FREE,
    texture_upload_cost: FREE,
    large_texture_upload_cost: array([FREE]),
  });
}
