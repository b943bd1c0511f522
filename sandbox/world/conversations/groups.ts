// There are no groups here: whoever asks is answered, so that nothing goes on loading.

import type { LooseMessage } from '../../../protocol/packet/codec.ts';
import type { Message } from '../../../protocol/packet/message.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Agent } from '../agent.ts';
import { say } from '../say.ts';
import { alert } from './alert.ts';
import { GROUP_MONEY } from './group-money.ts';
import type { Handler } from './handler.ts';

const NO_GROUPS = 'There are no groups in the sandbox.';
const NO_NOTICE = 'There is no such notice: there are no groups in the sandbox.';

/** [groups.none.1] An empty answer with the ids of the question. */
const groupProfileRequest = empty('GroupProfileReply', (agent, message) => ({
  AgentData: { AgentID: agent.id },
  GroupData: { GroupID: message.uuid('GroupData', 'GroupID') },
}));
const groupMembersRequest = empty('GroupMembersReply', (agent, message) => ({
  AgentData: { AgentID: agent.id },
  GroupData: asked(message),
}));
const groupRoleDataRequest = empty('GroupRoleDataReply', (agent, message) => ({
  AgentData: { AgentID: agent.id },
  GroupData: asked(message),
}));
const groupRoleMembersRequest = empty('GroupRoleMembersReply', (agent, message) => ({
  AgentData: { AgentID: agent.id, ...asked(message) },
}));
const groupTitlesRequest = empty('GroupTitlesReply', (agent, message) => ({
  AgentData: {
    AgentID: agent.id,
    GroupID: message.uuid('AgentData', 'GroupID'),
    RequestID: message.uuid('AgentData', 'RequestID'),
  },
}));
const groupNoticesListRequest = empty('GroupNoticesListReply', (agent, message) => ({
  AgentData: { AgentID: agent.id, GroupID: message.uuid('Data', 'GroupID') },
}));

/** [groups.none.2] None is made, joined or left. */
const createGroupRequest = empty('CreateGroupReply', (agent) => ({
  AgentData: { AgentID: agent.id },
  ReplyData: { GroupID: NULL_UUID, Success: false, Message: NO_GROUPS },
}));
const joinGroupRequest = empty('JoinGroupReply', (agent, message) => ({
  AgentData: { AgentID: agent.id },
  GroupData: { GroupID: message.uuid('GroupData', 'GroupID'), Success: false },
}));
const leaveGroupRequest = empty('LeaveGroupReply', (agent, message) => ({
  AgentData: { AgentID: agent.id },
  GroupData: { GroupID: message.uuid('GroupData', 'GroupID'), Success: false },
}));
const ejectGroupMemberRequest = empty('EjectGroupMemberReply', (agent, message) => ({
  AgentData: { AgentID: agent.id },
  GroupData: { GroupID: message.uuid('GroupData', 'GroupID') },
  EjectData: { Success: false },
}));

/** [groups.none.4] Nothing is proposed, and nothing was voted about: one null vote stands for none. */
const groupActiveProposalsRequest = empty('GroupActiveProposalItemReply', voted);
const groupVoteHistoryRequest = empty('GroupVoteHistoryItemReply', (agent, message) => ({
  ...voted(agent, message),
  HistoryItemData: { VoteID: NULL_UUID, VoteInitiator: NULL_UUID },
}));

/** [groups.none.5] What would change a group, or tell of it later, is answered in a sentence. */
const noGroups: Handler = (agent) => [alert(agent, NO_GROUPS)];
const groupNoticeRequest: Handler = (agent) => [alert(agent, NO_NOTICE)];

export const GROUPS: readonly (readonly [name: string, answer: Handler])[] = [
  ['GroupProfileRequest', groupProfileRequest],
  ['GroupMembersRequest', groupMembersRequest],
  ['GroupRoleDataRequest', groupRoleDataRequest],
  ['GroupRoleMembersRequest', groupRoleMembersRequest],
  ['GroupTitlesRequest', groupTitlesRequest],
  ['GroupNoticesListRequest', groupNoticesListRequest],
  ['GroupActiveProposalsRequest', groupActiveProposalsRequest],
  ['GroupVoteHistoryRequest', groupVoteHistoryRequest],
  ...GROUP_MONEY,
  ['CreateGroupRequest', createGroupRequest],
  ['JoinGroupRequest', joinGroupRequest],
  ['LeaveGroupRequest', leaveGroupRequest],
  ['EjectGroupMemberRequest', ejectGroupMemberRequest],
  ['InviteGroupRequest', noGroups],
  ['UpdateGroupInfo', noGroups],
  ['GroupRoleUpdate', noGroups],
  ['GroupRoleChanges', noGroups],
  ['GroupTitleUpdate', noGroups],
  ['SetGroupAcceptNotices', noGroups],
  ['SetGroupContribution', noGroups],
  ['StartGroupProposal', noGroups],
  ['GroupProposalBallot', noGroups],
  ['GroupNoticeRequest', groupNoticeRequest],
];

function empty(reply: string, blocks: (agent: Agent, message: Message) => LooseMessage): Handler {
  return (agent, message) => [say(agent.id, reply, blocks(agent, message))];
}

function asked(message: Message) {
  return {
    GroupID: message.uuid('GroupData', 'GroupID'),
    RequestID: message.uuid('GroupData', 'RequestID'),
  };
}

function voted(agent: Agent, message: Message) {
  return {
    AgentData: { AgentID: agent.id, GroupID: message.uuid('GroupData', 'GroupID') },
    TransactionData: { TransactionID: message.uuid('TransactionData', 'TransactionID'), TotalNumItems: 0 },
  };
}
