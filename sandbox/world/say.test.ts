import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codec } from '../../test/support/doorway.ts';
import { once, say } from './say.ts';

test('[said.once.1] what many are told is found once, and each is told it by its own id', () => {
  let found = 0;
  const speak = once((to) => {
    found += 1;
    return [say(to, 'KillObject', { ObjectData: [{ ID: 7 }] }, ['avatar 7'])];
  });
  const told = ['ada', 'ben', 'cleo'].flatMap(speak);
  assert.equal(found, 1);
  assert.deepEqual(
    told.map((said) => said.kind === 'say' && said.to),
    ['ada', 'ben', 'cleo'],
  );
  const blocks = new Set(told.map((said) => said.kind === 'say' && said.blocks));
  assert.equal(blocks.size, 1, 'the very same blocks, so that they are written once');
  for (const said of told) assert.ok(said.kind === 'say' && codec.encode(said.message, said.blocks).length > 0);
});
