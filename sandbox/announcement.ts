// What the grid itself says in a region: chat that comes from nobody.
import type { LooseMessage } from '../protocol/packet/codec.ts';
import { NULL_UUID } from '../protocol/uuid.ts';
import type { Agent } from './world/agent.ts';
import { CHAT_TYPE } from './world/conversations/chat.ts';
import { type Say, say, tell } from './world/say.ts';

/** Whose name viewers show before the text. */
const SPEAKER = 'Sandbox';
const FROM_SYSTEM = 0;
const FULLY_AUDIBLE = 1;

/** Everybody standing in the region hears it, wherever they stand. */
export function announcement(
  region: { readonly name: string },
  listeners: readonly Agent[],
  text: string,
): readonly Say[] {
  const heard = listeners.map((listener) => say(listener.id, 'ChatFromSimulator', heardBy(listener, text)));
  return [...heard, tell({ event: 'chat', agent: SPEAKER, region: region.name, text })];
}

function heardBy(listener: Agent, text: string): LooseMessage {
  return {
    ChatData: {
      FromName: SPEAKER,
      SourceID: NULL_UUID,
      OwnerID: NULL_UUID,
      SourceType: FROM_SYSTEM,
      ChatType: CHAT_TYPE.say,
      Audible: FULLY_AUDIBLE,
      Position: listener.body.position,
      Message: text,
    },
  };
}
