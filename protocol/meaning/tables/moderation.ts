// Reports, mutes, and what those with rights do to others.

import type { MeaningRow } from '../meaning.ts';
import { enumeration, masks } from '../spell.ts';

export const MODERATION_ROWS: readonly MeaningRow[] = [
  [enumeration('What happens', '0 kick, 1 freeze, 2 unfreeze'), 'GodKickUser.UserInfo.KickFlags'],
  [enumeration('What happens', '0 freeze, 1 unfreeze'), 'FreezeUser.Data.Flags'],
  [enumeration('What happens', '0 eject, 1 eject and ban'), 'EjectUser.Data.Flags'],
  [
    enumeration('Report', '1 unknown, 2 bug (old), 3 complaint, 4 customer service'),
    'UserReport.ReportData.ReportType UserReportInternal.ReportData.ReportType',
  ],
  [
    enumeration('Who is muted', '0 by name, 1 agent, 2 object, 3 group, 4 external'),
    'UpdateMuteListEntry.MuteData.MuteType',
  ],
  [
    masks('Exceptions', '1 text is heard, 2 voice is heard, 4 particles are seen, 8 sounds of objects are muted'),
    'UpdateMuteListEntry.MuteData.MuteFlags',
  ],
];
