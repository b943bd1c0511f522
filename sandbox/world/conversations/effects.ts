// Where people look and point: passed on.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { mention } from '../say.ts';
import type { Handler } from './handler.ts';

/** [effects.relay.1] Everybody else in the region sees it; nobody learns the sender's session. */
export const viewerEffect: Handler = (agent, message, scene) => {
  if (agent.presence !== 'standing') return [];
  const effects = message.instances('Effect').map((index) => ({
    ID: message.uuid('Effect', 'ID', index),
    AgentID: agent.id,
    Type: message.u8('Effect', 'Type', index),
    Duration: message.f32('Effect', 'Duration', index),
    Color: message.bytes('Effect', 'Color', index),
    TypeData: message.bytes('Effect', 'TypeData', index),
  }));
  return scene
    .witnesses(agent)
    .map((other) =>
      mention(other.id, 'ViewerEffect', { AgentData: { AgentID: agent.id, SessionID: NULL_UUID }, Effect: effects }),
    );
};
