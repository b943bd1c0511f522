// What viewers and bots make of an arrival that works and is not as they want it.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import type { Surroundings } from '../surroundings.ts';

/** Layers that viewers know: land, water, wind, clouds, and the same of larger regions. */
const KNOWN_LAYERS: ReadonlySet<number> = new Set([0x4c, 0x57, 0x37, 0x38, 0x4d, 0x58, 0x39, 0x3a]);
/** A full set of visual parameters, and the one among them that repeats the version. */
const ALL_PARAMS = 253;
const VERSION_PARAM = 251;

/** [visitor.strict.5] One sentence for each. */
export function arrivalComplaints({ handshake, layers, looks, statFlags }: Surroundings): readonly string[] {
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
  return [...complaints, ...looksComplaints(looks)];
}

function looksComplaints(looks: Surroundings['looks']): readonly string[] {
  if (looks?.version === undefined) return [];
  const { cofVersion = 0, params, version } = looks;
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
