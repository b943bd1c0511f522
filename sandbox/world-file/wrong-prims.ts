// What a schema cannot say of prims: links to nowhere, bytes that are not what they should be, more than a datagram holds.
import type { JSONPath } from 'jsonc-parser';
import { fromHex } from '../../protocol/bytes.ts';
import { readExtras } from '../world/prims/extras.ts';
import { readFaces } from '../world/prims/faces.ts';
import { readOverrides } from '../world/prims/overrides.ts';
import { type PrimPlan, plannedSize } from '../world/prims/plan.ts';
import { PRIM_BYTES } from '../world/prims/prims.ts';
import type { Found } from './contradictions.ts';

/** [world.exact.1] In the prims of one region. */
export function wrongPrims(prims: readonly PrimPlan[], path: JSONPath): readonly Found[] {
  const roots = new Set(
    prims.flatMap(({ exact, id }) => (id === undefined || exact?.link !== undefined ? [] : [id.toLowerCase()])),
  );
  return prims.flatMap((prim, at) => {
    const member = wrongMember(prim, roots);
    if (member !== undefined) return [{ path: [...path, at, 'exact', member.name], message: member.message }];
    if (plannedSize(prim) <= PRIM_BYTES) return [];
    return [{ path: [...path, at], message: `takes more than the ${PRIM_BYTES} bytes that a prim may have` }];
  });
}

function wrongMember({ exact = {} }: PrimPlan, roots: ReadonlySet<string>) {
  const { extras, faces, link, overrides } = exact;
  if (link !== undefined && !roots.has(link.toLowerCase()))
    return { name: 'link', message: 'is no prim of this region that others are linked to' };
  if (faces !== undefined && readFaces(fromHex(faces) ?? new Uint8Array()) === undefined)
    return { name: 'faces', message: 'is no texture entry' };
  if (extras !== undefined && readExtras(fromHex(extras) ?? new Uint8Array()) === undefined)
    return { name: 'extras', message: 'breaks off' };
  if (overrides !== undefined && readOverrides(overrides) === undefined)
    return { name: 'overrides', message: 'is no map of faces in LLSD notation, or too long' };
  return undefined;
}
