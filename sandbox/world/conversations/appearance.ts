// What an avatar looks like: the same plain body for everybody.

import { fromHex } from '../../../protocol/bytes.ts';
import type { LooseMessage } from '../../../protocol/packet/codec.ts';
import { NULL_UUID, uuidBytes } from '../../../protocol/uuid.ts';
import type { Agent } from '../agent.ts';
import { type Say, say } from '../say.ts';

/** [look.server.1] The version of the dialogue in which the server dresses avatars; it is also a visual parameter. */
const APPEARANCE_VERSION = 1;
/** The texture of every part of a body: an id of our own. Any but the viewer's default image ends the cloud. */
export const PLAIN_BODY_TEXTURE = '5a2bd0b1-0e8f-4c1d-9d7e-3b1f6c2a9e40';

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

const SHAPE = plainShape();
const BODY = plainEntry(PLAIN_BODY_TEXTURE);

/** [look.server.2] What an avatar looks like, in the outfit it has now. */
export function appearanceOf(to: string, avatar: Agent): Say {
  return say(to, 'AvatarAppearance', looksOf(avatar), [`appearance ${avatar.localId}`]);
}

/** What avatars looked like when somebody was told last. [said.once.1] */
const LOOKS = new WeakMap<Agent, { readonly outfit: number; readonly blocks: LooseMessage }>();

function looksOf(avatar: Agent): LooseMessage {
  const { id, outfit } = avatar;
  const known = LOOKS.get(avatar);
  if (known?.outfit === outfit) return known.blocks;
  const blocks = {
    Sender: { ID: id },
    ObjectData: { TextureEntry: BODY },
    VisualParam: SHAPE,
    AppearanceData: [{ AppearanceVersion: APPEARANCE_VERSION, CofVersion: outfit }],
    AppearanceHover: [{}],
  };
  LOOKS.set(avatar, { outfit, blocks });
  return blocks;
}

function plainShape(): readonly { readonly ParamValue: number }[] {
  const shape = [...(fromHex(NEUTRAL_SHAPE) ?? [])];
  shape[HEIGHT_PARAM] = HEIGHT;
  shape[VERSION_PARAM] = APPEARANCE_VERSION;
  return shape.map((ParamValue) => ({ ParamValue }));
}

/**
 * [object.texture.1] A texture entry in which all faces are the same: eleven values, each but the last closed by a zero.
 * @param texture a uuid
 */
export function plainEntry(texture: string): Uint8Array {
  const id = uuidBytes(texture) ?? new Uint8Array(16);
  const material = uuidBytes(NULL_UUID) ?? new Uint8Array(16);
  const once = [0x00, 0x00, 0x80, 0x3f];
  const end = 0;
  const look = [...[0, 0, 0, 0], end, ...once, end, ...once, end];
  const place = [...[0, 0], end, ...[0, 0], end, ...[0, 0], end];
  const flags = [0, end, 0, end, 0, end];
  return Uint8Array.from([...id, end, ...look, ...place, ...flags, ...material]);
}
