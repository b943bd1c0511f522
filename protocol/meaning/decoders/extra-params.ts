// What prims have beyond their shape: flexible, light, sculpt and mesh, projector, materials, probe.

import { group, masks } from '../spell.ts';
import { meaningAt } from '../table.ts';
import type { Unpacked } from './piece.ts';
import { PieceReader } from './piece-reader.ts';

/** [meaning.extra.1] A count, then type, length and body of each. */
export function unpackExtraParams(bytes: Uint8Array): Unpacked {
  const reader = new PieceReader(bytes);
  if (bytes.length > 0) readExtraParams(reader);
  return reader.done();
}

/** [meaning.extra.2] The body alone, as ObjectExtraParams has it; its type stands beside it. */
export function unpackExtraParam(bytes: Uint8Array, type: number): Unpacked {
  const reader = new PieceReader(bytes);
  if (bytes.length > 0) readBody(reader, type);
  return reader.done();
}

export function readExtraParams(reader: PieceReader): void {
  const count = reader.number('count', 'U8');
  for (let index = 0; index < count && reader.left > 0; index++) {
    reader.group(`parameter ${index}`, () => {
      const type = reader.number('type', 'U16', { meaning: PARAM_TYPE });
      const bytes = reader.number('length', 'U32', { unit: 'bytes' });
      if (bytes > 0) reader.group(BODIES.get(type)?.name ?? 'body', () => readBody(reader, type), { bytes });
    });
  }
}

const PARAM_TYPE = meaningAt('ObjectExtraParams.ObjectData.ParamType');
const SCULPT = masks('Sculpt', '64 inverted, 128 mirrored', [
  group('', [0, 6], '0 none, 1 sphere, 2 torus, 3 plane, 4 cylinder, 5 mesh'),
]);

interface Body {
  readonly name: string;
  read(reader: PieceReader): void;
}

const SHAPED: Body = {
  name: 'sculpt',
  read(reader) {
    reader.id('map or mesh');
    reader.number('kind', 'U8', { meaning: SCULPT });
  },
};

/** By type. [meaning.extra.3] */
const BODIES: ReadonlyMap<number, Body> = new Map([
  [0x10, { name: 'flexible', read: readFlexible }],
  [0x20, { name: 'light', read: readLight }],
  [0x30, SHAPED],
  [0x40, { name: 'light image', read: readLightImage }],
  [0x60, { ...SHAPED, name: 'mesh' }],
  [
    0x70,
    {
      name: 'extended mesh',
      read: (reader: PieceReader) => void reader.number('flags', 'U32', { meaning: masks('Mesh', '1 animated') }),
    },
  ],
  [0x80, { name: 'render materials', read: readMaterials }],
  [0x90, { name: 'reflection probe', read: readProbe }],
]);

function readBody(reader: PieceReader, type: number): void {
  const body = BODIES.get(type);
  if (body === undefined) reader.raw('body', reader.left);
  else body.read(reader);
}

/** [meaning.flexible.1] Softness lies in the high bits of the first two bytes. */
function readFlexible(reader: PieceReader): void {
  const start = reader.at;
  const tenths = { of: (written: number) => (written & 0x7f) / 10, type: '7 bits / 10' };
  const first = reader.number('tension', 'U8', tenths);
  const second = reader.number('drag', 'U8', tenths);
  reader.also('softness', { start, value: 2 * (first >> 7) + (second >> 7), type: '2 bits' });
  reader.number('gravity', 'U8', { of: (written) => written / 10 - 10, type: 'U8 / 10 - 10' });
  reader.number('wind', 'U8', { of: (written) => written / 10, type: 'U8 / 10' });
  if (reader.left > 0) reader.numbers('force', { type: 'F32', count: 3 });
}

function readLight(reader: PieceReader): void {
  reader.colour('colour');
  reader.number('radius', 'F32', { unit: 'm' });
  reader.number('cutoff', 'F32');
  reader.number('falloff', 'F32');
}

function readLightImage(reader: PieceReader): void {
  reader.id('image');
  reader.number('field of view', 'F32', { unit: 'rad' });
  reader.number('focus', 'F32');
  reader.number('ambience', 'F32');
}

function readMaterials(reader: PieceReader): void {
  const count = reader.number('count', 'U8');
  for (let index = 0; index < count && reader.left > 0; index++) {
    reader.group(`material ${index}`, () => {
      reader.number('face', 'U8');
      reader.id('material');
    });
  }
}

function readProbe(reader: PieceReader): void {
  reader.number('ambience', 'F32');
  reader.number('clip distance', 'F32', { unit: 'm' });
  reader.number('flags', 'U8', { meaning: masks('Probe', '1 box, 2 dynamic, 4 mirror') });
}
