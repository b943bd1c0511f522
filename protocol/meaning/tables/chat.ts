// Chat and instant messages.

import type { MeaningRow } from '../meaning.ts';
import { enumeration, packed } from '../spell.ts';

const CHAT_TYPES = enumeration(
  'How it is said',
  `0 whisper, 1 say, 2 shout, 4 typing starts, 5 typing stops, 6 debug channel, 7 whole region,
  8 to the owner, 9 to one agent`,
);

const DIALOGS = enumeration(
  'Kind of message',
  `0 plain, 1 message box, 3 group invitation, 4 inventory offered, 5 inventory accepted, 6 inventory declined,
  7 group vote, 8 group message (old), 9 task inventory offered, 10 task inventory accepted, 11 task inventory declined,
  12 new user, 13 session invitation, 14 one-to-one invitation, 15 group session starts, 16 conference starts,
  17 session text, 18 session left, 19 from an object, 20 do-not-disturb reply, 21 console and history, 22 lure,
  23 lure accepted, 24 lure declined, 25 lure by a god, 26 teleport request, 27 group election (old), 28 go to URL,
  31 alert from an object, 32 group notice, 33 notice attachment accepted, 34 notice attachment declined,
  35 group invitation accepted, 36 group invitation declined, 37 group notice requested, 38 friendship offered,
  39 friendship accepted, 40 friendship declined, 41 typing, 42 typing ended`,
);

const BUCKET = packed(
  'What comes with the text, by Dialog',
  `4: type U8, id of the item, then more such pairs. 9: type U8. 5, 10, 33: id of the folder. 3: fee S32, big-endian, id of the role.
  32, 37: attachment or not U8, type U8, id of the group, name up to its NUL. 17: name of the session. 19, 22, 25, 26, 28:
  text. Typing and others: empty. Messages kept for later may have text instead.`,
);

export const CHAT_ROWS: readonly MeaningRow[] = [
  [CHAT_TYPES, 'ChatFromViewer.ChatData.Type ChatFromSimulator.ChatData.ChatType ChatPass.ChatData.Type'],
  [
    enumeration('Speaker', '0 system, 1 agent, 2 object, 3 teleport, 4 unknown, 5 region'),
    'ChatFromSimulator.ChatData.SourceType ChatPass.ChatData.SourceType',
  ],
  [enumeration('How well it is heard', '-1 not at all, 0 barely, 1 fully'), 'ChatFromSimulator.ChatData.Audible'],
  [DIALOGS, 'ImprovedInstantMessage.MessageBlock.Dialog GroupNoticeAdd.MessageBlock.Dialog'],
  [
    enumeration('If the other is away', '0 only if online, 1 keep for later'),
    'ImprovedInstantMessage.MessageBlock.Offline',
  ],
  [BUCKET, 'ImprovedInstantMessage.MessageBlock.BinaryBucket GroupNoticeAdd.MessageBlock.BinaryBucket'],
];
