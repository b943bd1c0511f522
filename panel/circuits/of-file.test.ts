import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer, Question } from '../../contract/panel.ts';
import type { CircuitTotals, ShownCircuit } from '../../contract/views.ts';
import { endsOfShown, FileCircuits, figuresOfShown, groupsOfShown } from './of-file.ts';

const TOTALS: CircuitTotals = {
  ...{
    packetsIn: 12,
    packetsOut: 3400,
    bytesIn: 900,
    bytesOut: 100_000,
    acksIn: 1,
    acksOut: 2,
    resentIn: 1,
    resentOut: 2,
  },
  ...{ duplicates: 4, lost: 5, ackLatencyMs: { mean: 12.5, p95: null }, pingMs: { now: 1, mean: 2, min: 1, max: 3 } },
};
const ADA: ShownCircuit = {
  ...{ circuit: 1, agent: 'Ada Sandbox', agentId: 'id', region: 'West', isBetweenRegions: false, pingSamplesMs: [] },
};

/** A file of which so many rows were looked at. */
function file(state: { looked: number; total: number }) {
  const asked: boolean[] = [];
  const ask = (question: Question): Promise<Answer> => {
    if (question.ask !== 'view' || question.view.kind !== 'circuits') return assert.fail(question.ask);
    const { figures } = question.view;
    asked.push(figures);
    const circuits = [figures ? { ...ADA, totals: TOTALS } : ADA];
    return Promise.resolve({ answer: 'view', view: { kind: 'circuits', circuits }, looked: { first: 1, ...state } });
  };
  return { asked, circuits: new FileCircuits({ ask }) };
}

test('[views.circuits.1] figures of a long file are asked for when somebody wants them, and until all rows were looked at', async () => {
  const state = { looked: 0, total: 0 };
  const { asked, circuits } = file(state);
  await circuits.refresh(1_000_000, true);
  assert.deepEqual([asked, circuits.all.value, circuits.isBehind.value], [[false], [ADA], false]);
  Object.assign(state, { looked: 10, total: 1_000_000 });
  await circuits.wantFigures();
  assert.deepEqual([asked, circuits.isBehind.value], [[false, true], true]);
  state.looked = state.total;
  await circuits.refresh(1_000_000, true);
  assert.equal(circuits.isBehind.value, false);
  assert.equal(circuits.all.value[0]?.totals?.lost, 5);
});

test('[views.circuits.1] those of a short one at once, but not before it was read', async () => {
  const { asked, circuits } = file({ looked: 9, total: 9 });
  await circuits.refresh(9, false);
  await circuits.refresh(9, true);
  assert.deepEqual(asked, [false, true]);
});

test('a circuit says who speaks with whom', () => {
  assert.deepEqual(endsOfShown(ADA), ['Ada Sandbox', 'West']);
  assert.deepEqual(endsOfShown({ ...ADA, agent: '' }), ['id', 'West']);
  assert.deepEqual(endsOfShown({ ...ADA, agent: '', agentId: '', region: '' }), ['somebody', '']);
  assert.deepEqual(endsOfShown({ ...ADA, isBetweenRegions: true }), ['two regions', 'West']);
});

test('each figure has a definition, and what was not measured is a dash', () => {
  assert.deepEqual(figuresOfShown(ADA), []);
  const figures = [
    ...figuresOfShown({ ...ADA, totals: TOTALS }),
    ...groupsOfShown(TOTALS).flatMap((group) => group.figures),
  ];
  assert.ok(figures.every(({ means }) => means.length > 5));
  const value = (label: string) => figures.find((one) => one.label === label)?.value;
  assert.deepEqual([value('out'), value('95 %'), value('ack')], ['3,400', '–', '13 ms']);
  assert.equal(figures.find(({ label }) => label === 'lost')?.alarming, true);
});
