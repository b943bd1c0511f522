import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { VERSION } from '../../contract/version.ts';
import { inProject } from '../../tools/root.ts';

test('the version that our processes tell is that of the package', () => {
  assert.equal(VERSION, JSON.parse(readFileSync(inProject('package.json'), 'utf8')).version);
});
