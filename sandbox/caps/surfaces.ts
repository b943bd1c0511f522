// Surfaces of faces by HTTP: those that are in a region, those that a viewer names, and faces that get others.
import {
  array,
  asBytes,
  asInteger,
  asItems,
  asUuid,
  binary,
  get,
  has,
  integer,
  type Llsd,
  map,
} from '../../protocol/llsd/value.ts';
import { NULL_UUID, UUID_BYTES, uuidBytes, uuidText } from '../../protocol/uuid.ts';
import { surfaceAsset, surfaceIn, surfaceOf } from '../assets/surface.ts';
import type { FaceSurface } from '../world/conversations/surfaces.ts';
import { type Capability, type CapabilityAnswer, type Commons, ok, refused } from './capability.ts';
import { unzipped, zipped } from './zipped.ts';

/** [surface.bound.1] Surfaces in one answer, and faces in one change: a viewer asks for fifty. */
export const SURFACES_LIMIT = 4096;

/** [objects.materials.1] A GET tells all in the region, a POST those that are named, a PUT gives them to faces. */
export const renderMaterials: Capability = ({ body, method }, { commons, wishes }) => {
  if (method === 'GET') return toldSurfaces([...wishes.surfaces()], commons);
  const packed = asBytes(get(body, 'Zipped'));
  // One client asks for all of them by a POST without anything.
  if (packed.length === 0) return method === 'POST' ? toldSurfaces([...wishes.surfaces()], commons) : answer([]);
  const said = unzipped(packed, commons.inflate);
  if (said === undefined) return refused('what is zipped is no LLSD.');
  if (method === 'POST') return toldSurfaces(asItems(said).map(idIn), commons);
  const faces = asItems(get(said, 'FullMaterialsPerFace'));
  if (faces.length > SURFACES_LIMIT) return refused(`at most ${SURFACES_LIMIT} faces are changed at once.`);
  const wanted = faces.map((face) => faceSurface(face, commons));
  return answer(wishes.putSurfaces(wanted).map(toldFace));
};

function toldSurfaces(ids: readonly string[], { assets }: Pick<Commons, 'assets'>): CapabilityAnswer {
  const found = ids.slice(0, SURFACES_LIMIT).flatMap((id) => {
    const surface = surfaceIn(assets.find(id));
    return surface === undefined ? [] : [map({ ID: idOctets(id), Material: surface })];
  });
  return answer(found);
}

/** [surface.put.1] What it is to look like is kept as an asset; nothing = plain again. */
function faceSurface(face: Llsd, { assets, md5 }: Pick<Commons, 'assets' | 'md5'>): FaceSurface {
  const surface = has(face, 'Material') ? surfaceOf(get(face, 'Material')) : undefined;
  const asset = surface && surfaceAsset(surface, md5);
  if (asset !== undefined && assets.find(asset.id) === undefined) assets.add(asset);
  return {
    localId: asInteger(get(face, 'ID')) >>> 0,
    face: asInteger(get(face, 'Face')),
    surfaceId: asset?.id ?? NULL_UUID,
  };
}

const toldFace = ({ face, localId, surfaceId }: FaceSurface): Llsd =>
  map({ ID: integer(localId | 0), Face: integer(face), MaterialID: idOctets(surfaceId) });

const answer = (items: readonly Llsd[]): CapabilityAnswer => ok(map({ Zipped: binary(zipped(array(items))) }));

const idOctets = (id: string): Llsd => binary(uuidBytes(id) ?? new Uint8Array(UUID_BYTES));

/** Some write ids as octets, some as ids. */
function idIn(said: Llsd): string {
  const octets = asBytes(said);
  return octets.length === UUID_BYTES ? uuidText(octets) : asUuid(said);
}
