import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inProject } from '../../tools/root.ts';
import { planted } from '../mutations/apply.ts';
import { MUTATIONS } from '../mutations/list.ts';
import { type Mutation, pathIn } from '../mutations/mutation.ts';

const read = (mutation: Mutation, file = mutation.file) => readFileSync(inProject(pathIn(mutation, file)), 'utf8');

test('each planted mistake still has its place; who changes a line changes it in test/mutations, too', () => {
  const lost = MUTATIONS.flatMap((mutation) => {
    const places = read(mutation).split(mutation.find).length - 1;
    return places === 1 ? [] : [`${mutation.mistake}: ${places} places in ${mutation.file}`];
  });
  assert.deepEqual(lost, []);
});

test('each planted mistake changes something, and the test that notices it is there', () => {
  for (const mutation of MUTATIONS) {
    const text = read(mutation);
    assert.notEqual(planted(mutation, text), text, mutation.mistake);
    const [tag = ''] = /[a-z][a-z.]+\d+/.exec(mutation.title) ?? [];
    assert.ok(
      tag !== '' && read(mutation, mutation.test).includes(tag),
      `${mutation.test} has nothing on ${mutation.title}`,
    );
  }
  assert.ok(MUTATIONS.length >= 20);
  assert.equal(new Set(MUTATIONS.map(({ mistake }) => mistake)).size, MUTATIONS.length);
});
