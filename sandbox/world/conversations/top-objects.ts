// What costs a region most, as its owner asks: objects with scripts, and objects that collide.
import { array, integer, type Llsd, map, real, string, uuid } from '../../../protocol/llsd/value.ts';
import { u32 } from '../../../protocol/llsd/wide.ts';
import type { Message } from '../../../protocol/packet/message.ts';
import { fullName } from '../../person.ts';
import type { Agent } from '../agent.ts';
import type { Parcel } from '../parcels/parcel.ts';
import { scriptsIn } from '../prims/contents.ts';
import type { Prim } from '../prims/prim.ts';
import { queue } from '../say.ts';
import type { Scene } from '../scene.ts';
import type { Handler } from './handler.ts';

/** [land.top.1] */
const SCRIPTS = 0;
/** [land.top.3] Only those of a parcel, of an owner, of a name, or on a parcel of a name. */
const FILTER = { parcel: 1 << 0, owner: 1 << 1, object: 1 << 2, parcelName: 1 << 3 } as const;
/** [land.top.2] Objects in one answer. */
export const MOST_TOP = 100;

/** [land.top.1] Viewers take the answer from the event queue alone. */
export const landStatRequest: Handler = (agent, message, scene) => {
  if (agent.presence !== 'standing') return [];
  const [type, flags] = [message.u32('RequestData', 'ReportType'), message.u32('RequestData', 'RequestFlags')];
  const found = type === SCRIPTS ? scripted(agent, scene).filter(filterIn(message)) : [];
  const told = found.toSorted((one, other) => other.scripts - one.scripts).slice(0, MOST_TOP);
  const asked = map({ ReportType: u32(type), RequestFlags: u32(flags), TotalObjectCount: u32(found.length) });
  const body = {
    RequestData: array([asked]),
    ReportData: array(told.map(reported)),
    DataExtended: array(told.map(extended)),
  };
  return [queue(agent.id, 'LandStatReply', map(body))];
};

/** A link set with scripts. */
interface Scripted {
  readonly root: Prim;
  /** How many there are in all of its prims. */
  readonly scripts: number;
  readonly owner: string;
  readonly parcel: Parcel;
}

function scripted({ place }: Agent, scene: Scene): readonly Scripted[] {
  const prims = scene.prims(place);
  return prims
    .all()
    .filter(({ parent }) => parent === 0)
    .map((root) => {
      const scripts = prims.linkSet(root).reduce((sum, { contents }) => sum + scriptsIn(contents), 0);
      const owner = scene.person(root.ownerId);
      const parcel = place.parcels.at(root.position[0], root.position[1]);
      return { root, scripts, owner: owner === undefined ? '' : fullName(owner), parcel };
    })
    .filter(({ scripts }) => scripts > 0);
}

/** [land.top.3] What is written is found anywhere in a name; upper and lower case are the same. */
function filterIn(message: Message): (found: Scripted) => boolean {
  const flags = message.u32('RequestData', 'RequestFlags');
  const localId = message.s32('RequestData', 'ParcelLocalID');
  const words = message.text('RequestData', 'Filter').trim().toLowerCase();
  const fits = (flag: number, name: string) => (flags & flag) === 0 || name.toLowerCase().includes(words);
  return ({ owner, parcel, root }) =>
    ((flags & FILTER.parcel) === 0 || parcel.localId === localId) &&
    fits(FILTER.owner, owner) &&
    fits(FILTER.object, root.name) &&
    fits(FILTER.parcelName, parcel.name);
}

/** [land.top.2] No script runs here, so none takes time: the score is nothing. */
function reported({ owner, root }: Scripted): Llsd {
  const [x, y, z] = root.position;
  return map({
    ...{ TaskLocalID: u32(root.localId), TaskID: uuid(root.id) },
    ...{ LocationX: real(x), LocationY: real(y), LocationZ: real(z), Score: real(0) },
    ...{ TaskName: string(root.name), OwnerName: string(owner) },
  });
}

/** [land.top.2] Since when it stands there, in seconds since 1970; no other kind of script, no addresses, no memory. */
function extended({ parcel, root }: Scripted): Llsd {
  return map({
    ...{ TimeStamp: u32(Math.floor(root.arrivedAt / 1000)), MonoScore: real(0), PublicURLs: integer(0) },
    ...{ ParcelName: string(parcel.name), Size: real(0) },
  });
}
