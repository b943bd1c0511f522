// What viewers pack: throttles, new places of things, effects.
import { enumeration } from '../spell.ts';
import type { Unpacked } from './piece.ts';
import { PieceReader } from './piece-reader.ts';

/** The order of [meaning.throttle.1]. */
const CATEGORIES = ['resend', 'land', 'wind', 'cloud', 'task', 'texture', 'asset'] as const;

/** [meaning.throttle.1] */
export function unpackThrottles(bytes: Uint8Array): Unpacked {
  const reader = new PieceReader(bytes);
  if (bytes.length > 0) for (const category of CATEGORIES) reader.number(category, 'F32', { unit: 'bit/s' });
  return reader.done();
}

const MOVES = { position: 1, rotation: 2, scale: 4 } as const;

/** [meaning.edit.1] What `type` names, in this order. */
export function unpackEdit(bytes: Uint8Array, type: number): Unpacked {
  const reader = new PieceReader(bytes);
  if ((type & MOVES.position) !== 0) reader.numbers('position', { type: 'F32', count: 3 }, { unit: 'm' });
  if ((type & MOVES.rotation) !== 0) reader.rotation('rotation');
  if ((type & MOVES.scale) !== 0) reader.numbers('scale', { type: 'F32', count: 3 }, { unit: 'm' });
  return reader.done();
}

const LOOKS = enumeration(
  'Look at',
  `0 nothing, 1 idle, 2 auto listen, 3 free look, 4 respond, 5 hover, 6 conversation, 7 select, 8 focus, 9 mouselook,
  10 clear`,
);
const POINTS = enumeration('Point at', '0 nothing, 1 select, 2 grab, 3 clear');
const LOOK_AT = 14;
const POINT_AT = 15;

/** [meaning.effect.1] Effects of other types have the same three, or bytes of their own. */
export function unpackEffect(bytes: Uint8Array, type: number): Unpacked | undefined {
  const hasTarget = type === LOOK_AT || type === POINT_AT;
  if (!hasTarget && bytes.length !== EFFECT_BYTES) return undefined;
  const reader = new PieceReader(bytes);
  reader.id('source');
  reader.id('target');
  reader.numbers('position in the world', { type: 'F64', count: 3 }, { unit: 'm' });
  if (hasTarget) reader.number('why', 'U8', { meaning: type === LOOK_AT ? LOOKS : POINTS });
  return reader.done();
}

const EFFECT_BYTES = 56;
