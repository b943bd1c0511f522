// A prim as bytes: little-endian, metres.
import { sentRotation } from '../../../protocol/vector.ts';
import { quantize } from '../blobs.ts';
import { clipped, MAX_SHORT_TEXT } from '../text.ts';
import { type Quaternion, type Vector, ZERO } from '../vector.ts';
import { writeExtras } from './extras.ts';
import { Growing } from './growing.ts';
import { PLANT_CODES, type Prim, shownText } from './prim.ts';

/** [prim.compressed.2] Which of the optional parts follow. */
export const PART = { species: 0x2, text: 0x4, parent: 0x20, spin: 0x80, media: 0x200 } as const;
const VELOCITY_LIMIT = 128;
const ACCELERATION_LIMIT = 64;
const FULL = 255;

/** [prim.full.1] ObjectData of ObjectUpdate for a prim, 60 bytes: position, velocity, acceleration, rotation, spin. */
export function primPlace({ position, rotation }: Pick<Prim, 'position' | 'rotation'>): Uint8Array {
  return new Growing().f32(...position, ...ZERO, ...ZERO, ...sentRotation(rotation), ...ZERO).done();
}

/** [prim.text.1] Red, green, blue and opacity, the last one turned around: 0 is opaque. */
export function textColorBytes([red, green, blue, opacity]: Prim['textColor']): Uint8Array {
  return Uint8Array.of(red, green, blue, FULL - opacity);
}

/** The text above a prim, as much as one length byte allows. */
export function sentText(prim: Prim): string {
  return clipped(shownText(prim), MAX_SHORT_TEXT);
}

/** What travels with a prim for plants only: the species. */
export function speciesOf({ code, state }: Prim): Uint8Array {
  return PLANT_CODES.has(code) ? Uint8Array.of(state) : new Uint8Array();
}

/** [prim.compressed.1] Data of ObjectUpdateCompressed. @param spin radians per second */
export function compressedPrim(prim: Prim, spin: Vector = ZERO): Uint8Array {
  const text = sentText(prim);
  const species = speciesOf(prim);
  const isTurning = spin.some((value) => value !== 0);
  const parts =
    (species.length > 0 ? PART.species : 0) |
    (text === '' ? 0 : PART.text) |
    (prim.parent === 0 ? 0 : PART.parent) |
    (isTurning ? PART.spin : 0) |
    (prim.mediaUrl === '' ? 0 : PART.media);
  const out = new Growing().uuid(prim.id).u32(prim.localId).u8(prim.code, prim.state).u32(prim.crc);
  out.u8(prim.material, prim.clickAction).f32(...prim.scale, ...prim.position, ...sentRotation(prim.rotation));
  out.u32(parts).uuid(prim.ownerId);
  if (isTurning) out.f32(...spin);
  if (prim.parent !== 0) out.u32(prim.parent);
  out.raw(species);
  if (text !== '') out.text(text).raw(textColorBytes(prim.textColor));
  if (prim.mediaUrl !== '') out.text(prim.mediaUrl);
  out.raw(writeExtras(prim.extras));
  writeForm(prim, out);
  return out.u32(prim.faces.length).raw(prim.faces).done();
}

/** [prim.compressed.3] 23 bytes: the path, and then the profile. */
function writeForm({ form }: Prim, out: Growing): void {
  out.u8(form.PathCurve).u16(form.PathBegin, form.PathEnd);
  out.u8(form.PathScaleX, form.PathScaleY, form.PathShearX, form.PathShearY);
  out.u8(form.PathTwist, form.PathTwistBegin, form.PathRadiusOffset, form.PathTaperX, form.PathTaperY);
  out.u8(form.PathRevolutions, form.PathSkew);
  out.u8(form.ProfileCurve).u16(form.ProfileBegin, form.ProfileEnd, form.ProfileHollow);
}

export interface MovingPrim {
  readonly localId: number;
  readonly position: Vector;
  readonly rotation: Quaternion;
  readonly spin?: Vector;
}

/** [prim.terse.1] Data of ImprovedTerseObjectUpdate for a prim, 44 bytes: as that of an avatar, without a plane. */
export function tersePrim({ localId, position, rotation, spin = ZERO }: MovingPrim): Uint8Array {
  return new Growing()
    .u32(localId)
    .u8(0, 0)
    .f32(...position)
    .u16(...ZERO.map((value) => quantize(value, VELOCITY_LIMIT)))
    .u16(...ZERO.map((value) => quantize(value, ACCELERATION_LIMIT)))
    .u16(...rotation.map((value) => quantize(value, 1)))
    .u16(...spin.map((value) => quantize(value, ACCELERATION_LIMIT)))
    .done();
}
