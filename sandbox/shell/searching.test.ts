import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codec, packet } from '../../capture/filter/rows.fixture.ts';
import { SLICE_LOOKS } from '../../capture/filter/work.ts';
import { Store } from '../../capture/store.ts';
import type { CircuitFigures } from '../../contract/panel.ts';
import { Searching } from './searching.ts';

const CIRCUIT = { circuit: 1, agent: 'Ada Sandbox', agentId: '', region: 'Sandbox One' } as CircuitFigures;

function opened(rows: number) {
  const store = new Store({ rows: 500_000, bytes: 2 ** 30 });
  const row = packet('StartPingCheck', { PingID: { PingID: 3 } });
  for (let n = 0; n < rows; n++) store.append(row);
  const progress: boolean[] = [];
  let asked = 0;
  let onLast: () => void = () => undefined;
  const searching = new Searching({
    codec,
    store,
    now: () => 10,
    circuits: () => {
      asked += 1;
      return [CIRCUIT];
    },
    onProgress: (isLast) => {
      progress.push(isLast);
      if (isLast) onLast();
    },
  });
  const matched = (filter: string) => {
    const answer = searching.answer({ ask: 'tail', count: 1, filter });
    assert.ok(answer.answer === 'rows');
    return answer.window.matched;
  };
  return { searching, progress, matched, asked: () => asked, last: new Promise<void>((resolve) => (onLast = resolve)) };
}

test('[filter.search.2] what one answer leaves is searched in the turns after it', async () => {
  const { last, matched, progress } = opened(3 * SLICE_LOOKS);
  assert.equal(matched('dir == in'), SLICE_LOOKS);
  await last;
  assert.deepEqual(progress, [false, true]);
  assert.equal(matched('dir == in'), 3 * SLICE_LOOKS);
});

test('a search that is stopped with its process does nothing more', async () => {
  const { matched, progress, searching } = opened(3 * SLICE_LOOKS);
  matched('dir == in');
  searching.stop();
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(progress, []);
});

test('[filter.words.3] who has a circuit is asked when it is needed, and remembered', () => {
  const { asked, matched, searching } = opened(3);
  assert.equal(matched('dir == in'), 3);
  assert.equal(asked(), 0);
  assert.equal(matched('agent ~ "ada"'), 3);
  assert.equal(matched('region == "Sandbox One"'), 3);
  assert.equal(asked(), 1);
  searching.useCodec(codec);
  assert.equal(matched('agent ~ "ada"'), 3);
  assert.equal(asked(), 1);
});
