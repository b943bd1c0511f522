// The material that viewers call blank, of our own: a white face that does not shine.
import { concatBytes, utf8 } from '../../protocol/bytes.ts';
import { writeLlsdBinary } from '../../protocol/llsd/binary.ts';
import { type Llsd, map, string } from '../../protocol/llsd/value.ts';
import { MATERIAL } from './kinds.ts';
import type { Asset } from './shelf.ts';

const HEADER = utf8('<? LLSD/Binary ?>\n');

const BLANK = {
  asset: { version: '2.0' },
  materials: [{ name: 'Blank', pbrMetallicRoughness: { metallicFactor: 0, roughnessFactor: 1 } }],
};

/** [assets.built.8] */
export const MATERIALS: readonly Asset[] = [
  {
    id: '968cbad0-4dad-d64e-71b5-72bf13ad051a',
    type: MATERIAL,
    bytes: llsdAsset(map({ version: string('1.1'), type: string('GLTF 2.0'), data: string(JSON.stringify(BLANK)) })),
  },
];

/** As viewers read assets that are LLSD: binary, behind a line that says so. */
export function llsdAsset(value: Llsd): Uint8Array {
  return concatBytes(HEADER, writeLlsdBinary(value));
}
