import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CircuitFigures, ThrottleFigures } from '../../contract/panel.ts';
import { blockedTimes, packetColumns, pingColumns, rateColumns } from './series.ts';
import { largestOf, throttleBars } from './throttles.ts';

const PINGS = [
  { circuit: 1, direction: 'out', times: [1, 3], ms: [10, 30], blocked: [{ from: 8, to: 9 }] },
  { circuit: 1, direction: 'in', times: [2, 3], ms: [5, 6], blocked: [{ from: 4, to: 5 }] },
] as const;

test('pings of several ends have their times in common', () => {
  assert.deepEqual(pingColumns(PINGS), {
    times: [1, 2, 3],
    series: [
      { label: 'circuit 1, viewer answers', values: [10, null, 30] },
      { label: 'circuit 1, simulator answers', values: [null, 5, 6] },
    ],
  });
  assert.deepEqual(
    blockedTimes(PINGS).map(({ from }) => from),
    [4, 8],
  );
});

test('rates are those of whole stretches: the last one goes on', () => {
  const rates = {
    step: 2,
    start: 10,
    packetsIn: [4, 2, 1],
    packetsOut: [0, 6],
    bytesIn: [500, 250],
    bytesOut: [0, 0, 9],
  };
  assert.deepEqual(rateColumns(rates), {
    times: [10, 12],
    series: [
      { label: 'to the simulator', values: [2, 1] },
      { label: 'to the viewers', values: [0, 0] },
    ],
  });
  assert.deepEqual(
    packetColumns(rates).series.map(({ values }) => values),
    [
      [2, 1],
      [0, 3],
    ],
  );
  const none = { step: 1, start: 0, packetsIn: [], packetsOut: [], bytesIn: [], bytesOut: [] };
  assert.deepEqual(rateColumns(none).times, []);
});

function circuit(ageMs: number, sentBytes: number): CircuitFigures {
  const bucket: ThrottleFigures = {
    ...{ category: 'task', requestedBitsPerSecond: 9000, grantedBytesPerSecond: 1000, tokenBytes: 0 },
    ...{ sentBytes, waiting: 0, waitingBytes: 0, dropped: 0 },
  };
  return { ageMs, throttle: [bucket] } as unknown as CircuitFigures;
}

test('what is used of a throttle is what was sent since the figures before', () => {
  const bars = throttleBars(circuit(4000, 1500), circuit(2000, 500));
  assert.deepEqual(bars, [{ category: 'task', wish: 9000, budget: 8000, use: 4000 }]);
  assert.equal(largestOf(bars), 9000);
  assert.equal(throttleBars(circuit(4000, 1500), undefined)[0]?.use, undefined);
  assert.equal(throttleBars(circuit(4000, 1500), circuit(4000, 1500))[0]?.use, undefined);
  assert.equal(throttleBars(circuit(4000, 10), circuit(3000, 500))[0]?.use, 0);
  assert.equal(largestOf([]), 1);
});
