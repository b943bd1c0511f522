import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { anyLlsd } from '../test/support/llsd.ts';
import { readXml } from './xml.ts';
import { writeResponse } from './xmlrpc.ts';

test('[login.xmlrpc.4] any value is written as XML that can be read', () => {
  void fc.assert(
    fc.property(anyLlsd(), (value) => {
      const read = readXml(writeResponse(value));
      assert.ok('name' in read || read.problem.includes('nested'), JSON.stringify(read));
    }),
    { numRuns: 200 },
  );
});
