// Which fields have packed bytes inside, and what takes them apart.
import type { FieldValue } from '../../packet/codec.ts';
import type { Beside } from '../chosen.ts';
import { unpackBucket } from './buckets.ts';
import { unpackCompressed } from './compressed.ts';
import { unpackEdit, unpackEffect, unpackThrottles } from './edits.ts';
import { unpackExtraParam, unpackExtraParams } from './extra-params.ts';
import { unpackLayer } from './layer-data.ts';
import { unpackMotion, unpackTerse } from './motion.ts';
import { unpackNameValues } from './name-values.ts';
import { unpackParticles, unpackTextureAnimation } from './particles.ts';
import type { Unpacked } from './piece.ts';
import { unpackBitmap, unpackOverlay } from './squares.ts';
import { unpackSizedTextureEntry, unpackTextureEntry } from './texture-entry.ts';
import { unpackColour, unpackIds, unpackObjectByte } from './things.ts';
import { unpackTransferInfo, unpackTransferRequest } from './transfers.ts';

type Decoder = (bytes: Uint8Array, beside: Beside) => Unpacked | undefined;

/**
 * The pieces of a field's value, the bytes without their length; undefined if this field has no pieces. `path` is
 * `Message.Block.Field`. Never throws: what cannot be read is a problem beside the pieces before it.
 */
export function unpack(path: string, value: FieldValue, beside: Beside): Unpacked | undefined {
  const decoder = value instanceof Uint8Array && value.length > 0 ? DECODERS.get(path) : undefined;
  return value instanceof Uint8Array ? decoder?.(value, beside) : undefined;
}

/** Every field that `unpack` knows. */
export const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['ObjectUpdate.ObjectData.ObjectData', unpackMotion],
  ['ObjectUpdate.ObjectData.TextureEntry', unpackTextureEntry],
  ['ObjectUpdate.ObjectData.TextureAnim', unpackTextureAnimation],
  ['ObjectUpdate.ObjectData.NameValue', unpackNameValues],
  ['ObjectUpdate.ObjectData.PSBlock', unpackParticles],
  ['ObjectUpdate.ObjectData.ExtraParams', unpackExtraParams],
  ['ImprovedTerseObjectUpdate.ObjectData.Data', unpackTerse],
  ['ImprovedTerseObjectUpdate.ObjectData.TextureEntry', unpackSizedTextureEntry],
  ['ObjectUpdateCompressed.ObjectData.Data', unpackCompressed],
  ['ObjectImage.ObjectData.TextureEntry', unpackTextureEntry],
  ['AvatarAppearance.ObjectData.TextureEntry', unpackTextureEntry],
  ['AgentSetAppearance.ObjectData.TextureEntry', unpackTextureEntry],
  ['ObjectExtraParams.ObjectData.ParamData', (bytes, beside) => unpackExtraParam(bytes, Number(beside('ParamType')))],
  ['MultipleObjectUpdate.ObjectData.Data', (bytes, beside) => unpackEdit(bytes, Number(beside('Type')))],
  ['ViewerEffect.Effect.TypeData', (bytes, beside) => unpackEffect(bytes, Number(beside('Type')))],
  ['AgentThrottle.Throttle.Throttles', unpackThrottles],
  ['ChildAgentUpdate.AgentData.Throttles', unpackThrottles],
  ['LayerData.LayerData.Data', unpackLayer],
  ['ObjectUpdate.ObjectData.TextColor', (bytes) => unpackColour(bytes, 'alpha')],
  ['ObjectUpdate.ObjectData.Data', (bytes, beside) => unpackObjectByte(bytes, Number(beside('PCode')))],
  ['ViewerEffect.Effect.Color', (bytes) => unpackColour(bytes, 'none')],
  ['ObjectProperties.ObjectData.TextureID', unpackIds],
  ['ParcelOverlay.ParcelData.Data', (bytes, beside) => unpackOverlay(bytes, Number(beside('SequenceID')))],
  ['ParcelProperties.ParcelData.Bitmap', unpackBitmap],
  [
    'ImprovedInstantMessage.MessageBlock.BinaryBucket',
    (bytes, beside) => unpackBucket(bytes, Number(beside('Dialog'))),
  ],
  ['GroupNoticeAdd.MessageBlock.BinaryBucket', (bytes, beside) => unpackBucket(bytes, Number(beside('Dialog')))],
  [
    'TransferRequest.TransferInfo.Params',
    (bytes, beside) => unpackTransferRequest(bytes, Number(beside('SourceType'))),
  ],
  ['TransferInfo.TransferInfo.Params', (bytes, beside) => unpackTransferInfo(bytes, Number(beside('TargetType')))],
]);
