// Surfaces: the bumps and the shine of faces, which viewers older than glTF call materials. Each is an asset, called by what is in it.
import { looseUtf8, utf8 } from '../../protocol/bytes.ts';
import { writeLlsdBinary } from '../../protocol/llsd/binary.ts';
import { readLlsdNotation, writeLlsdNotation } from '../../protocol/llsd/notation.ts';
import {
  array,
  asInteger,
  asItems,
  asUuid,
  get,
  has,
  integer,
  type Llsd,
  map,
  uuid,
} from '../../protocol/llsd/value.ts';
import { uuidText } from '../../protocol/uuid.ts';
import { SURFACE } from './kinds.ts';
import type { Asset } from './shelf.ts';

/** [surface.parts.1] The pictures of a surface. */
const PICTURES = ['NormMap', 'SpecMap'] as const;
/** [surface.parts.1] Its numbers: places in ten thousandths, and octets. */
const NUMBERS = [
  ...['NormOffsetX', 'NormOffsetY', 'NormRepeatX', 'NormRepeatY', 'NormRotation'],
  ...['SpecOffsetX', 'SpecOffsetY', 'SpecRepeatX', 'SpecRepeatY', 'SpecRotation'],
  ...['SpecExp', 'EnvIntensity', 'AlphaMaskCutoff', 'DiffuseAlphaMode'],
];
const COLOUR = 'SpecColor';
const COLOUR_PARTS = 4;

/** [surface.parts.1] What counts of what somebody says of a surface; undefined if that is no map. */
export function surfaceOf(said: Llsd): Llsd | undefined {
  if (said.kind !== 'map') return undefined;
  const colour = asItems(get(said, COLOUR)).slice(0, COLOUR_PARTS);
  return map([
    ...PICTURES.filter((name) => has(said, name)).map((name) => [name, uuid(asUuid(get(said, name)))] as const),
    ...NUMBERS.filter((name) => has(said, name)).map((name) => [name, integer(asInteger(get(said, name)))] as const),
    ...(colour.length < COLOUR_PARTS ? [] : [[COLOUR, array(colour.map((part) => integer(asInteger(part))))] as const]),
  ]);
}

/** [surface.id.1] The same surface has the same id, whoever makes it: a digest of it. It is kept as notation. */
export function surfaceAsset(surface: Llsd, md5: (octets: Uint8Array) => string): Asset {
  const digest = md5(writeLlsdBinary(surface));
  const octets = Uint8Array.from(digest.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return { id: uuidText(octets), type: SURFACE, bytes: utf8(writeLlsdNotation(surface)) };
}

/** Undefined for an asset of another kind. */
export function surfaceIn(asset: Asset | undefined): Llsd | undefined {
  return asset?.type === SURFACE ? surfaceOf(readLlsdNotation(looseUtf8(asset.bytes)).value) : undefined;
}
