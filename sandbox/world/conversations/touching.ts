// Touching a prim: it counts, and says who it was.
import { fullName } from '../../person.ts';
import type { Agent } from '../agent.ts';
import { placed } from '../prims/link-sets.ts';
import type { Prim } from '../prims/prim.ts';
import { say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { clipped, MAX_SHORT_TEXT } from '../text.ts';
import { distance, type Vector } from '../vector.ts';
import { CHAT_TYPE, HEARING } from './chat.ts';
import type { Handler } from './handler.ts';
import { changedPrim } from './prim-view.ts';

/** [touch.say.1] */
const FROM_OBJECT = 2;
const FULLY_AUDIBLE = 1;

/** [touch.count.1] The counter above it goes up, and all within earshot hear it. */
export const objectGrab: Handler = (agent, message, scene) => {
  if (agent.presence !== 'standing') return [];
  const prims = scene.prims(agent.place);
  const touched = prims.get(message.u32('ObjectData', 'LocalID'));
  const prim = touched && prims.change(touched.localId, { touches: touched.touches + 1 });
  if (prim === undefined) return [];
  const { position } = placeOf(prim, agent, scene);
  const listeners = scene.standing(agent.place).filter(({ body }) => distance(body.position, position) <= HEARING.say);
  const ChatData = {
    ...{ FromName: clipped(prim.name, MAX_SHORT_TEXT), SourceID: prim.id, OwnerID: prim.ownerId },
    ...{ SourceType: FROM_OBJECT, ChatType: CHAT_TYPE.say, Audible: FULLY_AUDIBLE, Position: position },
    Message: `Touched by ${fullName(agent)}.`,
  };
  return [
    ...changedPrim(prim, agent.place, scene),
    ...listeners.map((listener) => say(listener.id, 'ChatFromSimulator', { ChatData })),
  ];
};

/** [touch.say.1] Where it is heard from; what is worn is where its wearer is. */
function placeOf(prim: Prim, { place }: Agent, scene: Scene): { readonly position: Vector } {
  const wearer = prim.worn && scene.agent(prim.worn.agentId);
  if (wearer !== undefined) return wearer.body;
  const root = scene.prims(place).rootOf(prim);
  return root === prim ? prim : placed(prim, root);
}
