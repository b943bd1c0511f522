// What holds for every value, in both forms that grids speak.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { anyLlsd, typedOf } from '../../test/support/llsd.ts';
import { readLlsdBinary, writeLlsdBinary } from './binary.ts';
import { readLlsdXml, writeLlsdXml } from './xml.ts';

test('any value survives XML and binary, and both agree', () => {
  void fc.assert(
    fc.property(anyLlsd(), (value) => {
      const expected = typedOf(value);
      const fromXml = readLlsdXml(writeLlsdXml(value));
      assert.deepEqual(typedOf(fromXml.value), expected);
      const fromBinary = readLlsdBinary(writeLlsdBinary(value));
      assert.deepEqual(typedOf(fromBinary.value), expected);
      assert.deepEqual(
        fromBinary.problems.filter(({ severity }) => severity === 'error'),
        [],
      );
      assert.deepEqual(
        fromXml.problems.filter(({ severity }) => severity === 'error'),
        [],
      );
    }),
    { numRuns: 300 },
  );
});
