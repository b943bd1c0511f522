// Where a thing is and how it moves: ObjectData of ObjectUpdate by its length, and Data of ImprovedTerseObjectUpdate.
import { AGENT_STATE, ATTACHED_STATE } from '../tables/states.ts';
import type { Unpacked } from './piece.ts';
import { type NumberType, PieceReader } from './piece-reader.ts';

interface Form {
  readonly type: NumberType;
  readonly hasPlane: boolean;
  /** [meaning.motion.2] Bytes that came later, which viewers skip. */
  readonly later: number;
}

/** [meaning.motion.1] By length in bytes. */
const FORMS: ReadonlyMap<number, Form> = new Map([
  [16, { type: 'U8', hasPlane: false, later: 0 }],
  [32, { type: 'U16', hasPlane: false, later: 0 }],
  [48, { type: 'U16', hasPlane: true, later: 0 }],
  [60, { type: 'F32', hasPlane: false, later: 0 }],
  [64, { type: 'U16', hasPlane: false, later: 32 }],
  [76, { type: 'F32', hasPlane: true, later: 0 }],
  [80, { type: 'U16', hasPlane: true, later: 32 }],
  [124, { type: 'F32', hasPlane: false, later: 64 }],
  [140, { type: 'F32', hasPlane: true, later: 64 }],
]);

const SPEED = 256;
const EAST = { low: -128, high: 384 };
const UP = { low: -256, high: 4096 };

/** [meaning.motion.1] Position, velocity, acceleration, rotation and spin, behind a foot plane for avatars. */
export function unpackMotion(bytes: Uint8Array): Unpacked {
  const reader = new PieceReader(bytes);
  const form = FORMS.get(bytes.length);
  if (form === undefined) {
    reader.fail(`No form of it has ${bytes.length} bytes.`);
    return reader.done();
  }
  if (form.hasPlane) reader.numbers('foot plane', { type: 'F32', count: 4 });
  if (form.type === 'F32') readFloats(reader);
  else readSteps(reader, form.type);
  reader.raw('later data', form.later);
  return reader.done();
}

/** [meaning.terse.1] */
export function unpackTerse(bytes: Uint8Array): Unpacked {
  const reader = new PieceReader(bytes);
  reader.number('local id', 'U32');
  const isAvatarNext = reader.bytes[reader.at + 1] !== 0;
  reader.number('state', 'U8', { meaning: isAvatarNext ? AGENT_STATE : ATTACHED_STATE });
  const isAvatar = reader.number('avatar', 'U8') !== 0;
  if (isAvatar) reader.numbers('foot plane', { type: 'F32', count: 4 });
  reader.numbers('position', VECTOR, { unit: 'm' });
  reader.numbers('velocity', STEPS, { unit: 'm/s', ...inSteps('U16', { low: -128, high: 128 }) });
  reader.numbers('acceleration', STEPS, { unit: 'm/s²', ...inSteps('U16', { low: -64, high: 64 }) });
  reader.rotation('rotation', { type: 'U16', of: inSteps('U16', { low: -1, high: 1 }).of });
  reader.numbers('spin', STEPS, { unit: 'rad/s', ...inSteps('U16', { low: -64, high: 64 }) });
  return reader.done();
}

const VECTOR = { type: 'F32', count: 3 } as const;
const STEPS = { type: 'U16', count: 3 } as const;

function readFloats(reader: PieceReader): void {
  reader.numbers('position', VECTOR, { unit: 'm' });
  reader.numbers('velocity', VECTOR, { unit: 'm/s' });
  reader.numbers('acceleration', VECTOR, { unit: 'm/s²' });
  reader.rotation('rotation');
  reader.numbers('spin', VECTOR, { unit: 'rad/s' });
}

function readSteps(reader: PieceReader, type: NumberType): void {
  const speed = inSteps(type, { low: -SPEED, high: SPEED });
  reader.group('position', () => {
    reader.number('x', type, { unit: 'm', ...inSteps(type, EAST) });
    reader.number('y', type, { unit: 'm', ...inSteps(type, EAST) });
    reader.number('z', type, { unit: 'm', ...inSteps(type, UP) });
  });
  reader.numbers('velocity', { type, count: 3 }, { unit: 'm/s', ...speed });
  reader.numbers('acceleration', { type, count: 3 }, { unit: 'm/s²', ...speed });
  reader.rotation('rotation', { type, of: inSteps(type, { low: -1, high: 1 }).of });
  reader.numbers('spin', { type, count: 3 }, { unit: 'rad/s', ...speed });
}

/** [meaning.steps.1] A number between two ends in equal steps; what is within one step of 0 is 0. */
function inSteps(type: NumberType, { low, high }: { readonly low: number; readonly high: number }) {
  const steps = type === 'U8' ? 0xff : 0xffff;
  const step = (high - low) / steps;
  const of = (written: number): number => {
    const value = low + written * step;
    return Math.abs(value) < step ? 0 : value;
  };
  return { of };
}
