// Things that are asked for by their local number.

import { introduceAgain } from './avatar.ts';
import type { Handler } from './handler.ts';
import { isShown, showPrim } from './prim-view.ts';

/** [object.missed.1] A viewer that lacks something is told everything about it, by the full update that some bots wait for. */
export const requestMultipleObjects: Handler = (agent, message, scene) => {
  const wanted = new Set(message.instances('ObjectData').map((index) => message.u32('ObjectData', 'ID', index)));
  const avatars = scene.standing(agent.place).filter((avatar) => wanted.has(avatar.localId));
  const known = [...wanted].flatMap((number) => scene.prims(agent.place).get(number) ?? []);
  const prims = known.filter((prim) => isShown(agent.id, prim));
  return [...introduceAgain(agent.id, avatars), ...prims.map((prim) => showPrim(agent.id, prim, agent.place))];
};
