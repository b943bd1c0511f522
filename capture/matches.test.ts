import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codec } from './filter/rows.fixture.ts';
import { Matches } from './matches.ts';
import { datagram } from './rows.fixture.ts';
import { Store } from './store.ts';

test('what four filters found is remembered; a fifth makes us forget the one that was asked for longest ago', () => {
  const store = new Store();
  store.append(datagram('AgentUpdate', 1));
  let looked = 0;
  const counting = {
    ...codec,
    byId: (id: number) => {
      looked += 1;
      return codec.byId(id);
    },
  };
  const matches = new Matches(counting);
  /** Whether rows had to be looked at to answer. */
  const looksFor = (filter: string): boolean => {
    const before = looked;
    assert.equal('problem' in matches.rows(store, filter), false);
    return looked > before;
  };
  assert.deepEqual(['A*', 'B*', 'C*', 'D*'].map(looksFor), [true, true, true, true]);
  assert.deepEqual(['A*', 'B*', 'C*', 'D*', 'A*'].map(looksFor), [false, false, false, false, false]);
  assert.equal(looksFor('E*'), true);
  assert.deepEqual(['A*', 'C*', 'D*', 'E*'].map(looksFor), [false, false, false, false]);
  assert.equal(looksFor('B*'), true);
});
