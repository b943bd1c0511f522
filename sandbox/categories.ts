// What the viewer's throttle calls the messages of a region: by name, in one place.
import type { BulkCategory } from './circuit/effects.ts';

/**
 * [said.category.1] Throttled is what a region says unasked and in bulk: the land and its weather, things and avatars,
 * textures, assets. Whatever is not here answers a question, or opens, keeps or ends a session.
 */
const CATEGORIES: ReadonlyMap<string, BulkCategory> = new Map<string, BulkCategory>([
  ['ParcelOverlay', 'land'],

  ['AttachedSound', 'task'],
  ['AttachedSoundGainChange', 'task'],
  ['AvatarAnimation', 'task'],
  ['AvatarAppearance', 'task'],
  ['CoarseLocationUpdate', 'task'],
  ['ImprovedTerseObjectUpdate', 'task'],
  ['KillObject', 'task'],
  ['ObjectAnimation', 'task'],
  ['ObjectUpdate', 'task'],
  ['ObjectUpdateCached', 'task'],
  ['ObjectUpdateCompressed', 'task'],
  ['PreloadSound', 'task'],
  ['SoundTrigger', 'task'],
  ['ViewerEffect', 'task'],

  ['ImageData', 'texture'],
  ['ImageNotInDatabase', 'texture'],
  ['ImagePacket', 'texture'],

  ['SendXferPacket', 'asset'],
  ['TransferInfo', 'asset'],
  ['TransferPacket', 'asset'],
]);

/** Names of all messages that are throttled whatever is in them. */
export const THROTTLED: readonly string[] = [...CATEGORIES.keys()];

/** [said.category.2] The first byte of LayerData says what the layer is of: whatever is no weather is land or water. */
const LAYERS: ReadonlyMap<number, BulkCategory> = new Map([
  [55, 'wind'],
  [57, 'wind'],
  [56, 'cloud'],
  [58, 'cloud'],
]);

/** The type stands behind a message number of one byte. */
const LAYER_TYPE_AT = 1;

/** The bucket that pays for a message, given its number and fields; undefined = none. */
export function categoryOf(name: string, body: Uint8Array): BulkCategory | undefined {
  if (name === 'LayerData') return LAYERS.get(body[LAYER_TYPE_AT] ?? 0) ?? 'land';
  return CATEGORIES.get(name);
}
