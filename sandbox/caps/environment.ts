// The light of a region: one sky and one water, the whole day long. A viewer that finds any part of them missing takes the
// day for broken, and asks for another that the sandbox does not have.
import { writeLlsdBinary } from '../../protocol/llsd/binary.ts';
import { array, boolean, get, integer, type Llsd, map, real, string, uuid } from '../../protocol/llsd/value.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { forgetOldest } from '../memory.ts';
import { NO_LIGHT } from '../world/parcels/parcel.ts';
import type { Region } from '../world/region.ts';
import type { PlannedRegion } from '../world-file/plan.ts';
import { type Capability, type CapabilityAnswer, type CapabilityOwner, type Commons, ok } from './capability.ts';

/** "Not a parcel": the answer is about the region. */
const NO_PARCEL = -1;
const FOUR_HOURS = 14_400;
const SIXTEEN_HOURS = 57_600;

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
  const said = get(request.body, 'environment');
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
      track_altitudes: altitudes ?? reals(1000, 2000, 3000),
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

/** The frames of the day, by the names that its tracks use. */
const WATER = 'water';
const SKY = 'sky';

function reals(...values: readonly number[]): Llsd {
  return array(values.map(real));
}

/** Texture ids are those that every viewer has on disk. */
const MIDDAY_WATER = map({
  type: string('water'),
  blur_multiplier: real(0.04),
  fresnel_offset: real(0.5),
  fresnel_scale: real(0.4),
  normal_map: uuid('822ded49-9a6c-f61c-cb89-6df54f42cdf4'),
  normal_scale: reals(2, 2, 2),
  scale_above: real(0.03),
  scale_below: real(0.2),
  transparent_texture: uuid('2bfd3884-7e27-69b9-ba3a-3e673f680004'),
  underwater_fog_mod: real(0.25),
  water_fog_color: reals(0.0157, 0.149, 0.251),
  water_fog_density: real(16),
  wave1_direction: reals(1.05, -0.42),
  wave2_direction: reals(1.11, -1.16),
});

/** A term of how the air scatters light; all zero but what is told. */
function layer(terms: Readonly<Record<string, number>>): Llsd {
  const all = { constant_term: 0, exp_scale: 0, exp_term: 0, linear_term: 0, width: 0, ...terms };
  return map(Object.entries(all).map(([name, value]) => [name, real(value)] as const));
}

const MIDDAY_SKY = map({
  type: string('sky'),
  absorption_config: array([layer({ constant_term: 1 }), layer({ constant_term: 1, linear_term: -1 / 15_000 })]),
  bloom_id: uuid('3c59f7fe-9dc8-47f9-8aaf-a9dd1fbc3bef'),
  cloud_color: reals(0.41, 0.41, 0.41),
  cloud_id: uuid('1dc1368f-e8fe-f02d-a08d-9d9f11c1af6b'),
  cloud_pos_density1: reals(1, 0.526, 1),
  cloud_pos_density2: reals(1, 0.526, 0.125),
  cloud_scale: real(0.42),
  cloud_scroll_rate: reals(0.2, 0.011),
  cloud_shadow: real(0.27),
  cloud_variance: real(0),
  dome_offset: real(0.96),
  dome_radius: real(15_000),
  droplet_radius: real(800),
  gamma: real(1),
  glow: reals(5, 0.001, -0.48),
  halo_id: uuid('12149143-f599-91a7-77ac-b52a3c0f59cd'),
  ice_level: real(0),
  legacy_haze: map({
    ambient: reals(1.05, 1.05, 1.05),
    blue_density: reals(0.2448, 0.4487, 0.76),
    blue_horizon: reals(0.4955, 0.4955, 0.64),
    density_multiplier: real(0.00018),
    distance_multiplier: real(0.8),
    haze_density: real(0.7),
    haze_horizon: real(0.19),
  }),
  max_y: real(1605),
  mie_config: array([layer({ anisotropy: 0.8, exp_scale: -1 / 1200, exp_term: 1 })]),
  moisture_level: real(0),
  moon_brightness: real(0.5),
  moon_id: uuid('d07f6eed-b96a-47cd-b51d-400ad4a1c428'),
  moon_rotation: reals(0, Math.SQRT1_2, 0, Math.SQRT1_2),
  moon_scale: real(1),
  planet_radius: real(6360),
  rainbow_id: uuid('11b4c57c-56b3-04ed-1f82-2004363882e4'),
  rayleigh_config: array([layer({ exp_scale: -1 / 8000, exp_term: 1 })]),
  sky_bottom_radius: real(6360),
  sky_top_radius: real(6420),
  star_brightness: real(0),
  sun_arc_radians: real(0.00045),
  sun_id: uuid(NULL_UUID),
  // Straight up.
  sun_rotation: reals(0, -Math.SQRT1_2, 0, Math.SQRT1_2),
  sun_scale: real(1),
  sunlight_color: reals(0.7342, 0.7816, 0.9, 0.3),
});

function always(frame: string): Llsd {
  return array([map({ key_keyframe: real(0), key_name: string(frame) })]);
}

/** Tracks: the water, the sky at the ground, and three skies above it that are not used. */
const MIDDAY = map({
  type: string('daycycle'),
  name: string('Midday'),
  frames: map({ [WATER]: MIDDAY_WATER, [SKY]: MIDDAY_SKY }),
  tracks: array([always(WATER), always(SKY), array([]), array([]), array([])]),
});
