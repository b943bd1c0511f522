// What a prim may be besides a solid of its form: flexible, a light, a sculpture, a mesh.
import { viewOf } from '../../../protocol/bytes.ts';
import { NULL_UUID, uuidBytes } from '../../../protocol/uuid.ts';
import { Growing } from './growing.ts';

/** By the number of the kind. */
export type Extras = ReadonlyMap<number, Uint8Array>;

export const NO_EXTRAS: Extras = new Map();

/** [prim.extras.1] The kinds that viewers know, and the bytes of each; undefined = as many as there are. */
const SIZES: ReadonlyMap<number, number | undefined> = new Map([
  [0x10, 16],
  [0x20, 16],
  [0x30, 17],
  [0x40, 28],
  [0x60, 17],
  [0x70, 4],
  [0x80, undefined],
  [0x90, 9],
]);

/** [prim.extras.2] They travel in a field of one length byte. */
export const EXTRAS_LIMIT = 255;

/** [prim.extras.1] With another one, or without it (no bytes); undefined for what no viewer understands. */
export function withExtra(extras: Extras, kind: number, bytes: Uint8Array | undefined): Extras | undefined {
  const rest = [...extras].filter(([other]) => other !== kind);
  if (bytes === undefined) return new Map(rest);
  const size = SIZES.get(kind) ?? bytes.length;
  if (!SIZES.has(kind) || bytes.length !== size) return undefined;
  const more = new Map([...rest, [kind, bytes] as const]);
  return writeExtras(more).length > EXTRAS_LIMIT ? undefined : more;
}

/** [prim.materials.1] Bytes of one face that has a material: its number and an id; and faces that a prim can have. */
const MATERIAL_BYTES = 17;
const MOST_FACES = 45;
const MATERIALS = 0x80;

/** [prim.materials.1] With another material on a face, or without one (the null id); undefined when that cannot be. */
export function withMaterial(extras: Extras, face: number, id: string): Extras | undefined {
  const octets = uuidBytes(id);
  if (octets === undefined || !Number.isInteger(face) || face < 0 || face >= MOST_FACES) return undefined;
  const entries = (id === NULL_UUID ? [] : [[face, ...octets]]).concat(othersThan(face, extras.get(MATERIALS)));
  if (entries.length === 0) return withExtra(extras, MATERIALS, undefined);
  return withExtra(extras, MATERIALS, Uint8Array.of(entries.length, ...entries.flat()));
}

/** [prim.materials.1] Numbers of the faces that have a material, the lowest first. */
export function materialFaces(extras: Extras): readonly number[] {
  return othersThan(NO_FACE, extras.get(MATERIALS))
    .flatMap(([face]) => face ?? [])
    .toSorted((one, other) => one - other);
}

const NO_FACE = -1;

/** The octets of each of the other faces. */
function othersThan(face: number, bytes: Uint8Array = Uint8Array.of(0)): readonly number[][] {
  const count = Math.min(bytes[0] ?? 0, Math.floor((bytes.length - 1) / MATERIAL_BYTES));
  const entries = Array.from({ length: count }, (_, at) => [
    ...bytes.subarray(1 + at * MATERIAL_BYTES, 1 + (at + 1) * MATERIAL_BYTES),
  ]);
  return entries.filter(([other]) => other !== face);
}

/** How many, and of each its kind, its length and its bytes. */
export function writeExtras(extras: Extras): Uint8Array {
  const out = new Growing().u8(extras.size);
  for (const [kind, bytes] of extras) out.u16(kind).u32(bytes.length).raw(bytes);
  return out.done();
}

/** Undefined for bytes that end too early. */
export function readExtras(bytes: Uint8Array, from = 0): { readonly extras: Extras; readonly end: number } | undefined {
  const extras = new Map<number, Uint8Array>();
  const view = viewOf(bytes);
  let at = from + 1;
  for (let left = bytes[from] ?? 0; left > 0; left -= 1) {
    if (at + 6 > bytes.length) return undefined;
    const end = at + 6 + view.getUint32(at + 2, true);
    if (end > bytes.length) return undefined;
    extras.set(view.getUint16(at, true), bytes.slice(at + 6, end));
    at = end;
  }
  return { extras, end: at };
}
