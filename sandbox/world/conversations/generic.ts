// Messages whose meaning is a word inside.
import type { Message } from '../../../protocol/packet/message.ts';
import { NULL_UUID, uuidBytes } from '../../../protocol/uuid.ts';
import type { Agent } from '../agent.ts';
import { type Say, say } from '../say.ts';
import { appearanceOf } from './appearance.ts';
import type { Handler } from './handler.ts';
import { autopilot } from './movement.ts';
import { EMPTY_LISTS, notesOf } from './profile.ts';

/** [generic.method.1] What does this avatar look like? [profile.generic.1] And which lists does it have? */
export const genericMessage: Handler = (agent, message, scene) => {
  const method = message.text('MethodData', 'Method');
  const list = EMPTY_LISTS.get(method);
  if (list !== undefined) return [emptyList(agent, list, message)];
  if (method === 'avatarnotesrequest') return [notesOf(agent, firstId(message), scene)];
  if (method === 'autopilot') return autopilot(agent, message, scene);
  if (method !== 'avatartexturesrequest') return undefined;
  if (message.count('ParamList') === 0) return [];
  const wanted = message.text('ParamList', 'Parameter');
  return scene
    .standing(agent.place)
    .filter(({ id }) => id === wanted)
    .map((avatar) => appearanceOf(agent.id, avatar));
};

function emptyList(agent: Agent, reply: string, message: Message): Say {
  return say(agent.id, reply, { AgentData: { AgentID: agent.id, TargetID: firstId(message) } });
}

/** The person who is asked about. */
function firstId(message: Message): string {
  const text = message.count('ParamList') === 0 ? '' : message.text('ParamList', 'Parameter');
  return uuidBytes(text) === undefined ? NULL_UUID : text;
}
