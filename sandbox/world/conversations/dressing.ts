// Viewers that make the textures of their avatars themselves: they ask what is made already, and tell what they made.
import type { Message } from '../../../protocol/packet/message.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Agent, Wearable } from '../agent.ts';
import { chunks } from '../chunks.ts';
import { NO_TEXTURE } from '../looks.ts';
import { readFaces } from '../prims/faces.ts';
import { say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { appearanceOf } from './appearance.ts';
import { spread } from './audience.ts';
import type { Handler } from './handler.ts';

/** [look.own.2] Bytes of a texture entry, so that it stays in one datagram with all parameters; eleven textures have 300. */
export const MOST_ENTRY_BYTES = 800;
/** [look.own.2] The fewest parameters that make a shape: with one a viewer keeps the shape that it has. */
const FEWEST_PARAMS = 2;
/** Answers in one packet: 18 bytes each. */
const BAKED_PER_PACKET = 50;

/** [look.own.1] What the viewer has made of its avatar: everybody else is told, by the ids of the textures. */
export const agentSetAppearance: Handler = (agent, message, scene) => {
  const serial = message.u32('AgentData', 'SerialNum');
  const entry = message.bytes('ObjectData', 'TextureEntry').slice();
  const params = message.instances('VisualParam').map((at) => message.u8('VisualParam', 'ParamValue', at));
  const isLook = entry.length <= MOST_ENTRY_BYTES && readFaces(entry) !== undefined && params.length >= FEWEST_PARAMS;
  if (agent.presence !== 'standing' || !isLook || serial < agent.lookSerial) return [];
  agent.lookSerial = serial;
  agent.look = { entry, params };
  rememberBaked(message, entry, scene);
  return spread(['look', agent], scene.witnesses(agent), scene, (to) => [appearanceOf(to, agent)]);
};

/** [look.baked.1] The viewer says from which sum each texture was made. */
function rememberBaked(message: Message, entry: Uint8Array, scene: Scene): void {
  const faces = readFaces(entry);
  for (const at of message.instances('WearableData')) {
    const face = message.u8('WearableData', 'TextureIndex', at);
    const { texture = NO_TEXTURE } = faces?.others.get(face) ?? faces?.rest ?? {};
    const isThere = texture !== NO_TEXTURE && scene.assets.find(texture) !== undefined;
    if (isThere) scene.baked.add(message.uuid('WearableData', 'CacheID', at), texture);
  }
}

/** [look.baked.1] The texture that was made from such a sum and is still here; a null id = it is to be made. */
export const agentCachedTexture: Handler = (agent, message, scene) => {
  const AgentData = {
    ...{ AgentID: agent.id, SessionID: agent.sessionId },
    SerialNum: message.s32('AgentData', 'SerialNum'),
  };
  const found = message.instances('WearableData').map((at) => {
    const texture = scene.baked.find(message.uuid('WearableData', 'ID', at)) ?? NULL_UUID;
    const TextureID = scene.assets.find(texture) === undefined ? NULL_UUID : texture;
    return { TextureID, TextureIndex: message.u8('WearableData', 'TextureIndex', at) };
  });
  return chunks(found, BAKED_PER_PACKET).map((WearableData) =>
    say(agent.id, 'AgentCachedTextureResponse', { AgentData, WearableData }),
  );
};

/**
 * [look.wearables.3] From now on this is worn, and told to whoever asks. [look.wearables.4] What nobody has is not put on: viewers that leave it to the
 * grid to dress them still say this message, with ids of nothing.
 */
export const agentIsNowWearing: Handler = (agent, message) => {
  const said = message.instances('WearableData').flatMap((at) => {
    const wearable: readonly [number, string] = [
      message.u8('WearableData', 'WearableType', at),
      message.uuid('WearableData', 'ItemID', at),
    ];
    return wearableOf(agent, wearable) ?? [];
  });
  const worn = new Map([...agent.wearables, ...said].map((wearable) => [wearable.type, wearable]));
  agent.wearables = [...worn.values()].filter(({ type }) => type < WEARABLE_KINDS).sort((a, b) => a.type - b.type);
  agent.wearablesSerial += 1;
  return [];
};

/** [look.wearables.3] From shape to universal; viewers know no more. */
const WEARABLE_KINDS = 17;

function wearableOf({ inventory, library }: Agent, [type, itemId]: readonly [number, string]): Wearable | undefined {
  if (itemId === NULL_UUID) return { type, itemId, assetId: NULL_UUID };
  const item = inventory?.item(itemId) ?? library?.item(itemId);
  return item && { type, itemId, assetId: item.assetId };
}
