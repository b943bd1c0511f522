// What an avatar looks like, as others are told: as the grid dresses it, or as its own viewer does.
import type { LooseMessage } from '../../../protocol/packet/codec.ts';
import type { Agent } from '../agent.ts';
import { type Look, usualLook, VERSION_OF } from '../looks.ts';
import type { Region } from '../region.ts';
import { type Say, say } from '../say.ts';

/** [look.server.2] What an avatar looks like, in the outfit it has now. */
export function appearanceOf(to: string, avatar: Agent): Say {
  return say(to, 'AvatarAppearance', looksOf(avatar), [`appearance ${avatar.localId}`]);
}

interface Told {
  readonly outfit: number;
  readonly look: Look | undefined;
  readonly place: Region;
  readonly blocks: LooseMessage;
}

/** What avatars looked like when somebody was told last. [said.once.1] */
const LOOKS = new WeakMap<Agent, Told>();

function looksOf(avatar: Agent): LooseMessage {
  const { look, outfit, place } = avatar;
  const known = LOOKS.get(avatar);
  if (known?.outfit === outfit && known.look === look && known.place === place) return known.blocks;
  const blocks = blocksOf(avatar);
  LOOKS.set(avatar, { outfit, look, place, blocks });
  return blocks;
}

/** [look.own.1] What a viewer has made itself, has no version: that is how viewers tell it from what the grid made. */
function blocksOf({ id, look, outfit, place }: Agent): LooseMessage {
  const { entry, params } = look ?? usualLook(place.dresser);
  const isServed = look === undefined && place.dresser === 'server';
  return {
    Sender: { ID: id },
    ObjectData: { TextureEntry: entry },
    VisualParam: params.map((ParamValue) => ({ ParamValue })),
    AppearanceData: isServed ? [{ AppearanceVersion: VERSION_OF.server, CofVersion: outfit }] : [],
    AppearanceHover: [{}],
  };
}
