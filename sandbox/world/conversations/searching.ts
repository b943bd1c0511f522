// Questions of a viewer's search window: people and places are found, of all else there is nothing.
import { array, integer, type Llsd, map, real, string, uuid } from '../../../protocol/llsd/value.ts';
import type { BlockValue } from '../../../protocol/packet/codec.ts';
import type { Message } from '../../../protocol/packet/message.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Agent } from '../agent.ts';
import { chunks } from '../chunks.ts';
import type { Region } from '../region.ts';
import { queue, type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { clipped } from '../text.ts';
import type { Handler } from './handler.ts';

/** [search.limit.1] Results of one question, and in one packet: 110 bytes each. */
const MOST_FOUND = 100;
const FOUND_PER_PACKET = 8;
/** [search.people.1] What DirFindQuery looks for. */
const FIND = { people: 1 << 0, groups: 1 << 4, events: 1 << 5 } as const;
const NAME_BYTES = 63;
/** Square metres of a region. */
const AREA = 65_536;

/** [search.people.1] People by the beginning of their names; of groups and events there are none. */
const dirFindQuery: Handler = (agent, message, scene) => {
  const flags = message.u32('QueryData', 'QueryFlags');
  if (flags & FIND.groups) return [empty(agent, message, 'DirGroupsReply')];
  if (flags & FIND.events) return [empty(agent, message, 'DirEventsReply')];
  const words = wordsIn(message);
  const found =
    words === ''
      ? []
      : scene.peopleCalled(words).map(({ first, id, last }) => ({
          ...{ AgentID: id, FirstName: first, LastName: last },
          Online: scene.agent(id)?.presence === 'standing',
        }));
  return results(agent, message, 'DirPeopleReply', page(message, found));
};

/** [search.places.1] Parcels by a part of their names or of their regions'. */
const dirPlacesQuery: Handler = (agent, message, scene) => {
  const found = placesCalled(wordsIn(message), scene).map(({ parcel }) => {
    return { ParcelID: parcel.id, Name: clipped(parcel.name, NAME_BYTES) };
  });
  return results(agent, message, 'DirPlacesReply', page(message, found));
};

/** [search.none.1] */
const dirClassifiedQuery = nothing('DirClassifiedReply');
const dirPopularQuery = nothing('DirPopularReply');

/** [search.none.1] Viewers take this answer from the event queue alone. */
const dirLandQuery: Handler = (agent, message) => {
  const QueryID = uuid(message.uuid('QueryData', 'QueryID'));
  const AgentData = array([map({ AgentID: uuid(agent.id) })]);
  return [
    queue(agent.id, 'DirLandReply', map({ AgentData, QueryData: array([map({ QueryID })]), QueryReplies: array([]) })),
  ];
};

/** [search.places.2] The same for the land of a person, or to go somewhere; viewers take the answer from the event queue alone. */
const placesQuery: Handler = (agent, message, scene) => {
  const words = message.text('QueryData', 'QueryText').trim().toLowerCase();
  const found = words === '' ? [] : placesCalled(words, scene).slice(0, MOST_FOUND);
  const AgentData = map({ AgentID: uuid(agent.id), QueryID: uuid(message.uuid('AgentData', 'QueryID')) });
  const TransactionID = uuid(message.uuid('TransactionData', 'TransactionID'));
  const body = {
    AgentData: array([AgentData]),
    TransactionData: array([map({ TransactionID })]),
    QueryData: array(found.map(placeOf)),
  };
  return [queue(agent.id, 'PlacesReply', map(body))];
};

/** [search.user.1] Nothing is sent by mail, and everybody is found. */
const userInfoRequest: Handler = (agent) => [
  say(agent.id, 'UserInfoReply', {
    AgentData: { AgentID: agent.id },
    UserData: { IMViaEMail: false, DirectoryVisibility: 'default', EMail: '' },
  }),
];

export const SEARCHES: readonly (readonly [name: string, answer: Handler])[] = [
  ['DirFindQuery', dirFindQuery],
  ['DirPlacesQuery', dirPlacesQuery],
  ['DirClassifiedQuery', dirClassifiedQuery],
  ['DirPopularQuery', dirPopularQuery],
  ['DirLandQuery', dirLandQuery],
  ['PlacesQuery', placesQuery],
  ['UserInfoRequest', userInfoRequest],
];

function wordsIn(message: Message): string {
  return message.text('QueryData', 'QueryText').trim().toLowerCase();
}

function placesCalled(words: string, { regions }: Scene): readonly Region[] {
  return regions.filter(({ name, parcel }) => `${parcel.name}\n${name}`.toLowerCase().includes(words));
}

function placeOf({ gridX, gridY, name, ownerId, parcel }: Region): Llsd {
  return map({
    ...{ OwnerID: uuid(ownerId), Name: string(parcel.name), Desc: string(parcel.description) },
    ...{ ActualArea: integer(AREA), BillableArea: integer(AREA), Flags: integer(0), SimName: string(name) },
    ...{ GlobalX: real(gridX * 256 + 128), GlobalY: real(gridY * 256 + 128), GlobalZ: real(0) },
    ...{ SnapshotID: uuid(NULL_UUID), Dwell: real(0), Price: integer(0) },
  });
}

/** [search.limit.1] From the place on that the viewer says. */
function page<Item>(message: Message, found: readonly Item[]): readonly Item[] {
  const from = Math.max(message.s32('QueryData', 'QueryStart'), 0);
  return found.slice(from, from + MOST_FOUND);
}

function nothing(reply: string): Handler {
  return (agent, message) => [empty(agent, message, reply)];
}

function empty(agent: Agent, message: Message, reply: string): Say {
  const QueryData = { QueryID: message.uuid('QueryData', 'QueryID') };
  return say(agent.id, reply, { AgentData: { AgentID: agent.id }, QueryData });
}

function results(agent: Agent, message: Message, reply: string, found: readonly BlockValue[]): readonly Say[] {
  if (found.length === 0) return [empty(agent, message, reply)];
  const [AgentData, QueryData] = [{ AgentID: agent.id }, { QueryID: message.uuid('QueryData', 'QueryID') }];
  return chunks(found, FOUND_PER_PACKET).map((QueryReplies) =>
    say(agent.id, reply, { AgentData, QueryData, QueryReplies }),
  );
}
