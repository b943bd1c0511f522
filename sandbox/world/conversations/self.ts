// What an agent asks about itself.
import { array, type Llsd, map, uuid } from '../../../protocol/llsd/value.ts';
import type { Message } from '../../../protocol/packet/message.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { clippedName } from '../../inventory/limits.ts';
import { crc32 } from '../mutes.ts';
import { queue, say } from '../say.ts';
import type { Handler } from './handler.ts';

/** [self.data.1] Its name; it belongs to no group, and its list of groups is empty. */
export const agentDataUpdateRequest: Handler = (agent) => [
  say(agent.id, 'AgentDataUpdate', {
    AgentData: {
      AgentID: agent.id,
      FirstName: agent.first,
      LastName: agent.last,
      GroupTitle: '',
      ActiveGroupID: NULL_UUID,
      GroupPowers: 0n,
      GroupName: '',
    },
  }),
  queue(agent.id, 'AgentGroupDataUpdate', noGroups(agent.id)),
];

function noGroups(agentId: string): Llsd {
  const AgentData = array([map({ AgentID: uuid(agentId) })]);
  return map({ AgentData, GroupData: array([]), NewGroupData: array([]) });
}

/** [look.wearables.1] Six wearables: shape, skin, hair, eyes, and two for clothes. */
export const agentWearablesRequest: Handler = (agent) => [
  say(agent.id, 'AgentWearablesUpdate', {
    AgentData: { AgentID: agent.id, SessionID: agent.sessionId, SerialNum: agent.wearablesSerial },
    WearableData: agent.wearables.map(({ itemId, assetId, type }) => ({
      ItemID: itemId,
      AssetID: assetId,
      WearableType: type,
    })),
  }),
];

/**
 * [self.mutes.1] There is nothing in it, or what the viewer has is right, or it is a file that it fetches. That of nothing is said in every case: a
 * viewer without a file says the sum of an empty one, and would not find what it is told to take.
 */
export const muteListRequest: Handler = (agent, message, scene) => {
  const [AgentData, known] = [{ AgentID: agent.id }, message.u32('MuteData', 'MuteCRC')];
  const file = scene.mutes.file(agent.id);
  if (file.length === 0) {
    return [say(agent.id, 'GenericMessage', { AgentData, MethodData: { Method: 'emptymutelist' } })];
  }
  if (crc32(file) === known) return [say(agent.id, 'UseCachedMuteList', { AgentData })];
  const Filename = `mutes_${agent.id}`;
  agent.outgoing.offer(Filename, file);
  return [say(agent.id, 'MuteListUpdate', { MuteData: { AgentID: agent.id, Filename } })];
};

/** [self.mutes.2] */
export const updateMuteListEntry: Handler = (agent, message, scene) => {
  const [type, flags] = [message.s32('MuteData', 'MuteType'), message.u32('MuteData', 'MuteFlags')];
  scene.mutes.set(agent.id, { ...muteIn(message), type, flags });
  return [];
};

export const removeMuteListEntry: Handler = (agent, message, scene) => {
  scene.mutes.remove(agent.id, muteIn(message));
  return [];
};

function muteIn(message: Message) {
  return { id: message.uuid('MuteData', 'MuteID'), name: clippedName(message.text('MuteData', 'MuteName')) };
}
