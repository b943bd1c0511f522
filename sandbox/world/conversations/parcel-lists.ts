// Who is let in to a parcel, and who is not: the lists that viewers ask for and change.
import type { Message } from '../../../protocol/packet/message.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { chunks } from '../chunks.ts';
import type { Listed } from '../parcels/parcel.ts';
import { say } from '../say.ts';
import type { Handler } from './handler.ts';
import { parcelIn } from './parcel.ts';

/** [parcel.access.1] Which list is meant. */
const LISTS = [
  { flag: 1, list: 'admitted' },
  { flag: 2, list: 'banned' },
] as const;
/** [parcel.access.2] People on a list; viewers allow as many. */
export const MOST_LISTED = 300;
/** People in one answer: 24 bytes each. */
const PER_REPLY = 40;
const NOBODY: Listed = { id: NULL_UUID, until: 0 };

/** [parcel.access.1] One entry without an id says that the list is empty. */
export const parcelAccessListRequest: Handler = (agent, message) => {
  const parcel = parcelIn(agent, message, 'Data');
  const SequenceID = message.s32('Data', 'SequenceID');
  if (parcel === undefined) return [];
  return listsIn(message).flatMap(({ flag, list }) => {
    const people = parcel[list].length === 0 ? [NOBODY] : parcel[list];
    const Data = { AgentID: agent.id, SequenceID, Flags: flag, LocalID: parcel.localId };
    return chunks(people, PER_REPLY).map((group) => {
      const List = group.map(({ id, until }) => ({ ID: id, Time: until, Flags: flag }));
      return say(agent.id, 'ParcelAccessListReply', { Data, List });
    });
  });
};

/** [parcel.access.2] The list is this one from now on; a long one comes in parts, of which the first begins it anew. */
export const parcelAccessListUpdate: Handler = (agent, message) => {
  const parcel = parcelIn(agent, message, 'Data');
  if (agent.presence !== 'standing' || parcel === undefined) return [];
  const isFirst = message.s32('Data', 'SequenceID') <= 1;
  for (const { list } of listsIn(message)) {
    const known = isFirst ? [] : parcel[list];
    const people = new Map([...known, ...listedIn(message)].map((listed) => [listed.id, listed]));
    agent.place.parcels.change(parcel.localId, { [list]: [...people.values()].slice(0, MOST_LISTED) });
  }
  return [];
};

function listsIn(message: Message) {
  const flags = message.u32('Data', 'Flags');
  return LISTS.filter(({ flag }) => (flags & flag) !== 0);
}

function listedIn(message: Message): readonly Listed[] {
  return message
    .instances('List')
    .map((at) => ({ id: message.uuid('List', 'ID', at), until: Math.max(message.s32('List', 'Time', at), 0) }))
    .filter(({ id }) => id !== NULL_UUID);
}
