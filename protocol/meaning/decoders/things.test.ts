import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, lines } from '../../../test/support/pieces.ts';
import { unpack } from './unpack.ts';

function shown(
  path: string,
  hex: string,
  beside: Readonly<Record<string, number>> = {},
): readonly string[] | undefined {
  const found = unpack(path, bytesOf(hex), (field) => beside[field]);
  return found && [...lines(found.pieces), ...(found.problem === undefined ? [] : [found.problem])];
}

test('[meaning.colour.1] a colour is told in its own bytes, of the text of an object alpha is turned back', () => {
  assert.deepEqual(shown('ViewerEffect.Effect.Color', '01 02 03 ff'), ['0-4 colour: <1, 2, 3, 255>']);
  assert.deepEqual(shown('ObjectUpdate.ObjectData.TextColor', 'ff 00 00 00'), ['0-4 colour: <255, 0, 0, 255>']);
});

test('[meaning.ids.1] ids of textures stand in a row', () => {
  const path = 'ObjectProperties.ObjectData.TextureID';
  assert.deepEqual(shown(path, '1'.repeat(32) + '0'.repeat(32)), [
    '0-16 texture 0: 11111111-1111-1111-1111-111111111111',
    '16-32 texture 1: 00000000-0000-0000-0000-000000000000 (null)',
  ]);
  assert.deepEqual(shown(path, '11'), ['The bytes end in texture 0: 1 of 16 bytes are there.']);
});

test('[meaning.scratch.1] the one byte of an object is a number of primitives, or a species', () => {
  const path = 'ObjectUpdate.ObjectData.Data';
  assert.deepEqual(shown(path, '03', { PCode: 9 }), ['0-1 primitives: 3']);
  assert.deepEqual(shown(path, '0f', { PCode: 255 }), ['0-1 species: 15 (fern)']);
  assert.deepEqual(shown(path, '05', { PCode: 95 }), ['0-1 species: 5 (undergrowth 1)']);
  assert.equal(shown(path, '0506', { PCode: 9 }), undefined);
  assert.equal(shown(path, '05', { PCode: 47 }), undefined);
});
