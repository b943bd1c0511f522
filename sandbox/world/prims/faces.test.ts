import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHex, toHex } from '../../../protocol/bytes.ts';
import { seeded } from '../../../test/support/seeded.ts';
import { type Face, type Faces, MOST_FACES, plainFace, readFaces, writeFaces } from './faces.ts';

/** Recorded: all plywood and white, the third face green. */
const GOLDEN =
  '8955674724cb43ed920b47caed15465f000000000004ff00ff00000000803f000000803f00000000000000000000' +
  '00000000000000000000000000000000000000000000';
const SEED = 20_261_121;
const ROUNDS = 200;

test('[prim.faces.1] a recorded texture entry, written and read', () => {
  const green: Face = plainFace(undefined, [0, 255, 0, 255]);
  const faces: Faces = { rest: plainFace(), others: new Map([[2, green]]) };
  assert.equal(toHex(writeFaces(faces)), GOLDEN);
  assert.deepEqual(readFaces(fromHex(GOLDEN) ?? new Uint8Array()), faces);
});

test(`[prim.faces.1] what is written is read again, for any faces (seed ${SEED})`, () => {
  const random = seeded(SEED);
  const whole = (most: number) => Math.floor(random() * (most + 1));
  const short = () => whole(65_535) - 32_768;
  const face = (): Face => ({
    ...plainFace(`${'0'.repeat(7)}${whole(3)}-0000-4000-8000-000000000000`),
    ...{ color: [whole(255), whole(255), 0, 255], repeatS: whole(4), repeatT: 1, offsetS: short(), offsetT: 0 },
    ...{ rotation: short(), surface: whole(255), media: whole(7), glow: whole(255) },
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    const others = new Map(Array.from({ length: whole(8) }, () => [whole(MOST_FACES - 1), face()]));
    const faces = { rest: face(), others };
    const read = readFaces(writeFaces(faces));
    assert.deepEqual(read?.rest, faces.rest, `seed ${SEED}, round ${round}`);
    for (const [number, other] of others)
      assert.deepEqual(read?.others.get(number), other, `seed ${SEED}, round ${round}`);
  }
});

test('[prim.faces.2] an entry may end after any of its values, with or without a closing zero', () => {
  const whole = fromHex(GOLDEN) ?? new Uint8Array();
  for (const length of [16, 17, 52, 68]) assert.notEqual(readFaces(whole.subarray(0, length)), undefined, `${length}`);
  assert.notEqual(readFaces(Uint8Array.of(...whole, 0)), undefined);
});

for (const [what, hex] of [
  ['nothing', ''],
  ['half a texture', '8955674724cb43ed'],
  ['a face without its value', '8955674724cb43ed920b47caed15465f04aa'],
  ['a mask without an end', `8955674724cb43ed920b47caed15465f${'ff'.repeat(12)}`],
] as const) {
  test(`[prim.faces.2] ${what} is no texture entry`, () => {
    assert.equal(readFaces(fromHex(hex) ?? new Uint8Array()), undefined);
  });
}

test('[prim.faces.3] the last of 45 faces has a mask of seven bytes, the highest bits first', () => {
  const other = plainFace(undefined, [0, 0, 0, 255]);
  const bytes = writeFaces({ rest: plainFace(), others: new Map([[MOST_FACES - 1, other]]) });
  assert.match(toHex(bytes), /0000000084808080808000ffffff00/);
  assert.deepEqual(readFaces(bytes)?.others.get(MOST_FACES - 1), other);
});
