// What the land's owner may change by HTTP: the parcel, the region.
import { asBoolean, asInteger, asNumber, asText, get, type Llsd, map } from '../../protocol/llsd/value.ts';
import { asU32 } from '../../protocol/llsd/wide.ts';
import { clipped, MAX_SHORT_TEXT } from '../world/text.ts';
import { type Capability, missing, ok, type ParcelWish, type RegionWish } from './capability.ts';

/** [parcel.change.1] What is not said stays as it is. Viewers hear of it by ParcelProperties. */
export const parcelUpdate: Capability = ({ body }, { wishes }) => {
  const wish: ParcelWish = {
    localId: asInteger(get(body, 'local_id')),
    ...textMember(body, 'name', 'name'),
    ...textMember(body, 'description', 'description'),
    ...textMember(body, 'music_url', 'musicUrl'),
    ...textMember(body, 'media_url', 'mediaUrl'),
    ...(isSaid(body, 'parcel_flags') ? { flags: asU32(get(body, 'parcel_flags')) } : {}),
    ...(isSaid(body, 'landing_type') ? { landingType: asInteger(get(body, 'landing_type')) & 0xff } : {}),
  };
  return wishes.changeParcel(wish) ? ok(map({})) : missing('there is no such parcel.');
};

/** [region.change.1] Damage, flying, shaping the land and maturity; everybody may. Viewers hear of it by RegionInfo. */
export const regionUpdate: Capability = ({ body }, { wishes }) => {
  const maturity = MATURITIES[asNumber(get(body, 'sim_access'))];
  const wish: RegionWish = {
    ...(isSaid(body, 'allow_damage') ? { damage: asBoolean(get(body, 'allow_damage')) } : {}),
    ...(isSaid(body, 'block_fly') ? { fly: !asBoolean(get(body, 'block_fly')) } : {}),
    ...(isSaid(body, 'block_terraform') ? { terraform: !asBoolean(get(body, 'block_terraform')) } : {}),
    ...(maturity === undefined ? {} : { maturity }),
  };
  wishes.changeRegion(wish);
  return ok(map({}));
};

/** As RegionInfo writes them. */
const MATURITIES: Readonly<Record<number, RegionWish['maturity']>> = { 13: 'PG', 21: 'M', 42: 'A' };

function isSaid(body: Llsd, name: string): boolean {
  return get(body, name).kind !== 'undef';
}

function textMember<Name extends string>(body: Llsd, said: string, name: Name): Partial<Record<Name, string>> {
  if (!isSaid(body, said)) return {};
  return { [name]: clipped(asText(get(body, said)), MAX_SHORT_TEXT) } as Record<Name, string>;
}
