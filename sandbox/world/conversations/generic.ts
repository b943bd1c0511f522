// Messages whose meaning is a word inside.
import { appearanceOf } from './appearance.ts';
import type { Handler } from './handler.ts';

/** [generic.method.1] One method is understood: what does this avatar look like? */
export const genericMessage: Handler = (agent, message, scene) => {
  if (message.text('MethodData', 'Method') !== 'avatartexturesrequest') return undefined;
  if (message.count('ParamList') === 0) return [];
  const wanted = message.text('ParamList', 'Parameter');
  return scene
    .standing(agent.place)
    .filter(({ id }) => id === wanted)
    .map((avatar) => appearanceOf(agent.id, avatar));
};
