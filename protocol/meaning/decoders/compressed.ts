// A whole thing in one field: Data of ObjectUpdateCompressed.
import { chosenMeaning } from '../chosen.ts';
import { bits } from '../spell.ts';
import { meaningAt } from '../table.ts';
import { SPECIES, STATE_BY_PCODE } from '../tables/states.ts';
import { readExtraParams } from './extra-params.ts';
import { OLD_PARTICLE_BYTES, readNewParticles, readOldParticles, readTextureAnimation } from './particles.ts';
import type { Unpacked } from './piece.ts';
import { type NumberType, PieceReader } from './piece-reader.ts';
import { readSizedTextureEntry } from './texture-entry.ts';

/** What is in it beyond what always is. [meaning.compressed.1] */
const HAS = {
  scratch: 0x01,
  tree: 0x02,
  text: 0x04,
  particles: 0x08,
  sound: 0x10,
  parent: 0x20,
  animation: 0x40,
  spin: 0x80,
  names: 0x100,
  media: 0x200,
  newParticles: 0x400,
} as const;

const FLAGS = bits(
  'What follows',
  `0 scratch pad, 1 tree, 2 text, 3 particles, 4 sound, 5 parent, 6 moving texture, 7 spin, 8 name values, 9 media,
  10 new particles`,
);

/** [meaning.compressed.1] [meaning.compressed.2] */
export function unpackCompressed(bytes: Uint8Array): Unpacked {
  const reader = new PieceReader(bytes);
  const code = readFixed(reader);
  const flags = reader.number('flags', 'U32', { meaning: FLAGS });
  const has = (what: keyof typeof HAS) => (flags & HAS[what]) !== 0;
  reader.id('owner');
  if (has('spin')) reader.numbers('spin', VECTOR, { unit: 'rad/s' });
  if (has('parent')) reader.number('parent', 'U32');
  if (has('tree')) reader.number('species', 'U8', { meaning: SPECIES.get(code) });
  readContents(reader, has);
  readExtraParams(reader);
  if (has('sound')) readSound(reader);
  if (has('names')) reader.text('name values');
  reader.group('shape', () => readShape(reader));
  readSizedTextureEntry(reader);
  if (has('animation')) readAnimation(reader);
  if (has('newParticles')) reader.group('particles', () => readNewParticles(reader));
  return reader.done();
}

type Has = (what: keyof typeof HAS) => boolean;

const VECTOR = { type: 'F32', count: 3 } as const;

/** The PCode. */
function readFixed(reader: PieceReader): number {
  reader.id('id');
  reader.number('local id', 'U32');
  const code = reader.number('PCode', 'U8', { meaning: meaningAt('ObjectUpdate.ObjectData.PCode') });
  reader.number('state', 'U8', { meaning: chosenMeaning(STATE_BY_PCODE, () => code) });
  reader.number('CRC', 'U32');
  reader.number('material', 'U8', { meaning: meaningAt('ObjectUpdate.ObjectData.Material') });
  reader.number('click action', 'U8', { meaning: meaningAt('ObjectUpdate.ObjectData.ClickAction') });
  reader.numbers('scale', VECTOR, { unit: 'm' });
  reader.numbers('position', VECTOR, { unit: 'm' });
  reader.rotation('rotation');
  return code;
}

function readContents(reader: PieceReader, has: Has): void {
  if (has('scratch')) reader.raw('scratch pad', reader.number('length', 'U32', { unit: 'bytes' }));
  if (has('text')) {
    reader.text('text');
    reader.colour('text colour', 'alpha');
  }
  if (has('media')) reader.text('media URL');
  if (has('particles')) reader.group('particles', () => readOldParticles(reader), { bytes: OLD_PARTICLE_BYTES });
}

function readSound(reader: PieceReader): void {
  reader.group('sound', () => {
    reader.id('sound');
    reader.number('gain', 'F32');
    reader.number('flags', 'U8', { meaning: meaningAt('ObjectUpdate.ObjectData.Flags') });
    reader.number('radius', 'F32', { unit: 'm' });
  });
}

function readAnimation(reader: PieceReader): void {
  const bytes = reader.number('length', 'U32', { unit: 'bytes' });
  if (bytes > 0) reader.group('moving texture', () => readTextureAnimation(reader), { bytes });
}

/** [meaning.compressed.2] The numbers of the shape, each with what the same field of ObjectUpdate means. */
const SHAPE: readonly (readonly [field: string, type: NumberType])[] = [
  ['PathCurve', 'U8'],
  ['PathBegin', 'U16'],
  ['PathEnd', 'U16'],
  ['PathScaleX', 'U8'],
  ['PathScaleY', 'U8'],
  ['PathShearX', 'U8'],
  ['PathShearY', 'U8'],
  ['PathTwist', 'S8'],
  ['PathTwistBegin', 'S8'],
  ['PathRadiusOffset', 'S8'],
  ['PathTaperX', 'S8'],
  ['PathTaperY', 'S8'],
  ['PathRevolutions', 'U8'],
  ['PathSkew', 'S8'],
  ['ProfileCurve', 'U8'],
  ['ProfileBegin', 'U16'],
  ['ProfileEnd', 'U16'],
  ['ProfileHollow', 'U16'],
];

function readShape(reader: PieceReader): void {
  for (const [field, type] of SHAPE)
    reader.number(field, type, { meaning: meaningAt(`ObjectUpdate.ObjectData.${field}`) });
}
