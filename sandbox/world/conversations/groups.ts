// There are no groups here: whoever asks is answered, so that nothing goes on loading.

import type { LooseMessage } from '../../../protocol/packet/codec.ts';
import type { Message } from '../../../protocol/packet/message.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Agent } from '../agent.ts';
import { say } from '../say.ts';
import type { Handler } from './handler.ts';

const NO_GROUPS = 'There are no groups in the sandbox.';

/** [groups.none.1] An empty answer with the ids of the question. */
export const groupProfileRequest = empty('GroupProfileReply', (agent, message) => ({
  AgentData: { AgentID: agent.id },
  GroupData: { GroupID: message.uuid('GroupData', 'GroupID') },
}));
export const groupMembersRequest = empty('GroupMembersReply', (agent, message) => ({
  AgentData: { AgentID: agent.id },
  GroupData: asked(message),
}));
export const groupRoleDataRequest = empty('GroupRoleDataReply', (agent, message) => ({
  AgentData: { AgentID: agent.id },
  GroupData: asked(message),
}));
export const groupRoleMembersRequest = empty('GroupRoleMembersReply', (agent, message) => ({
  AgentData: { AgentID: agent.id, ...asked(message) },
}));
export const groupTitlesRequest = empty('GroupTitlesReply', (agent, message) => ({
  AgentData: {
    AgentID: agent.id,
    GroupID: message.uuid('AgentData', 'GroupID'),
    RequestID: message.uuid('AgentData', 'RequestID'),
  },
}));
export const groupNoticesListRequest = empty('GroupNoticesListReply', (agent, message) => ({
  AgentData: { AgentID: agent.id, GroupID: message.uuid('Data', 'GroupID') },
}));

/** [groups.none.2] None is made, joined or left. */
export const createGroupRequest = empty('CreateGroupReply', (agent) => ({
  AgentData: { AgentID: agent.id },
  ReplyData: { GroupID: NULL_UUID, Success: false, Message: NO_GROUPS },
}));
export const joinGroupRequest = empty('JoinGroupReply', (agent, message) => ({
  AgentData: { AgentID: agent.id },
  GroupData: { GroupID: message.uuid('GroupData', 'GroupID'), Success: false },
}));
export const leaveGroupRequest = empty('LeaveGroupReply', (agent, message) => ({
  AgentData: { AgentID: agent.id },
  GroupData: { GroupID: message.uuid('GroupData', 'GroupID'), Success: false },
}));

function empty(reply: string, blocks: (agent: Agent, message: Message) => LooseMessage): Handler {
  return (agent, message) => [say(agent.id, reply, blocks(agent, message))];
}

function asked(message: Message) {
  return {
    GroupID: message.uuid('GroupData', 'GroupID'),
    RequestID: message.uuid('GroupData', 'RequestID'),
  };
}
