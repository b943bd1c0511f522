// Messages whose meaning is a word inside.
import type { Message } from '../../../protocol/packet/message.ts';
import { NULL_UUID, uuidBytes } from '../../../protocol/uuid.ts';
import type { Agent } from '../agent.ts';
import type { Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { appearanceOf } from './appearance.ts';
import { classifiedsOf } from './classifieds.ts';
import { whoIsOnline } from './friends.ts';
import type { Handler } from './handler.ts';
import { autopilot } from './movement.ts';
import { pickOf, picksOf } from './picks.ts';
import { notesOf } from './profile.ts';

/** [profile.generic.1] What is asked about a person; the ids stand in a list. */
const QUESTIONS: ReadonlyMap<string, (agent: Agent, ids: readonly string[], scene: Scene) => readonly Say[]> = new Map([
  ['avatarnotesrequest', notesOf],
  ['avatarpicksrequest', picksOf],
  ['pickinforequest', pickOf],
  ['avatarclassifiedsrequest', classifiedsOf],
  ['requestonlinenotification', whoIsOnline],
]);

/** [generic.method.1] What does this avatar look like? */
export const genericMessage: Handler = (agent, message, scene) => {
  const method = message.text('MethodData', 'Method');
  const question = QUESTIONS.get(method);
  if (question !== undefined) return question(agent, idsIn(message), scene);
  if (method === 'autopilot') return autopilot(agent, message, scene);
  if (method !== 'avatartexturesrequest') return undefined;
  if (message.count('ParamList') === 0) return [];
  const wanted = message.text('ParamList', 'Parameter');
  return scene
    .standing(agent.place)
    .filter(({ id }) => id === wanted)
    .map((avatar) => appearanceOf(agent.id, avatar));
};

/** What is no id stands for nobody. */
function idsIn(message: Message): readonly string[] {
  const texts = message.instances('ParamList').map((at) => message.text('ParamList', 'Parameter', at));
  return texts.map((text) => (uuidBytes(text) === undefined ? NULL_UUID : text.toLowerCase()));
}
