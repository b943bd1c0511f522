import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CATEGORIES, type Category, sumOf } from './category.ts';

/** What each row and column come to together, as the official comparer adds them. */
const SUMS: { readonly [a in Category]: readonly Category[] } = {
  Same: ['Same', 'Newer', 'Older', 'Mixed', 'Incompatible'],
  Newer: ['Newer', 'Newer', 'Mixed', 'Mixed', 'Incompatible'],
  Older: ['Older', 'Mixed', 'Older', 'Mixed', 'Incompatible'],
  Mixed: ['Mixed', 'Mixed', 'Mixed', 'Mixed', 'Incompatible'],
  Incompatible: ['Incompatible', 'Incompatible', 'Incompatible', 'Incompatible', 'Incompatible'],
};

for (const a of CATEGORIES) {
  for (const [at, b] of CATEGORIES.entries()) {
    test(`[compat.category.1] ${a} and ${b} are ${SUMS[a][at]}`, () => assert.equal(sumOf([a, b]), SUMS[a][at]));
  }
}

test('[compat.category.1] no change at all is Same', () => assert.equal(sumOf([]), 'Same'));
