import assert from 'node:assert/strict';
import { test } from 'node:test';
import { THROTTLE_CATEGORIES } from '../../contract/panel.ts';
import { ByteBucket } from './byte-bucket.ts';
import { grantedBytesPerSecond, LEAST_BYTES_PER_SECOND, START_BYTES_PER_SECOND, Throttle } from './throttle.ts';

/** What a viewer asks for with its default settings, in bits per second. */
const VIEWER = [460_800, 317_440, 63_488, 63_488, 1_564_672, 1_564_672, 573_440];

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test('[circuit.throttle.3] a bucket goes into debt by one packet, and opens when the debt is paid', () => {
  const bucket = new ByteBucket(1000, 0);
  assert.equal(bucket.tokens(0), 1200);
  assert.equal(bucket.tokens(60_000), 1200);
  bucket.spend(1100, 0);
  assert.ok(bucket.opensAt <= 0, 'there are 100 bytes left');
  bucket.spend(1200, 0);
  assert.equal(Math.round(bucket.tokens(0)), -1100);
  assert.equal(bucket.opensAt, 1101);
  assert.equal(Math.round(bucket.tokens(bucket.opensAt)), 1);
});

test('[circuit.throttle.3] a bucket holds a quarter of a second, or one whole datagram', () => {
  const burst = (rate: number) => new ByteBucket(rate, 0).tokens(0);
  assert.deepEqual([50, 4800, 4804, 640_000].map(burst), [1200, 1200, 1201, 160_000]);
});

test('[circuit.throttle.3] another rate keeps what is in the bucket, as far as there is room', () => {
  const bucket = new ByteBucket(100_000, 0);
  bucket.spend(5000, 0);
  bucket.retune(1_000_000, 0);
  assert.equal(Math.round(bucket.tokens(0)), 20_000);
  bucket.retune(1000, 0);
  assert.equal(Math.round(bucket.tokens(0)), 1200);
  bucket.spend(2200, 0);
  bucket.retune(2000, 0);
  assert.equal(Math.round(bucket.tokens(0)), -1000);
  assert.equal(Math.round(bucket.opensAt), 501);
});

test('[circuit.throttle.3] whoever comes when the bucket says finds it open, whatever the rate and the time', () => {
  for (const rate of [50, 333, 1000, 6625, 57_600, 195_584.75]) {
    for (const start of [0, 0.1, 123_456.789, 2 ** 40 + 0.3]) {
      const bucket = new ByteBucket(rate, start);
      bucket.spend(9999, start);
      const { opensAt } = bucket;
      bucket.spend(1, opensAt);
      assert.ok(bucket.opensAt > opensAt, `${rate} B/s from ${start}`);
    }
  }
});

test('[circuit.throttle.4] C34: what a viewer asks for by default is granted as it is, in bytes', () => {
  const granted = Object.values(grantedBytesPerSecond(VIEWER));
  assert.deepEqual(granted, [57_600, 39_680, 7936, 7936, 195_584, 195_584, 71_680]);
  assert.equal(sum(granted), 576_000);
});

test('[circuit.throttle.4] C34: what is no number to go by counts as the least', () => {
  const granted = grantedBytesPerSecond([NaN, -5, Number.POSITIVE_INFINITY, -0, 16_000, 0, 8]);
  assert.deepEqual(granted, { ...LEAST_BYTES_PER_SECOND, task: 2000 });
});

test('[circuit.throttle.4] more than a circuit may carry is scaled down, each category alike', () => {
  const granted = grantedBytesPerSecond(VIEWER.map((bits) => bits * 2));
  const expected = VIEWER.map((bits) => (bits / 8) * (640_000 / 576_000));
  for (const [index, category] of THROTTLE_CATEGORIES.entries()) {
    assert.ok(Math.abs(granted[category] - (expected[index] ?? 0)) < 1, category);
  }
  assert.equal(grantedBytesPerSecond([1e30, 0, 0, 0, 0, 0, 0]).land, LEAST_BYTES_PER_SECOND.land);
});

test('[circuit.throttle.5] before a viewer asks it is given what OpenSim begins with', () => {
  const figures = new Throttle(0).figures(0);
  assert.deepEqual(
    figures.map(({ grantedBytesPerSecond: granted }) => granted),
    Object.values(START_BYTES_PER_SECOND),
  );
  assert.equal(
    figures.some((figure) => 'requestedBitsPerSecond' in figure),
    false,
  );
});

test('[circuit.throttle.4] what is no number is shown as not asked for: JSON has no word for it', () => {
  const throttle = new Throttle(0);
  throttle.tune([Number.NaN, Number.POSITIVE_INFINITY, -5, 8000, 8000, 8000, 8000], 0);
  const asked = throttle.figures(0).map(({ requestedBitsPerSecond }) => requestedBitsPerSecond);
  assert.deepEqual(asked, [undefined, undefined, -5, 8000, 8000, 8000, 8000]);
  assert.equal(JSON.stringify(throttle.figures(0)).includes('null'), false);
});

test('[circuit.throttle.1] all categories together go by the bucket of the circuit', () => {
  const throttle = new Throttle(0);
  throttle.tune(new Array(7).fill(8 * 640_000), 0);
  for (const category of THROTTLE_CATEGORIES) throttle.spend(category, 22_000, 10_000);
  throttle.spend('task', 7000, 10_000);
  assert.ok(throttle.opensAt('land') > 10_000, 'land has tokens of its own, the circuit has none');
  const figures = new Map(throttle.figures(10_000).map((figure) => [figure.category, figure]));
  assert.ok((figures.get('land')?.tokenBytes ?? 0) > 0);
  assert.equal(figures.get('task')?.sentBytes, 29_000);
  assert.equal(figures.get('land')?.requestedBitsPerSecond, 5_120_000);
});
