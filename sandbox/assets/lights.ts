// Lights of our own: the day of a region as it is usual, and what viewers have in their menus.
import { array, asText, get, type Llsd, type LlsdMap, map, real, string, uuid } from '../../protocol/llsd/value.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { SETTINGS } from './kinds.ts';
import { llsdAsset } from './materials.ts';
import type { Asset } from './shelf.ts';

/** Sun or moon at an angle over the horizon in the east, degrees; 90 is straight up. */
function at(degrees: number): Llsd {
  const half = (degrees * Math.PI) / 360;
  return reals(0, -Math.sin(half), 0, Math.cos(half));
}

function reals(...values: readonly number[]): Llsd {
  return array(values.map(real));
}

/** Texture ids are those that every viewer has on disk. */
const WATER_LIGHT = map({
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

/** What a time of the day has for itself. Angles in degrees, as of `at`; colours up to 3. */
interface Time {
  readonly sun: number;
  readonly sunlight: Colour;
  readonly ambient: Colour;
  readonly horizon: Colour;
  readonly clouds: Colour;
  /** Up to 500. */
  readonly stars: number;
}

type Colour = readonly [red: number, green: number, blue: number];

/** The moon is where the sun is not. */
function sky({ ambient, clouds, horizon, stars, sun, sunlight }: Time): LlsdMap {
  return map({
    type: string('sky'),
    absorption_config: array([layer({ constant_term: 1 }), layer({ constant_term: 1, linear_term: -1 / 15_000 })]),
    bloom_id: uuid('3c59f7fe-9dc8-47f9-8aaf-a9dd1fbc3bef'),
    cloud_color: reals(...clouds),
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
      ambient: reals(...ambient),
      blue_density: reals(0.2448, 0.4487, 0.76),
      blue_horizon: reals(...horizon),
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
    moon_rotation: at(sun + 180),
    moon_scale: real(1),
    planet_radius: real(6360),
    rainbow_id: uuid('11b4c57c-56b3-04ed-1f82-2004363882e4'),
    rayleigh_config: array([layer({ exp_scale: -1 / 8000, exp_term: 1 })]),
    sky_bottom_radius: real(6360),
    sky_top_radius: real(6420),
    star_brightness: real(stars),
    sun_arc_radians: real(0.00045),
    sun_id: uuid(NULL_UUID),
    sun_rotation: at(sun),
    sun_scale: real(1),
    sunlight_color: reals(...sunlight, 0.3),
  });
}

const [SUNRISE, NOON, SUNSET, MIDNIGHT] = [
  sky({
    sun: 6,
    sunlight: [1.8, 1.3, 1],
    ambient: [0.75, 0.65, 0.65],
    horizon: [0.4, 0.35, 0.45],
    clouds: [0.5, 0.42, 0.4],
    stars: 0,
  }),
  sky({
    sun: 90,
    sunlight: [0.7342, 0.7816, 0.9],
    ambient: [1.05, 1.05, 1.05],
    horizon: [0.4955, 0.4955, 0.64],
    clouds: [0.41, 0.41, 0.41],
    stars: 0,
  }),
  sky({
    sun: 175,
    sunlight: [2, 1.1, 0.6],
    ambient: [0.7, 0.55, 0.55],
    horizon: [0.42, 0.32, 0.4],
    clouds: [0.52, 0.38, 0.34],
    stars: 20,
  }),
  sky({
    sun: -90,
    sunlight: [0.35, 0.36, 0.66],
    ambient: [0.2, 0.22, 0.33],
    horizon: [0.1, 0.13, 0.24],
    clouds: [0.14, 0.15, 0.2],
    stars: 400,
  }),
] as const;

function always(frame: string): Llsd {
  return array([map({ key_keyframe: real(0), key_name: string(frame) })]);
}

/** The frames of the day, by the names that its tracks use. */
const [WATER, SKY] = ['water', 'sky'];

/** The same the whole day long. Tracks: the water, the sky at the ground, and three skies above it that are not used. */
function dayOf(water: Llsd, ground: Llsd): LlsdMap {
  return map({
    type: string('daycycle'),
    name: string('Midday'),
    frames: map({ [WATER]: water, [SKY]: ground }),
    tracks: array([always(WATER), always(SKY), array([]), array([]), array([])]),
  });
}

/** [caps.environment.1] */
export const MIDDAY = dayOf(WATER_LIGHT, NOON);

/** [caps.environment.5] The day that a light makes: itself, or one with its sky or its water. Undefined: it is no light. */
export function dayWith(light: Llsd): Llsd | undefined {
  const kind = asText(get(light, 'type'));
  if (kind === 'sky') return dayOf(WATER_LIGHT, light);
  if (kind === 'water') return dayOf(light, NOON);
  return kind === 'daycycle' ? light : undefined;
}

/** [assets.built.7] What stands in the menus of viewers, and what their editors of lights begin with. */
export const LIGHTS: readonly Asset[] = [
  named('Sunrise', SUNRISE, ['01e41537-ff51-2f1f-8ef7-17e4df760bfb']),
  named('Midday', NOON, [
    'c46226b4-0e43-5a56-9708-d27ca1df3292',
    '6c83e853-e7f8-cad7-8ee6-5f31c453721c',
    '651510b8-5f4d-8991-1592-e7eeab2a5a06',
    '3ae23978-ac82-bcf3-a9cb-ba6e52dcb9ad',
    'eb3a7080-831f-9f37-10f0-7b1f9ea4043c',
  ]),
  named('Sunset', SUNSET, ['084e26cd-a900-28e8-08d0-64a9de5c15e2']),
  named('Midnight', MIDNIGHT, ['8a01b97a-cb20-c1ea-ac63-f7ea84ad0090']),
  named('Water', WATER_LIGHT, ['59d1a851-47e7-0e5f-1ed7-6b715154f41a']),
  named('Midday', MIDDAY, ['5646d39e-d3d7-6aff-ed71-30fc87d64a91']),
].flat();

function named(name: string, light: LlsdMap, ids: readonly string[]): readonly Asset[] {
  const told = map([...light.entries, ['name', string(name)]]);
  const bytes = llsdAsset(told);
  return ids.map((id) => ({ id, type: SETTINGS, bytes }));
}
