// The particles of a thing, and the movement of its textures.
import { bits, enumeration, masks } from '../spell.ts';
import type { Unpacked } from './piece.ts';
import { type NumberLook, PieceReader } from './piece-reader.ts';

/** [meaning.particles.1] System and part in one, without lengths. */
export const OLD_PARTICLE_BYTES = 86;
const SYSTEM_BYTES = 68;

/** [meaning.particles.1] No bytes mean no particles. */
export function unpackParticles(bytes: Uint8Array): Unpacked {
  const reader = new PieceReader(bytes);
  if (bytes.length === OLD_PARTICLE_BYTES) readOldParticles(reader);
  else if (bytes.length > 0) readNewParticles(reader);
  return reader.done();
}

/** [meaning.animation.1] */
export function unpackTextureAnimation(bytes: Uint8Array): Unpacked {
  const reader = new PieceReader(bytes);
  if (bytes.length > 0) readTextureAnimation(reader);
  return reader.done();
}

export function readOldParticles(reader: PieceReader): void {
  reader.group('system', () => readSystem(reader), { bytes: SYSTEM_BYTES });
  reader.group('particle', () => readPart(reader));
}

export function readNewParticles(reader: PieceReader): void {
  const systemBytes = reader.number('length', 'U32', { unit: 'bytes' });
  reader.group('system', () => readSystem(reader), { bytes: systemBytes });
  const partBytes = reader.number('length', 'U32', { unit: 'bytes' });
  reader.group('particle', () => readPart(reader), { bytes: partBytes });
}

export function readTextureAnimation(reader: PieceReader): void {
  reader.number('mode', 'U8', { meaning: ANIMATION });
  reader.number('face', 'S8', { meaning: enumeration('Face', '-1 all') });
  reader.number('size x', 'U8');
  reader.number('size y', 'U8');
  reader.number('start', 'F32');
  reader.number('length', 'F32');
  reader.number('rate', 'F32', { unit: '1/s' });
}

const ANIMATION = masks('Animation', '1 on, 2 loop, 4 reverse, 8 ping-pong, 16 smooth, 32 rotate, 64 scale');
const SYSTEM_FLAGS = masks('System', '1 relative to the object, 2 new angle');
const PATTERN = masks('Pattern', '1 drop, 2 explode, 4 angle, 8 cone, 16 empty cone');
const PART_FLAGS = bits(
  'Particle',
  `0 colour, 1 scale, 2 bounce, 3 wind, 4 follow source, 5 follow velocity, 6 target, 7 straight to target, 8 emissive,
  9 beam, 10 ribbon, 16 glow, 17 blend`,
);
const BLEND = enumeration(
  'Blend',
  `0 one, 1 zero, 2 colour of destination, 3 colour of source, 4 one minus colour of destination,
  5 one minus colour of source, 6 alpha of destination, 7 alpha of source, 8 one minus alpha of destination,
  9 one minus alpha of source`,
);
const GLOW_FLAG = 0x10000;
const BLEND_FLAG = 0x20000;

/** [meaning.fixed.1] Numbers with a point somewhere in their bits. */
const HIGH: NumberLook = { of: (written) => written / 256, type: 'U16 as 8.8' };
const LOW: NumberLook = { of: (written) => written / 32, type: 'U8 as 3.5' };
const SIGNED: NumberLook = { of: (written) => written / 128 - 256, type: '3 U16 as ±8.7' };
const SECONDS = { ...HIGH, unit: 's' };
const SPEED = { ...HIGH, unit: 'm/s' };

function readSystem(reader: PieceReader): void {
  reader.number('CRC', 'U32');
  reader.number('flags', 'U32', { meaning: SYSTEM_FLAGS });
  reader.number('pattern', 'U8', { meaning: PATTERN });
  reader.number('greatest age', 'U16', SECONDS);
  reader.number('start age', 'U16', SECONDS);
  reader.number('inner angle', 'U8', { ...LOW, unit: 'rad' });
  reader.number('outer angle', 'U8', { ...LOW, unit: 'rad' });
  reader.number('burst rate', 'U16', SECONDS);
  reader.number('burst radius', 'U16', { ...HIGH, unit: 'm' });
  reader.number('least speed', 'U16', SPEED);
  reader.number('greatest speed', 'U16', SPEED);
  reader.number('burst count', 'U8');
  reader.numbers('angular velocity', { type: 'U16', count: 3 }, { ...SIGNED, unit: 'rad/s' });
  reader.numbers('acceleration', { type: 'U16', count: 3 }, { ...SIGNED, unit: 'm/s²' });
  reader.id('texture');
  reader.id('target');
}

function readPart(reader: PieceReader): void {
  const flags = reader.number('flags', 'U32', { meaning: PART_FLAGS });
  reader.number('greatest age', 'U16', SECONDS);
  reader.colour('first colour');
  reader.colour('last colour');
  for (const name of ['first scale x', 'first scale y', 'last scale x', 'last scale y']) {
    reader.number(name, 'U8', { ...LOW, unit: 'm' });
  }
  if ((flags & GLOW_FLAG) !== 0) for (const name of ['first glow', 'last glow']) reader.number(name, 'U8', GLOW);
  if ((flags & BLEND_FLAG) !== 0) {
    for (const name of ['blend of source', 'blend of destination']) reader.number(name, 'U8', { meaning: BLEND });
  }
}

const GLOW: NumberLook = { of: (written) => written / 255, type: 'U8 / 255' };
