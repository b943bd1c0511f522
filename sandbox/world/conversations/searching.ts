// Questions of a viewer's search window: people and places are found, of all else there is nothing.
import { array, boolean, integer, type Llsd, map, real, string, uuid } from '../../../protocol/llsd/value.ts';
import type { BlockValue } from '../../../protocol/packet/codec.ts';
import type { Message } from '../../../protocol/packet/message.ts';
import type { Agent } from '../agent.ts';
import { chunks } from '../chunks.ts';
import { ownerOf, PARCEL_FLAG, type Parcel } from '../parcels/parcel.ts';
import type { Region } from '../region.ts';
import { queue, type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { REGION_SIZE } from '../terrain/height.ts';
import { clipped } from '../text.ts';
import { classifiedsFound } from './classifieds.ts';
import type { Handler } from './handler.ts';

/** [search.limit.1] Results of one question, and in one packet: 110 bytes each. */
const MOST_FOUND = 100;
const FOUND_PER_PACKET = 8;
/** [search.people.1] [search.places.2] What is looked for. */
const FIND = { people: 1 << 0, groups: 1 << 4, events: 1 << 5, ownLand: 1 << 6 } as const;
const NAME_BYTES = 63;
/** [search.none.2] Answers that can say that nothing was found: without that some viewers go on writing that they search. */
const WITH_STATUS: ReadonlySet<string> = new Set(['DirPlacesReply', 'DirEventsReply', 'DirClassifiedReply']);
const FOUND_NONE = 4;
/** Metres along the edge of a square of a parcel, and such squares along that of a region. */
const SQUARE = 4;
const SQUARES = REGION_SIZE / SQUARE;

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
  const found = placesCalled(wordsIn(message), scene).map(({ parcel: { flags, id, name, visits } }) => {
    const facts = { ForSale: (flags & PARCEL_FLAG.forSale) !== 0, Dwell: visits };
    return { ParcelID: id, Name: clipped(name, NAME_BYTES), ...facts };
  });
  return results(agent, message, 'DirPlacesReply', page(message, found));
};

/** [search.classified.1] Advertisements by a part of their names or texts. */
const dirClassifiedQuery: Handler = (agent, message, scene) => {
  const found = classifiedsFound(wordsIn(message), message.u32('QueryData', 'Category'), scene);
  return results(agent, message, 'DirClassifiedReply', page(message, found));
};

/** [search.none.1] */
const dirPopularQuery = nothing('DirPopularReply');

/** [search.land.1] Parcels that are for sale; viewers take the answer from the event queue alone. */
const dirLandQuery: Handler = (agent, message, scene) => {
  const QueryID = uuid(message.uuid('QueryData', 'QueryID'));
  const AgentData = array([map({ AgentID: uuid(agent.id) })]);
  const offers = places(scene).filter(({ parcel }) => (parcel.flags & PARCEL_FLAG.forSale) !== 0);
  const QueryReplies = array(page(message, offers).map(offerOf));
  return [queue(agent.id, 'DirLandReply', map({ AgentData, QueryData: array([map({ QueryID })]), QueryReplies }))];
};

/** [search.places.2] The same to go somewhere, or one's own land; viewers take the answer from the event queue alone. */
const placesQuery: Handler = (agent, message, scene) => {
  const words = wordsIn(message);
  const isOwn = (message.u32('QueryData', 'QueryFlags') & FIND.ownLand) !== 0;
  const called = isOwn || words !== '' ? placesCalled(words, scene) : [];
  const found = called.filter(({ parcel }) => !isOwn || parcel.ownerId === agent.id).slice(0, MOST_FOUND);
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

interface Place {
  readonly region: Region;
  readonly parcel: Parcel;
}

function places({ regions }: Scene): readonly Place[] {
  return regions.flatMap((region) => region.parcels.all().map((parcel) => ({ region, parcel })));
}

function placesCalled(words: string, scene: Scene): readonly Place[] {
  return places(scene).filter(({ parcel, region }) => `${parcel.name}\n${region.name}`.toLowerCase().includes(words));
}

function areaOf({ parcel, region }: Place): number {
  return region.parcels.squaresOf(parcel).length * SQUARE * SQUARE;
}

function offerOf(place: Place): Llsd {
  const { id, name, salePrice } = place.parcel;
  return map({
    ...{ ParcelID: uuid(id), Name: string(clipped(name, NAME_BYTES)), Auction: boolean(false) },
    ...{ ForSale: boolean(true), SalePrice: integer(salePrice), ActualArea: integer(areaOf(place)) },
  });
}

function placeOf(place: Place): Llsd {
  const { gridX, gridY, name, ownerId, parcels } = place.region;
  const { parcel } = place;
  const [square = 0] = parcels.squaresOf(parcel);
  const east = gridX * REGION_SIZE + (square % SQUARES) * SQUARE;
  const north = gridY * REGION_SIZE + Math.floor(square / SQUARES) * SQUARE;
  const area = areaOf(place);
  return map({
    ...{ OwnerID: uuid(ownerOf(parcel, ownerId)), Name: string(parcel.name), Desc: string(parcel.description) },
    ...{ ActualArea: integer(area), BillableArea: integer(area), Flags: integer(0), SimName: string(name) },
    ...{ GlobalX: real(east), GlobalY: real(north), GlobalZ: real(0) },
    ...{ SnapshotID: uuid(parcel.snapshotId), Dwell: real(parcel.visits), Price: integer(parcel.salePrice) },
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
  const StatusData = WITH_STATUS.has(reply) ? { StatusData: [{ Status: FOUND_NONE }] } : {};
  return say(agent.id, reply, { AgentData: { AgentID: agent.id }, QueryData, ...StatusData });
}

function results(agent: Agent, message: Message, reply: string, found: readonly BlockValue[]): readonly Say[] {
  if (found.length === 0) return [empty(agent, message, reply)];
  const [AgentData, QueryData] = [{ AgentID: agent.id }, { QueryID: message.uuid('QueryData', 'QueryID') }];
  return chunks(found, FOUND_PER_PACKET).map((QueryReplies) =>
    say(agent.id, reply, { AgentData, QueryData, QueryReplies }),
  );
}
