import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Inflow } from './inflow.ts';

test('[circuit.inflow.1] C31: of 20,000 datagrams in a second 9,000 are handled', () => {
  const inflow = new Inflow(0);
  let admitted = 0;
  for (let index = 0; index < 20_000; index += 1) if (inflow.admits(Math.round((index * 1000) / 19_999))) admitted += 1;
  assert.equal(admitted, 9000);
});

test('[circuit.inflow.1] a quiet time saves no more than one burst', () => {
  const inflow = new Inflow(0);
  let admitted = 0;
  while (inflow.admits(1_000_000)) admitted += 1;
  assert.equal(admitted, 6000);
});

test('[circuit.inflow.1] a clock that steps back earns nothing', () => {
  const inflow = new Inflow(1000);
  while (inflow.admits(1000));
  assert.equal(inflow.admits(0), false);
  assert.equal(inflow.admits(1000), false);
  assert.equal(inflow.admits(1001), true);
});
