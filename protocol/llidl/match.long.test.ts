import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_PROBLEMS } from '../llsd/finding.ts';
import { nodeOf } from '../llsd/node.ts';
import { array, string } from '../llsd/value.ts';
import { chosenSpec } from './choice.ts';
import { matchLlidl } from './match.ts';
import { MAX_FINDINGS_MADE } from './match-findings.ts';
import { parseLlidl } from './parse.ts';

test('of a document that is wrong from end to end, no more is said than anybody reads', () => {
  const schema = parseLlidl('[int, ...]');
  const spec = chosenSpec(schema);
  assert.ok(!('problem' in spec));
  const wrong = array(Array.from({ length: MAX_FINDINGS_MADE + 1 }, () => string('x')));
  assert.equal(matchLlidl(schema, spec, nodeOf(wrong)).problems.length, MAX_PROBLEMS);
});
