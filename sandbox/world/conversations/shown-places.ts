// Places that people show, in profiles and advertisements: as messages tell them, and as they are told.
import type { Message } from '../../../protocol/packet/message.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { fullName } from '../../person.ts';
import type { Agent } from '../agent.ts';
import type { ShownPlace } from '../profiles.ts';
import type { Scene } from '../scene.ts';
import { REGION_SIZE } from '../terrain/height.ts';
import { clipped } from '../text.ts';
import { plus, type Vector, vectorOf } from '../vector.ts';

/** [profile.shown.1] Bytes of a name, and of what is said of a place: the answer stays in one datagram. */
const NAME_BYTES = 63;
export const MOST_SHOWN_BYTES = 750;

/** What a message says of a place; a place that is none is where the agent stands. */
export function shownIn(agent: Agent, message: Message, idField: 'PickID' | 'ClassifiedID'): ShownPlace {
  const [x, y, z] = vectorOf(message.vector('Data', 'PosGlobal')) ?? [0, 0, 0];
  return {
    id: message.uuid('Data', idField),
    name: clipped(message.text('Data', 'Name'), NAME_BYTES),
    description: clipped(message.text('Data', 'Desc'), MOST_SHOWN_BYTES),
    parcelId: message.uuid('Data', 'ParcelID'),
    snapshotId: message.uuid('Data', 'SnapshotID'),
    position: x === 0 && y === 0 && z === 0 ? standsAt(agent) : [x, y, z],
  };
}

function standsAt({ body, place }: Agent): Vector {
  return plus([place.gridX * REGION_SIZE, place.gridY * REGION_SIZE, 0], body.position);
}

/** [profile.shown.2] The names of the place, and of whoever shows it; empty for what is not on this grid. */
export function namesOf({ position: [x, y] }: ShownPlace, ownerId: string, scene: Scene) {
  const [gridX, gridY] = [Math.floor(x / REGION_SIZE), Math.floor(y / REGION_SIZE)];
  const place = scene.regions.find((region) => region.gridX === gridX && region.gridY === gridY);
  const parcel = place?.parcels.at(x - gridX * REGION_SIZE, y - gridY * REGION_SIZE);
  const owner = scene.person(ownerId);
  return {
    owner: clipped(owner === undefined ? '' : fullName(owner), NAME_BYTES),
    region: clipped(place?.name ?? '', NAME_BYTES),
    parcel: clipped(parcel?.name ?? '', NAME_BYTES),
    parcelId: parcel?.id ?? NULL_UUID,
  };
}
