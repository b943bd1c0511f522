// Where people look and point: passed on.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { chunks } from '../chunks.ts';
import { mention } from '../say.ts';
import type { Handler } from './handler.ts';

/** [effects.relay.2] Effects in one packet: up to 296 bytes each; and of one message, since a viewer sends a handful. */
const EFFECTS_PER_PACKET = 3;
export const MAX_EFFECTS = 12;

/** [effects.sound.1] A sound that somebody's viewer plays is heard by the others, from where its avatar is. */
export const soundTrigger: Handler = (agent, message, scene) => {
  if (agent.presence !== 'standing') return [];
  const SoundData = {
    ...{ SoundID: message.uuid('SoundData', 'SoundID'), OwnerID: agent.id, ObjectID: agent.id },
    ...{ Handle: agent.place.handle, Position: agent.body.position, Gain: loudness(message.f32('SoundData', 'Gain')) },
  };
  return scene.witnesses(agent).map((other) => mention(other.id, 'SoundTrigger', { SoundData }));
};

function loudness(gain: number): number {
  return Number.isFinite(gain) ? Math.min(Math.max(gain, 0), 1) : 0;
}

/** [effects.relay.1] Everybody else in the region sees it; nobody learns the sender's session. */
export const viewerEffect: Handler = (agent, message, scene) => {
  if (agent.presence !== 'standing') return [];
  const effects = message
    .instances('Effect')
    .slice(0, MAX_EFFECTS)
    .map((index) => ({
      ID: message.uuid('Effect', 'ID', index),
      AgentID: agent.id,
      Type: message.u8('Effect', 'Type', index),
      Duration: message.f32('Effect', 'Duration', index),
      Color: message.bytes('Effect', 'Color', index),
      TypeData: message.bytes('Effect', 'TypeData', index),
    }));
  const packets = chunks(effects, EFFECTS_PER_PACKET);
  const sender = { AgentID: agent.id, SessionID: NULL_UUID };
  return scene
    .witnesses(agent)
    .flatMap((other) => packets.map((Effect) => mention(other.id, 'ViewerEffect', { AgentData: sender, Effect })));
};
