// What viewers and bots make of an arrival that works and is not as they want it.

import { fromHex } from '../../../protocol/bytes.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { NEUTRAL_SHAPE, NO_TEXTURE } from '../../world/looks.ts';
import { readFaces } from '../../world/prims/faces.ts';
import type { Looks, Surroundings } from '../surroundings.ts';

/** Layers that viewers know: land, water, wind, clouds, and the same of larger regions. */
const KNOWN_LAYERS: ReadonlySet<number> = new Set([0x4c, 0x57, 0x37, 0x38, 0x4d, 0x58, 0x39, 0x3a]);
/** A full set of visual parameters, and the one among them that repeats the version. */
const ALL_PARAMS = 253;
const VERSION_PARAM = 251;

const NEUTRAL = fromHex(NEUTRAL_SHAPE) ?? [];

/** Parts of a body that stay a cloud with the picture of a viewer that has none. */
const BODY = { head: 8, 'upper body': 9, 'lower body': 10 } as const;
/** Bytes of the map of parcels in one message, and metres of the squares of which each has one byte. */
const OVERLAY_BYTES = 1024;
const SQUARE = 4;
const PATCH = 16;

/** [visitor.strict.5] One sentence for each. */
export function arrivalComplaints({
  handshake,
  layers,
  looks,
  staleLooks,
  statFlags,
}: Surroundings): readonly string[] {
  const complaints: string[] = [];
  if (handshake?.isEarly)
    complaints.push('RegionHandshake came before the ack of UseCircuitCode: node-metaverse loses it.');
  if (handshake?.name === '') complaints.push('RegionHandshake gives the region no name.');
  if (handshake?.cacheId === NULL_UUID) {
    complaints.push('RegionHandshake has a null CacheID: libremetaverse takes it for the id of the region.');
  }
  for (const layer of layers) {
    if (!KNOWN_LAYERS.has(layer)) complaints.push(`LayerData has the unknown type ${layer}: a viewer crashes.`);
  }
  if (statFlags !== undefined && handshake !== undefined && statFlags !== handshake.flags) {
    complaints.push(
      `SimStats says region flags ${statFlags} and RegionHandshake ${handshake.flags}: a viewer keeps the last it heard.`,
    );
  }
  return [...complaints, ...looksComplaints(looks), ...staleComplaints(staleLooks)];
}

/**
 * [visitor.strict.7] What a whole scene has beside the first piece of land, one sentence for each thing that is missing.
 * @param edge of the region, in metres
 */
export function sceneComplaints(here: Surroundings, edge: number): readonly string[] {
  const { animations, handshake, names, neighbours, overlays, patches } = here;
  const [land, parts] = [(edge / PATCH) ** 2, Math.ceil((edge / SQUARE) ** 2 / OVERLAY_BYTES)];
  const complaints: string[] = [];
  if (patches.size < land)
    complaints.push(
      `LayerData told of ${patches.size} of ${land} patches of land: node-metaverse waits for all of them.`,
    );
  if (overlays.size < parts)
    complaints.push(
      `ParcelOverlay came in ${overlays.size} of ${parts} parts: bots never complete their map of parcels.`,
    );
  if (animations === undefined || animations === 0)
    complaints.push('No AvatarAnimation told of an animation of the own avatar: it stands like a statue.');
  if (!names.has('RegionInfo'))
    complaints.push('RequestRegionInfo was not answered: node-metaverse gives up after 60 s.');
  if (handshake !== undefined && neighbours.every(({ name }) => name !== handshake.name))
    complaints.push(
      `MapNameRequest for ${handshake.name} was not answered by a MapBlockReply of that name: node-metaverse gives up after 30 s.`,
    );
  return complaints;
}

/** [visitor.strict.5] */
function looksComplaints(looks: Surroundings['looks']): readonly string[] {
  return looks === undefined ? [] : [...versionComplaints(looks), ...cloudComplaints(looks)];
}

function staleComplaints(looks: Surroundings['staleLooks']): readonly string[] {
  if (looks === undefined) return [];
  return [
    `AvatarAppearance told of other looks with CofVersion ${looks.cofVersion}, which is not higher than before: a viewer drops them as stale.`,
  ];
}

/** [visitor.strict.6] For whom a viewer shows a cloud, although it was told everything. */
function cloudComplaints({ entry, params }: Looks): readonly string[] {
  const faces = readFaces(entry);
  if (faces === undefined)
    return ['AvatarAppearance has a TextureEntry that cannot be read: the avatar stays a cloud.'];
  const bare = Object.entries(BODY).filter(([, face]) => (faces.others.get(face) ?? faces.rest).texture === NO_TEXTURE);
  const shape = isNeutral(params)
    ? ['AvatarAppearance has every visual parameter at its default: viewers of others keep the cloud.']
    : [];
  const parts = bare.map(([part]) => part).join(', ');
  return bare.length === 0
    ? shape
    : [...shape, `AvatarAppearance has the viewer's own picture for ${parts}: the avatar stays a cloud.`];
}

/** The version is told among the parameters, and is none. */
function isNeutral(params: readonly number[]): boolean {
  return params.length > 1 && params.every((value, index) => index === VERSION_PARAM || value === NEUTRAL[index]);
}

function versionComplaints({ cofVersion = 0, params, version }: Looks): readonly string[] {
  if (version === undefined) return [];
  const complaints: string[] = [];
  if (version > 1) complaints.push(`AvatarAppearance has version ${version}: a viewer drops it.`);
  if (cofVersion < 0) complaints.push(`AvatarAppearance has CofVersion ${cofVersion}: a viewer drops it as stale.`);
  if (params.length <= 1)
    complaints.push('AvatarAppearance has no visual parameters: a viewer does not take the shape.');
  if (params.length === ALL_PARAMS && params[VERSION_PARAM] !== version) {
    complaints.push(
      `AvatarAppearance has version ${version} and says ${params[VERSION_PARAM]} in parameter ${VERSION_PARAM}: a viewer drops it.`,
    );
  }
  return complaints;
}
