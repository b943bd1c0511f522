// Gestures that a viewer has ready, so that it has them again at its next login.
import type { Message } from '../../../protocol/packet/message.ts';
import type { Agent } from '../agent.ts';
import type { Handler } from '../conversations/handler.ts';

/** [inventory.gestures.1] There is no answer. */
export const activateGestures: Handler = (agent, message) => setAll(agent, message, true);

/** [inventory.gestures.1] */
export const deactivateGestures: Handler = (agent, message) => setAll(agent, message, false);

function setAll({ inventory }: Agent, message: Message, isReady: boolean): readonly [] {
  for (const at of message.instances('Data')) inventory?.setReady(message.uuid('Data', 'ItemID', at), isReady);
  return [];
}
