// Places: home, and the parcel under a point.
import {
  asBytes,
  asItems,
  asNumber,
  asUuid,
  get,
  type Llsd,
  map,
  real,
  string,
  uuid,
} from '../../protocol/llsd/value.ts';
import { asU64 } from '../../protocol/llsd/wide.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { type Vector, vectorOf, ZERO } from '../world/vector.ts';
import { type Capability, missing, ok, refused } from './capability.ts';

/** [places.home.1] Home is here from now on, in the region where the agent stands; said back where it came to lie. */
export const homeLocation: Capability = ({ body }, { wishes }) => {
  const place = get(body, 'HomeLocation');
  const position = pointOf(get(place, 'LocationPos'));
  if (position === undefined) return refused('HomeLocation has no LocationPos of three numbers.');
  const lookAt = pointOf(get(place, 'LocationLookAt')) ?? [1, 0, 0];
  const home = wishes.settle({ position, lookAt });
  if (home === undefined) return ok(map({ success: string('false'), message: string('You stand nowhere.') }));
  const [x, y, z] = home;
  const LocationPos = map({ X: real(x), Y: real(y), Z: real(z) });
  return ok(map({ success: string('true'), HomeLocation: map({ LocationPos }) }));
};

/** [places.parcel.1] By the id of the region, or by its handle; the parcel at the place that is named. */
export const remoteParcel: Capability = ({ body }, { wishes }) => {
  const [id, handle] = [asUuid(get(body, 'region_id')), get(body, 'region_handle')];
  const [x, y, z] = asItems(get(body, 'location')).map(asNumber);
  const place = vectorOf([x ?? 0, y ?? 0, z ?? 0]) ?? ZERO;
  const parcel = wishes.parcelAt(id === NULL_UUID && asBytes(handle).length > 0 ? asU64(handle) : id, place);
  return parcel === undefined ? missing('there is no such region.') : ok(map({ parcel_id: uuid(parcel) }));
};

function pointOf(point: Llsd): Vector | undefined {
  const parts = ['X', 'Y', 'Z'].map((name) => get(point, name));
  if (parts.some(({ kind }) => kind === 'undef')) return undefined;
  return vectorOf(parts.map(asNumber) as [number, number, number]);
}
