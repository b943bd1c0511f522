// What the state of an object says, which depends on its kind.

import type { Chosen, Enumeration, Meaning } from '../meaning.ts';
import { enumeration, masks } from '../spell.ts';

/** All but 0, which each field has its own words for. */
export const ATTACHMENT_POINTS = `1 chest, 2 skull, 3 left shoulder, 4 right shoulder, 5 left hand, 6 right hand, 7 left foot,
  8 right foot, 9 spine, 10 pelvis, 11 mouth, 12 chin, 13 left ear, 14 right ear, 15 left eye, 16 right eye, 17 nose,
  18 right upper arm, 19 right forearm, 20 left upper arm, 21 left forearm, 22 right hip, 23 right upper leg,
  24 right lower leg, 25 left hip, 26 left upper leg, 27 left lower leg, 28 stomach, 29 left breast, 30 right breast,
  31 screen centre 2, 32 screen top right, 33 screen top, 34 screen top left, 35 screen centre, 36 screen bottom left,
  37 screen bottom, 38 screen bottom right, 39 neck, 40 centre of the avatar, 41 left ring finger, 42 right ring finger,
  43 base of the tail, 44 tip of the tail, 45 left wing, 46 right wing, 47 jaw, 48 other left ear, 49 other right ear,
  50 other left eye, 51 other right eye, 52 tongue, 53 groin, 54 left hind foot, 55 right hind foot`;

/** [meaning.state.1] Whoever is attached has the point in the state, its two nibbles swapped. */
export const ATTACHED_STATE = swapped(enumeration('Attachment point', `0 not attached, ${ATTACHMENT_POINTS}`));

/** [meaning.state.1] */
export const AGENT_STATE = masks('What the agent is doing', '4 typing, 16 editing');

const TREE_SPECIES = enumeration(
  'Species',
  `0 pine 1, 1 oak, 2 tropical bush 1, 3 palm 1, 4 dogwood, 5 tropical bush 2, 6 palm 2, 7 cypress 1, 8 cypress 2, 9 pine 2,
  10 plumeria, 11 winter pine 1, 12 winter aspen, 13 winter pine 2, 14 eucalyptus, 15 fern, 16 eelgrass, 17 sea sword,
  18 kelp 1, 19 beach grass 1, 20 kelp 2`,
);

const GRASS_SPECIES = enumeration('Species', '0 grass 0, 1 grass 1, 2 grass 2, 3 grass 3, 4 grass 4, 5 undergrowth 1');

export const PRIMITIVE = 9;
const AVATAR = 47;

/** By PCode: of what grows. */
export const SPECIES: ReadonlyMap<number, Enumeration> = new Map([
  [95, GRASS_SPECIES],
  [111, TREE_SPECIES],
  [255, TREE_SPECIES],
]);

/** [meaning.state.1] By PCode. */
const STATES: ReadonlyMap<number, Meaning> = new Map<number, Meaning>([
  ...SPECIES,
  [PRIMITIVE, ATTACHED_STATE],
  [AVATAR, AGENT_STATE],
]);

export const STATE_BY_PCODE: Chosen = {
  kind: 'chosen',
  title: 'By PCode',
  layout:
    'Primitive: the attachment point with its two nibbles swapped. Avatar: state of the agent. Tree and grass: species.',
  by: 'PCode',
  meanings: STATES,
};

function swapped({ names, ...rest }: Enumeration): Enumeration {
  return { ...rest, names: new Map([...names].map(([value, name]) => [((value & 0xf) << 4) | (value >> 4), name])) };
}
