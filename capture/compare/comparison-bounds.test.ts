import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Work } from '../filter/work.ts';
import { captureOf, chat, codec, differences, type Told } from './captures.fixture.ts';
import { CaptureComparison, MOST_COMPARED } from './comparison.ts';
import { LONGEST_VALUE, MOST_VALUES } from './row-changes.ts';

test('[compare.bounds.4] the first rows of each capture are compared, and what is left out is said', () => {
  const rows = Array.from({ length: 12 }, (_, at) => chat(`${at}`));
  const found = differences(rows, rows.slice(0, 10), 10);
  assert.equal(found.equal, true);
  assert.deepEqual(found.remarks, ['The first 10 rows of the base were compared; 2 were not.']);
  assert.ok(MOST_COMPARED > 10);
});

test('[compare.bounds.3] so many values of a row are listed, and each so far', () => {
  const objects = (from: number): Told => {
    const many = Array.from({ length: MOST_VALUES + 10 }, (_, at) => ({ Text: `${from} ${at}` }));
    return { name: 'ObjectUpdate', direction: 'out', message: { ObjectData: many } };
  };
  assert.equal(differences([objects(1)], [objects(2)]).changes[0]?.values.length, MOST_VALUES);
  const long = (end: string) => chat(`${'x'.repeat(LONGEST_VALUE)}${end}`);
  const [value] = differences([long('a')], [long('b')]).changes[0]?.values ?? [];
  assert.equal(value?.base?.length, LONGEST_VALUE);
});

test('a comparison is done in slices, and says how far it is', () => {
  const rows = Array.from({ length: 200 }, (_, at) => chat(`${at}`));
  const comparison = new CaptureComparison({ base: captureOf(rows), current: captureOf(rows), codec });
  const shares: number[] = [];
  while (comparison.result === undefined && shares.length < 1000) {
    comparison.advance(new Work(5000));
    shares.push(comparison.share);
  }
  assert.equal(comparison.result?.equal, true);
  assert.ok(shares.length > 10, `${shares.length} slices`);
  assert.deepEqual(
    shares,
    [...shares].sort((a, b) => a - b),
  );
  assert.equal(shares.at(-1), 1);
});
