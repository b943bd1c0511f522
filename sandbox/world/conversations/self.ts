// What an agent asks about itself.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { say } from '../say.ts';
import type { Handler } from './handler.ts';

/** [self.data.1] Its name; it belongs to no group. */
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
];

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

/** [self.mutes.1] We keep no list: what the viewer has is right. */
export const muteListRequest: Handler = (agent) => [
  say(agent.id, 'UseCachedMuteList', { AgentData: { AgentID: agent.id } }),
];
