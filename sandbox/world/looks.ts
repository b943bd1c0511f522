// What an avatar looks like: textures on its faces, and a shape of bytes.
import { fromHex } from '../../protocol/bytes.ts';
import { plainFace, writeFaces } from './prims/faces.ts';

export interface Look {
  /** A texture entry. */
  readonly entry: Uint8Array;
  /** A byte for each visual parameter, in ascending order of their ids. */
  readonly params: readonly number[];
}

/** Who makes the textures of bodies in a region: the grid, or each viewer for itself. */
export type Dresser = 'server' | 'viewer';

/** [look.server.4] The viewer's own picture for a part that is not there. */
export const NO_TEXTURE = 'c228d1cf-4b5d-4ba8-84f4-899a0796aa97';
/** The texture of body parts that are skin: an id of our own. Any but the viewer's default image ends the cloud. */
export const PLAIN_BODY_TEXTURE = '5a2bd0b1-0e8f-4c1d-9d7e-3b1f6c2a9e40';
/** Of hair and eyes: the textures that our wearables have for them. */
export const PLAIN_HAIR_TEXTURE = '5a2bd0b1-0e8f-4c1d-9d7e-3b1f6c2a9e42';
export const PLAIN_EYES_TEXTURE = '5a2bd0b1-0e8f-4c1d-9d7e-3b1f6c2a9e43';

/** [look.server.4] Faces whose textures are made of what is worn, as far as everybody has them. */
export const BODY_FACE = { head: 8, upper: 9, lower: 10, eyes: 11, hair: 20 } as const;

/** Faces of an avatar in their order: older clients know no more. */
export const LOOK_FACES = 21;

/** [look.params.1] A neutral shape, a byte per parameter, in ascending order of their ids. */
export const NEUTRAL_SHAPE =
  '213d55173a7f3f553f2a00553f24555f993f22003f6d58843f88515567887f00cb00007f00007f00007f0000007f727f633f' +
  '7f8c7f7f000000bf006800000000000000000091d885007f007faa00007f7f6d557f7f3f552a64d8d6cccccc3319594ccc00' +
  '7f000090557f847f55007f7f7f7f7f7f3b7f557f7f6a2f4f7f7fcc3f000000007f7f000000007f009f0000b27f2455837f7f' +
  '7f995f008c4b1b7f7f00d6ccc600003f1e7fe2ffc6ffffffffffffffffffcc00ffffffffffffffffffffff00ffffffffff00' +
  '7f7fff1964ffffffff540000003384ffffff0000190019173300191733000019001917330000190019173300191733001917' +
  '33017f';
/** [look.params.2] A shape with every parameter at its default stays a cloud: this one is a little taller. */
const HEIGHT_PARAM = 25;
const HEIGHT = 0x90;
/** [look.params.3] Where the version stands among the parameters; viewers discard the message when it differs. */
const VERSION_PARAM = 251;
/** [look.server.1] The version of the dialogue in which the server dresses avatars, and of the one in which it does not. */
export const VERSION_OF: Readonly<Record<Dresser, number>> = { server: 1, viewer: 0 };

const PLAIN_ENTRY = plainEntry();
const PLAIN: Readonly<Record<Dresser, Look>> = { server: plainLook('server'), viewer: plainLook('viewer') };

/** Of somebody who has no look of its own. */
export function usualLook(dresser: Dresser): Look {
  return PLAIN[dresser];
}

function plainLook(dresser: Dresser): Look {
  const params = [...(fromHex(NEUTRAL_SHAPE) ?? [])];
  params[HEIGHT_PARAM] = HEIGHT;
  params[VERSION_PARAM] = VERSION_OF[dresser];
  return { entry: PLAIN_ENTRY, params };
}

function plainEntry(): Uint8Array {
  const { eyes, hair, ...skin } = BODY_FACE;
  const others = new Map([
    ...Object.values(skin).map((face) => [face, plainFace(PLAIN_BODY_TEXTURE)] as const),
    [eyes, plainFace(PLAIN_EYES_TEXTURE)] as const,
    [hair, plainFace(PLAIN_HAIR_TEXTURE)] as const,
  ]);
  return writeFaces({ rest: plainFace(NO_TEXTURE), others });
}
