// Kinds of assets: their numbers, how queries and uploads call them, and how HTTP does.

export interface AssetKind {
  /** As in the type of an item. */
  readonly type: number;
  /** `<word>_id=` in a query. */
  readonly word: string;
  /** As in `asset_type` of an upload, where it is another word. */
  readonly uploadWord?: string;
  readonly contentType: string;
  /** Ends of file names, without the dot. */
  readonly endings: readonly string[];
}

const OCTETS = 'application/octet-stream';

export const ASSET_KINDS: readonly AssetKind[] = [
  { type: -2, word: 'surface', contentType: OCTETS, endings: ['surface'] },
  { type: 0, word: 'texture', contentType: 'image/x-j2c', endings: ['j2c', 'j2k', 'jp2', 'jpc'] },
  { type: 1, word: 'sound', contentType: 'audio/ogg', endings: ['ogg'] },
  { type: 2, word: 'callcard', contentType: OCTETS, endings: ['callcard'] },
  { type: 3, word: 'landmark', contentType: OCTETS, endings: ['landmark'] },
  { type: 5, word: 'clothing', contentType: OCTETS, endings: ['clothing'] },
  { type: 6, word: 'object', contentType: OCTETS, endings: ['object'] },
  { type: 7, word: 'notecard', contentType: OCTETS, endings: ['notecard', 'txt'] },
  { type: 10, word: 'lsltext', contentType: OCTETS, endings: ['lsl'] },
  { type: 13, word: 'bodypart', contentType: OCTETS, endings: ['bodypart'] },
  { type: 20, word: 'animatn', uploadWord: 'animation', contentType: OCTETS, endings: ['anim', 'animatn'] },
  { type: 21, word: 'gesture', contentType: OCTETS, endings: ['gesture'] },
  { type: 49, word: 'mesh', contentType: 'application/vnd.ll.mesh', endings: ['mesh', 'llmesh'] },
  { type: 56, word: 'settings', contentType: OCTETS, endings: ['settings'] },
  { type: 57, word: 'material', contentType: OCTETS, endings: ['material'] },
  { type: 58, word: 'gltf', contentType: OCTETS, endings: ['gltf', 'glb'] },
];

/** As queries and uploads write it. */
export function kindCalled(word: string): AssetKind | undefined {
  const wanted = word.toLowerCase();
  return ASSET_KINDS.find(({ type, uploadWord, word }) => type !== SURFACE && [word, uploadWord].includes(wanted));
}

export function kindOfType(type: number): AssetKind | undefined {
  return ASSET_KINDS.find((kind) => kind.type === type);
}

/** By the end of a file's name, without the dot. */
export function kindOfEnding(ending: string): AssetKind | undefined {
  return ASSET_KINDS.find(({ endings }) => endings.includes(ending.toLowerCase()));
}

/** Older than the materials of glTF; only in grids that keep them as assets, which no query asks for. */
export const SURFACE = -2;
export const TEXTURE = 0;
export const SOUND = 1;
export const SETTINGS = 56;
export const MATERIAL = 57;
