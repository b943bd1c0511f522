// What an account may do and what it costs. Viewers raise an alert when any of it is missing [login.benefits.1].
import { array, integer, type Llsd, map } from '../../protocol/llsd/value.ts';

interface Benefits {
  readonly largeTexture: number;
  readonly groups: number;
  readonly animatedObjects: number;
}

const PACKAGES = {
  Base: { largeTexture: 50, groups: 50, animatedObjects: 1 },
  Premium: { largeTexture: 40, groups: 80, animatedObjects: 2 },
} as const satisfies { readonly [name: string]: Benefits };

export type PackageName = keyof typeof PACKAGES;

export function accountBenefits(name: PackageName): Llsd {
  return benefitsMap(PACKAGES[name]);
}

/** Base and Premium must both be there. */
export function premiumPackages(): Llsd {
  return map(Object.entries(PACKAGES).map(([name, benefits]) => [name, map({ benefits: benefitsMap(benefits) })]));
}

function benefitsMap({ largeTexture, groups, animatedObjects }: Benefits): Llsd {
  return map({
    animated_object_limit: integer(animatedObjects),
    animation_upload_cost: integer(10),
    attachment_limit: integer(38),
    create_group_cost: integer(100),
    group_membership_limit: integer(groups),
    picks_limit: integer(20),
    sound_upload_cost: integer(10),
    texture_upload_cost: integer(10),
    large_texture_upload_cost: array([integer(largeTexture)]),
  });
}
