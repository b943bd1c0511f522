// The light of a region: one sky and one water, the whole day long. A viewer that finds any part of them missing takes the
// day for broken, and asks for another that the sandbox does not have.
import { looseUtf8 } from '../../protocol/bytes.ts';
import { readLlsdBinary, writeLlsdBinary } from '../../protocol/llsd/binary.ts';
import { readLlsdNotationBytes } from '../../protocol/llsd/notation.ts';
import { sniffLlsd } from '../../protocol/llsd/sniff.ts';
import {
  array,
  asUuid,
  boolean,
  get,
  has,
  integer,
  type Llsd,
  map,
  real,
  string,
  uuid,
} from '../../protocol/llsd/value.ts';
import { readLlsdXml } from '../../protocol/llsd/xml.ts';
import { SETTINGS } from '../assets/kinds.ts';
import { dayWith, MIDDAY } from '../assets/lights.ts';
import type { AssetShelf } from '../assets/shelf.ts';
import { forgetOldest } from '../memory.ts';
import { NO_LIGHT } from '../world/parcels/parcel.ts';
import type { Region } from '../world/region.ts';
import type { PlannedRegion } from '../world-file/plan.ts';
import { type Capability, type CapabilityAnswer, type CapabilityOwner, type Commons, ok } from './capability.ts';

/** "Not a parcel": the answer is about the region. */
const NO_PARCEL = -1;
const FOUR_HOURS = 14_400;
const SIXTEEN_HOURS = 57_600;

/** What a light may nest and say. */
const LIGHT_LIMITS = { depth: 32, values: 100_000 };

/** [caps.environment.2] Bytes of a day as LLSD; viewers write a tenth of it. */
export const DAY_LIMIT = 256 * 1024;

/** [caps.environment.3] Lights of parcels that are kept; what was set first is forgotten first. */
export const PARCEL_LIGHTS_LIMIT = 256;

/** What somebody made of a region's light; what is absent is as usual. */
export interface Light {
  readonly version: number;
  readonly day?: Llsd;
  readonly length?: number;
  readonly offset?: number;
  readonly altitudes?: Llsd;
}

/** [caps.environment.1] [caps.environment.2] [caps.environment.4] Read by GET, changed by PUT and POST, as usual again by DELETE. */
export const environment: Capability = (request, owner) => {
  const query = new URLSearchParams(request.query);
  const asked = Number.parseInt(query.get('parcelid') ?? query.get('parcel_id') ?? '', 10);
  const parcel = asked > 0 ? asked : NO_PARCEL;
  if (request.method === 'GET') return ok(answerOf(owner, parcel));
  const said = withDay(get(request.body, 'environment'), owner.commons.assets);
  const isUsual = request.method === 'DELETE' || (request.method === 'POST' && said.kind === 'undef');
  const problem = isUsual ? undefined : problemOf(said);
  if (problem !== undefined) return failure(problem);
  const version = (lightIn(owner, parcel)?.version ?? 0) + 1;
  const light = isUsual ? { version } : lightOf(said, version);
  if (parcel === NO_PARCEL) lightRegion(light, owner);
  else if (!owner.wishes.lightParcel(parcel, isUsual ? NO_LIGHT : version))
    return failure('There is no such parcel here.');
  else keepLight(owner.commons.parcelLights, parcelKey(owner.regionId, parcel), light);
  return ok(answerOf(owner, parcel));
};

/** [caps.environment.5] A light that is named by its asset stands there as a day; what is no light of ours is left as it is. */
function withDay(said: Llsd, assets: AssetShelf): Llsd {
  const asset = assets.find(asUuid(get(said, 'day_asset')));
  if (said.kind !== 'map' || has(said, 'day_cycle') || asset?.type !== SETTINGS) return said;
  const day = asset.bytes.length > DAY_LIMIT ? undefined : dayWith(readAsset(asset.bytes));
  return day === undefined ? said : map([...said.entries, ['day_cycle', day]]);
}

/** Viewers write lights in any form of LLSD. */
function readAsset(bytes: Uint8Array): Llsd {
  const form = sniffLlsd(bytes);
  if (form === 'binary') return readLlsdBinary(bytes, LIGHT_LIMITS).value;
  return form === 'xml'
    ? readLlsdXml(looseUtf8(bytes), LIGHT_LIMITS).value
    : readLlsdNotationBytes(bytes, LIGHT_LIMITS).value;
}

function failure(sentence: string): CapabilityAnswer {
  return ok(map({ success: boolean(false), message: string(sentence) }));
}

