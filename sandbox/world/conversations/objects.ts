// Things that are asked for by their local number.

import { introduce } from './avatar.ts';
import type { Handler } from './handler.ts';

/** [object.missed.1] A viewer that lacks something is told everything about it; avatars are all there is. */
export const requestMultipleObjects: Handler = (agent, message, scene) => {
  const wanted = new Set(message.instances('ObjectData').map((index) => message.u32('ObjectData', 'ID', index)));
  return scene
    .standing(agent.place)
    .filter((avatar) => wanted.has(avatar.localId))
    .map((avatar) => introduce(agent.id, avatar));
};
