// What is changed of a material on one face of a prim: read from what viewers send, and told as they read it.
import { utf8 } from '../../../protocol/bytes.ts';
import { readLlsdNotation, writeLlsdNotation } from '../../../protocol/llsd/notation.ts';
import { array, integer, type Llsd, map } from '../../../protocol/llsd/value.ts';
import { type Extras, materialFaces } from './extras.ts';

/** By the numbers of faces: keys of two letters, as viewers know them. */
export type Overrides = ReadonlyMap<number, Llsd>;

export const NO_OVERRIDES: Overrides = new Map();

/** [prim.overrides.2] Bytes of all of a prim: they travel in one message, which is whole or nothing. */
export const OVERRIDES_BYTES = 1000;

/** [prim.overrides.1] What all faces with a material have; a face that is not named has nothing. */
export function toldOverrides(localId: number, overrides: Overrides, extras: Extras): Uint8Array {
  const faces = materialFaces(extras).filter((face) => overrides.has(face));
  return utf8(
    writeLlsdNotation(
      map({
        id: integer(localId),
        te: array(faces.map(integer)),
        od: array(faces.flatMap((face) => overrides.get(face) ?? [])),
      }),
    ),
  );
}

/** [prim.overrides.2] */
export function isTooMuch(overrides: Overrides): boolean {
  return writtenOverrides(overrides).length > OVERRIDES_BYTES;
}

/** [world.exact.2] As a world file has them: a map in LLSD notation. */
export function writtenOverrides(overrides: Overrides): string {
  return writeLlsdNotation(map([...overrides].map(([face, override]) => [`${face}`, override])));
}

/** [world.exact.2] Undefined for what is none of ours. */
export function readOverrides(text: string): Overrides | undefined {
  const { problems, value } = readLlsdNotation(text);
  if (problems.some(({ severity }) => severity === 'error') || value.kind !== 'map') return undefined;
  const entries = [...value.entries].map(([face, override]) => [Number(face), override] as const);
  const isRight = entries.every(([face, { kind }]) => Number.isInteger(face) && face >= 0 && kind === 'map');
  const overrides = new Map(entries);
  return isRight && !isTooMuch(overrides) ? overrides : undefined;
}

/** Faces of which something is changed, as they are then. */
export function withOverride(overrides: Overrides, face: number, override: Llsd | undefined): Overrides {
  const rest = [...overrides].filter(([other]) => other !== face);
  return new Map(override !== undefined && hasMembers(override) ? [...rest, [face, override]] : rest);
}

function hasMembers(override: Llsd): boolean {
  return override.kind === 'map' && override.entries.size > 0;
}
