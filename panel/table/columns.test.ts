import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COLUMN_IDS, COLUMNS, Columns, WIDTH } from './columns.ts';

test('columns stand in their own order, and the name stays', () => {
  const columns = new Columns();
  columns.toggle('summary');
  columns.toggle('row');
  columns.toggle('flags');
  columns.toggle('name');
  assert.deepEqual(columns.chosen.value, [
    'row',
    'time',
    'direction',
    'circuit',
    'name',
    'sequence',
    'size',
    'fate',
    'summary',
  ]);
  assert.deepEqual(columns.extras.value, ['summary']);
  columns.toggle('ackLatency');
  assert.deepEqual(columns.extras.value, ['ackLatency', 'summary']);
  columns.reset();
  assert.deepEqual(columns.extras.value, []);
});

test('a column is as wide as it was made, within bounds; then it no longer grows', () => {
  const columns = new Columns();
  assert.match(columns.tracks.value, /minmax\(110px, 1fr\)/);
  columns.resize('name', 5000);
  columns.resize('circuit', 1);
  columns.resize('size', Number.NaN);
  assert.equal(columns.tracks.value, `78px 22px ${WIDTH.least}px ${WIDTH.most}px 56px 54px 52px 112px`);
});

test('choice, widths and time are kept, and what is none of them is left out', () => {
  const columns = new Columns();
  columns.toggle('acks');
  columns.resize('time', 99);
  columns.time.value = 'delta';
  assert.deepEqual(new Columns(columns.kept()).kept(), columns.kept());
  const odd = JSON.parse('{"chosen":["nonsense"],"widths":{"nonsense":5,"time":"wide"},"time":"never"}');
  assert.deepEqual(new Columns(odd).kept(), new Columns().kept());
});

test('a clock needs more room than seconds', () => {
  const columns = new Columns();
  columns.time.value = 'absolute';
  assert.ok(columns.widthOf('time') > COLUMNS.time.width);
  assert.ok(COLUMN_IDS.every((id) => columns.widthOf(id) >= WIDTH.least));
});

test('where there is little room columns shrink a little, but not those that somebody made as wide', () => {
  const columns = new Columns();
  columns.resize('time', 90);
  columns.room.value = 10;
  assert.equal(columns.tracks.value, '90px 17px 32px minmax(88px, 1fr) 44px 43px 41px 89px');
  assert.equal(columns.width.value, 90 + 17 + 32 + 88 + 44 + 43 + 41 + 89 + 16);
  columns.room.value = 5000;
  assert.match(columns.tracks.value, /minmax\(110px, 1fr\)/);
});