function lightIn({ commons, regionId }: CapabilityOwner, parcel: number): Light | undefined {
  return parcel === NO_PARCEL ? commons.lights.get(regionId) : commons.parcelLights.get(parcelKey(regionId, parcel));
}

function lightRegion(light: Light, { commons, regionId, wishes }: CapabilityOwner): void {
  commons.lights.set(regionId, light);
  wishes.proclaim({ name: 'WindLightRefresh', body: map({ Interpolate: integer(1) }) });
}

/** [caps.environment.3] Its viewers ask again when they hear of the parcel. */
export function keepLight(lights: Map<string, Light>, parcel: string, light: Light): void {
  lights.delete(parcel);
  lights.set(parcel, light);
  forgetOldest(lights, PARCEL_LIGHTS_LIMIT);
}

/** @param parcel its number in the region */
export function parcelKey(regionId: string, parcel: number): string {
  return `${regionId}/${parcel}`;
}

/** [caps.environment.3] A parcel without a light of its own has that of the region, and the answer says so. */
function answerOf(owner: CapabilityOwner, asked: number): Llsd {
  const { regionId } = owner;
  const isOwn = lightIn(owner, asked)?.day !== undefined;
  const parcel = isOwn ? asked : NO_PARCEL;
  const light = lightIn(owner, parcel) ?? { version: 0 };
  const { altitudes, day, length = FOUR_HOURS, offset = SIXTEEN_HOURS, version } = light;
  return map({
    success: boolean(true),
    parcel_id: integer(parcel),
    environment: map({
      is_default: boolean(day === undefined),
      parcel_id: integer(parcel),
      region_id: uuid(regionId),
      env_version: integer(version),
      flags: integer(0),
      day_length: integer(length),
      day_offset: integer(offset),
      track_altitudes: altitudes ?? array([1000, 2000, 3000].map(real)),
      day_cycle: day ?? MIDDAY,
    }),
  });
}

/** Viewers show the sentence. */
function problemOf(said: Llsd): string | undefined {
  const day = get(said, 'day_cycle');
  const isWhole = get(day, 'frames').kind === 'map' && get(day, 'tracks').kind === 'array';
  if (!isWhole) return 'A day has frames and tracks.';
  return writeLlsdBinary(day).length > DAY_LIMIT ? `A day has at most ${DAY_LIMIT} bytes.` : undefined;
}

/** Regions and [world.export.9] parcels have the light that was planned for them. */
export function lightUp(
  { lights, parcelLights }: Pick<Commons, 'lights' | 'parcelLights'>,
  plans: readonly Pick<PlannedRegion, 'light' | 'parcelLights'>[],
  regions: readonly Pick<Region, 'id' | 'parcels'>[],
): void {
  regions.forEach(({ id, parcels }, at) => {
    const plan = plans[at];
    if (plan?.light !== undefined) lights.set(id, plan.light);
    plan?.parcelLights?.forEach((light, parcel) => {
      if (light === undefined || parcels.change(parcel + 1, { lightVersion: light.version }) === undefined) return;
      keepLight(parcelLights, parcelKey(id, parcel + 1), light);
    });
  });
}

/** [world.export.6] The light of a world file: as ExtEnvironment takes it, or why not, in words that follow a colon. */
export function readLight(said: Llsd): Light | { readonly problem: string } {
  const problem = problemOf(said);
  return problem === undefined ? lightOf(said, 1) : { problem };
}

/** [world.export.6] The same; undefined for light as it is usual. */
export function writtenLight(light: Light | undefined): Llsd | undefined {
  if (light?.day === undefined) return undefined;
  const { altitudes, day, length, offset } = light;
  return map({
    day_cycle: day,
    day_length: length === undefined ? undefined : integer(length),
    day_offset: offset === undefined ? undefined : integer(offset),
    track_altitudes: altitudes,
  });
}

function lightOf(said: Llsd, version: number): Light {
  const [length, offset, altitudes] = ['day_length', 'day_offset', 'track_altitudes'].map((name) => get(said, name));
  return {
    version,
    day: get(said, 'day_cycle'),
    ...(length?.kind === 'integer' ? { length: length.value } : {}),
    ...(offset?.kind === 'integer' ? { offset: offset.value } : {}),
    ...(altitudes?.kind === 'array' && altitudes.items.length === ALTITUDES ? { altitudes } : {}),
  };
}

/** Skies above the one at the ground. */
const ALTITUDES = 3;
