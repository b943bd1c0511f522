// Groups: what their roles may do, and how roles change.

import type { MeaningRow } from '../meaning.ts';
import { bits, enumeration } from '../spell.ts';

const POWERS = bits(
  'What a role may do',
  `1 invite, 2 eject, 3 change options, 4 create roles, 5 delete roles, 6 role properties, 7 assign own roles,
  8 assign any role, 9 remove from roles, 10 change abilities, 11 group identity, 12 deed land, 13 release land,
  14 sale terms of land, 15 divide and join land, 16 join session, 17 list in search, 18 land identity, 19 landing point,
  20 media, 21 terraform, 22 land options, 23 build anywhere, 24 fly anywhere, 25 create objects, 26 landmarks,
  27 voice chat, 28 set home, 29 allowed list, 30 ban list, 31 land passes, 32 eject and freeze,
  33 return objects set to the group, 34 return other objects, 35 gardening, 36 deed objects, 37 moderate chat,
  38 manipulate objects, 39 sell objects, 40 accountable, 41 host events, 42 send notices, 43 receive notices, 44 propose,
  45 vote (old), 46 environment, 47 visible member, 48 return objects of the group, 49 administer experiences,
  50 create experiences, 51 group bans`,
);

export const GROUP_ROWS: readonly MeaningRow[] = [
  [
    POWERS,
    `AgentDataUpdate.AgentData.GroupPowers AgentGroupDataUpdate.GroupData.GroupPowers
    AvatarGroupsReply.GroupData.GroupPowers ChildAgentUpdate.GroupData.GroupPowers GroupProfileReply.GroupData.PowersMask
    GroupRoleDataReply.RoleData.Powers GroupRoleUpdate.RoleData.Powers GroupMembersReply.MemberData.AgentPowers
    GroupDataUpdate.AgentGroupData.AgentPowers`,
  ],
  [
    enumeration('What changes', '0 nothing, 1 data, 2 powers, 3 data and powers, 4 created, 5 deleted'),
    'GroupRoleUpdate.RoleData.UpdateType',
  ],
  [enumeration('What happens to the member', '0 added, 1 removed'), 'GroupRoleChanges.RoleChange.Change'],
];
