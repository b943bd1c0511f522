// What the land's owner may change by HTTP: the parcel, the region.
import {
  asBoolean,
  asInteger,
  asItems,
  asNumber,
  asText,
  asUuid,
  get,
  type Llsd,
  map,
} from '../../protocol/llsd/value.ts';
import { asU32 } from '../../protocol/llsd/wide.ts';
import { MOST_PARCEL_NAME_BYTES, type ParcelDetails } from '../world/parcels/parcel.ts';
import { clipped, MAX_SHORT_TEXT } from '../world/text.ts';
import { vectorOf, ZERO } from '../world/vector.ts';
import { type Capability, missing, ok, type ParcelWish, type RegionWish } from './capability.ts';

/** [parcel.change.1] What is not said stays as it is. Viewers hear of it by ParcelProperties. */
export const parcelUpdate: Capability = ({ body }, { wishes }) => {
  const said = MEMBERS.filter(([name]) => isSaid(body, name));
  const details = Object.fromEntries(said.map(([name, detail, read]) => [detail, read(get(body, name))]));
  const wish: ParcelWish = { localId: asInteger(get(body, 'local_id')), ...details };
  return wishes.changeParcel(wish) ? ok(map({})) : missing('there is no such parcel.');
};

type Detail = ParcelDetails[keyof ParcelDetails];

const text = (value: Llsd) => clipped(asText(value), MAX_SHORT_TEXT);
const name = (value: Llsd) => clipped(asText(value), MOST_PARCEL_NAME_BYTES);
const byte = (value: Llsd) => asInteger(value) & 0xff;
const hours = (value: Llsd) => (Number.isFinite(asNumber(value)) ? asNumber(value) : 0);
const place = (value: Llsd) => {
  const [x, y, z] = asItems(value).map(asNumber);
  return vectorOf([x ?? 0, y ?? 0, z ?? 0]) ?? ZERO;
};

/** What viewers call the details of a parcel, and how each is read. */
const MEMBERS: readonly (readonly [name: string, detail: keyof ParcelDetails, read: (value: Llsd) => Detail])[] = [
  ['name', 'name', name],
  ['description', 'description', text],
  ['parcel_flags', 'flags', asU32],
  ['landing_type', 'landingType', byte],
  ['user_location', 'landingPoint', place],
  ['user_look_at', 'landingLook', place],
  ['music_url', 'musicUrl', text],
  ['media_url', 'mediaUrl', text],
  ['media_id', 'mediaId', asUuid],
  ['media_auto_scale', 'mediaAutoScale', byte],
  ['media_desc', 'mediaDescription', text],
  ['media_type', 'mediaType', text],
  ['media_width', 'mediaWidth', asInteger],
  ['media_height', 'mediaHeight', asInteger],
  ['media_loop', 'mediaLoop', asBoolean],
  ['obscure_media', 'obscureMedia', asBoolean],
  ['obscure_music', 'obscureMusic', asBoolean],
  ['group_id', 'groupId', asUuid],
  ['sale_price', 'salePrice', asInteger],
  ['auth_buyer_id', 'buyerId', asUuid],
  ['pass_price', 'passPrice', asInteger],
  ['pass_hours', 'passHours', hours],
  ['category', 'category', byte],
  ['snapshot_id', 'snapshotId', asUuid],
  ['see_avs', 'seeAvatars', asBoolean],
  ['any_av_sounds', 'anySounds', asBoolean],
  ['group_av_sounds', 'groupSounds', asBoolean],
];

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
