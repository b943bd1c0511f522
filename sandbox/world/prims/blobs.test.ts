import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHex, toHex } from '../../../protocol/bytes.ts';
import { readCompressed, readTerse } from '../testing/prim-reader.ts';
import { compressedPrim, primPlace, tersePrim } from './blobs.ts';
import { readFaces } from './faces.ts';
import { type Prim, plainPrim } from './prim.ts';

/** Recorded from programs that are not ours, which read them. */
const TERSE = 'bd1b0000000000000443000004430000d041ff7fff7fff7fff7fff7fff7fff7fff7fff7fffffff7fff7fff80';
const FACES =
  '8955674724cb43ed920b47caed15465f000000000004ff00ff00000000803f000000803f00000000000000000000' +
  '00000000000000000000000000000000000000000000';
const COMPRESSED =
  'bbbbbbbb000040008000000000000002bd1b000009000100000003010000803f0000004000004040000003430000044300' +
  '00d0410000000000000000f304353f840000001111111122224333844455555555555500000000000000000000003f4865' +
  '6c6c6f00ff00000001200010000000ffffffff00002041000000000000403f10000000006464000000000000000000010000' +
  `0000000044000000${FACES}`;

const SPINNING = [0, 0, 0.5] as const;
const LIGHT = fromHex('ffffffff00002041000000000000403f') ?? new Uint8Array();

const greeter: Prim = {
  ...plainPrim({
    id: 'bbbbbbbb-0000-4000-8000-000000000002',
    ownerId: '11111111-2222-4333-8444-555555555555',
    position: [131, 132, 26],
    madeAt: 0,
  }),
  ...{ localId: 7101, crc: 1, clickAction: 1, scale: [1, 2, 3], text: 'Hello', textColor: [255, 0, 0, 255] },
  rotation: [0, 0, Math.fround(Math.SQRT1_2), Math.SQRT1_2],
  extras: new Map([[0x20, LIGHT]]),
  faces: fromHex(FACES) ?? new Uint8Array(),
};

test('[prim.compressed.1] [prim.compressed.2] [prim.compressed.3] a recorded prim of 224 bytes is written to the byte', () => {
  const bytes = compressedPrim(greeter, SPINNING);
  assert.equal(bytes.length, 224);
  assert.equal(toHex(bytes), COMPRESSED);
});

test('[prim.compressed.1] and the recorded one is read as the prim that it is', () => {
  const read = readCompressed(fromHex(COMPRESSED) ?? new Uint8Array());
  assert.equal(read.left, 0);
  const { clickAction, code, crc, extras, id, label, localId, ownerId, parent, parts, position, scale, spin } = read;
  assert.deepEqual(
    { clickAction, code, crc, id, localId, ownerId, parent, parts, position, scale, spin },
    {
      ...{ clickAction: 1, code: 9, crc: 1, id: greeter.id, localId: 7101, ownerId: greeter.ownerId, parent: 0 },
      ...{ parts: 0x84, position: [131, 132, 26], scale: [1, 2, 3], spin: [0, 0, 0.5] },
    },
  );
  assert.deepEqual(label, { text: 'Hello', color: [255, 0, 0, 255] });
  assert.deepEqual(extras, [[0x20, LIGHT]]);
  assert.deepEqual(readFaces(read.faces)?.others.get(2)?.color, [0, 255, 0, 255]);
});

test('[prim.terse.1] a recorded turning prim of 44 bytes, written and read', () => {
  const moving = { localId: 7101, position: [132, 132, 26], rotation: [0, 0, 0, 1], spin: SPINNING } as const;
  assert.equal(toHex(tersePrim(moving)), TERSE);
  const read = readTerse(fromHex(TERSE) ?? new Uint8Array());
  assert.equal(read.length, 44);
  assert.deepEqual([read.localId, read.hasPlane, read.position], [7101, 0, [132, 132, 26]]);
  assert.deepEqual(
    [read.velocity, read.rotation],
    [
      [0, 0, 0],
      [0, 0, 0, 1],
    ],
  );
  assert.equal(read.spin[2]?.toFixed(3), '0.499');
});

test('[prim.full.1] the place of a prim has 60 bytes, and a rotation with a negative w is told by its opposite', () => {
  const rotation = [0, 0, -Math.SQRT1_2, -Math.SQRT1_2] as const;
  const place = primPlace({ ...greeter, rotation });
  assert.equal(place.length, 60);
  assert.equal(
    toHex(place.subarray(36, 48)),
    '0000000000000000f304353f'.replace(/^0000000000000000/, '0000008000000080'),
  );
});

test('[prim.compressed.2] a part of a link set names its root, a tree its species, and media its address', () => {
  const tree = readCompressed(
    compressedPrim({ ...greeter, code: 255, state: 7, parent: 12, mediaUrl: 'http://x/', text: '' }),
  );
  assert.deepEqual(
    [tree.parent, tree.species, tree.mediaUrl, tree.label, tree.spin, tree.left],
    [12, 7, 'http://x/', undefined, undefined, 0],
  );
});

test('[prim.text.1] what hovers above a prim fits behind one length byte, and says how often it was touched', () => {
  const long = readCompressed(compressedPrim({ ...greeter, text: 'ü'.repeat(300) }));
  assert.equal(long.label?.text, 'ü'.repeat(127));
  const touched = readCompressed(compressedPrim({ ...greeter, touches: 3, textColor: [1, 2, 3, 0] }));
  assert.deepEqual(touched.label, { text: 'Hello\nTouches: 3', color: [1, 2, 3, 0] });
});
