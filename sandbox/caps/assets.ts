// Assets by HTTP, whole or in parts.
import { ASSET_KINDS, kindOfType } from '../assets/kinds.ts';
import type { Asset } from '../assets/shelf.ts';
import { readRange } from './byte-range.ts';
import { type Capability, type CapabilityAnswer, missing, type Octets, refused } from './capability.ts';

const ANY = 'application/octet-stream';
const QUERY_WORDS: readonly string[] = ASSET_KINDS.map(({ word }) => `${word}_id`);

/** [assets.get.1] `?<kind>_id=<id>`. The kind is not compared with the asset: clients call the same one by several. */
export const asset: Capability = ({ query, range }, { commons }) => {
  const wanted = wantedAsset(query);
  if (wanted === undefined) return refused(`the query names no asset: ${QUERY_WORDS.slice(0, 2).join('=…, ')}=….`);
  const found = commons.assets.find(wanted);
  if (found === undefined) return missing('there is no such asset.');
  return partOf(found, range);
};

/** The id in a query; undefined = it names none. */
export function wantedAsset(query: string): string | undefined {
  return [...new URLSearchParams(query)].find(([name]) => QUERY_WORDS.includes(name))?.[1].toLowerCase();
}

/** [assets.range.1] 206 with the part, 416 for one behind the end, 200 with everything to who asks for no part. */
export function partOf(asset: Asset, header: string): CapabilityAnswer & { readonly octets: Octets } {
  const { bytes, type } = asset;
  const contentType = kindOfType(type)?.contentType ?? ANY;
  const { length } = bytes;
  const range = readRange(header, length);
  if (range.kind === 'whole') return { status: 200, octets: { bytes, contentType, headers: ACCEPTED } };
  if (range.kind === 'nothing') {
    const headers = { 'Content-Range': `bytes */${length}` };
    return { status: 416, octets: { bytes: new Uint8Array(0), contentType, headers } };
  }
  const { end, start } = range;
  const headers = { ...ACCEPTED, 'Content-Range': `bytes ${start}-${end - 1}/${length}` };
  return { status: 206, octets: { bytes: bytes.subarray(start, end), contentType, headers } };
}

const ACCEPTED = { 'Accept-Ranges': 'bytes' };
