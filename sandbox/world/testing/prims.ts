// Prims for tests: how they are built, named and found again in what is said.
import type { LooseMessage } from '../../../protocol/packet/codec.ts';
import type { Message } from '../../../protocol/packet/message.ts';
import type { Vector } from '../vector.ts';
import { onlyTold, type Stage } from './stage.ts';

/** Somebody builds a box; its local id. */
export function built(here: Stage, name: 'Ada' | 'Ben', at: Vector): number {
  return onlyTold(here.hear(name, 'ObjectAdd', boxAt(at)), name, 'ObjectUpdate').u32('ObjectData', 'ID');
}

/** ObjectAdd of a box of half a metre. */
export function boxAt(at: Vector, more: Record<string, number> = {}): LooseMessage {
  const ObjectData = {
    ...{
      PCode: 9,
      Material: 3,
      PathCurve: 16,
      ProfileCurve: 1,
      PathScaleX: 100,
      PathScaleY: 100,
      Scale: [0.5, 0.5, 0.5],
    },
    ...{ BypassRaycast: 1, RayStart: at, RayEnd: at, Rotation: [0, 0, 0, 1] },
    ...more,
  };
  return { ObjectData };
}

/** A block that names prims. */
export function ids(...numbers: readonly number[]): LooseMessage {
  return { ObjectData: numbers.map((ObjectLocalID) => ({ ObjectLocalID })) };
}

/** Where an ObjectUpdate puts a prim or an avatar, to the millimetre. */
export function placeIn(update: Message | undefined): readonly number[] {
  const bytes = update?.bytes('ObjectData', 'ObjectData') ?? new Uint8Array(60);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const at = bytes.length === 76 ? 16 : 0;
  return [0, 4, 8].map((offset) => Math.round(view.getFloat32(at + offset, true) * 1000) / 1000 + 0);
}
