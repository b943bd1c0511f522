import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../../test/support/seeded.ts';
import { Matches } from '../matches.ts';
import { RowList } from '../row-list.ts';
import { Store } from '../store.ts';
import { factsOf, type OutsideFacts } from './facts.ts';
import { compileFilter } from './filter.ts';
import { grownFilter } from './grown.fixture.ts';
import { filterRow } from './row.ts';
import { codec, NOW, OWNERS, packet, SESSION } from './rows.fixture.ts';
import { RENEW_SECONDS, Search } from './search.ts';
import { Sightings } from './sightings.ts';
import { Witness } from './witness.ts';
import { SLICE_LOOKS, Work } from './work.ts';

const OUTSIDE: OutsideFacts = { now: NOW, circuit: (circuit) => OWNERS.get(circuit) };

function searchFor(store: Store, text: string): Search {
  const filter = compileFilter(text, codec);
  assert.ok(!('problems' in filter), text);
  return new Search(store, filter);
}

const numbers = (rows: { readonly count: number; at(index: number): number }): readonly number[] =>
  Array.from({ length: rows.count }, (_, index) => rows.at(index));

/** A store with rows drawn from the session, in any order, some of them again and again. */
function randomStore(random: () => number, rows: number): Store {
  const store = new Store();
  for (let n = 0; n < rows; n++) {
    const [, row] = SESSION[Math.floor(random() * SESSION.length)] ?? SESSION[0] ?? assert.fail();
    store.append({ ...row, time: n / 2, circuit: Math.floor(random() * 4) });
  }
  return store;
}

/** What the rows themselves say, one by one. */
function asked(store: Store, text: string): readonly number[] {
  const filter = compileFilter(text, codec);
  assert.ok(!('problems' in filter), text);
  const rows = Array.from({ length: store.count }, (_, index) => store.row(store.firstRow + index) ?? assert.fail());
  const sightings = new Sightings();
  for (const row of rows) sightings.see(filterRow(row));
  const facts = factsOf(OUTSIDE, sightings);
  return rows.filter((row) => filter.matches(filterRow(row), facts)).map(({ row }) => row);
}

test('[filter.search.1] the columns say what the rows say, one by one, of any filter', () => {
  for (let seed = 0; seed < 300; seed++) {
    const random = seeded(seed);
    const store = randomStore(random, 60);
    const text = grownFilter(random);
    const found = new Matches(codec, () => OUTSIDE).rows(store, text);
    assert.ok(!('problem' in found), text);
    assert.equal(found.search, undefined);
    assert.deepEqual(numbers(found), asked(store, text), `seed ${seed}: ${text}`);
  }
});

test('[filter.search.1] slices of any size find the same, and what was found stays in order', () => {
  for (let seed = 0; seed < 100; seed++) {
    const random = seeded(seed);
    const store = randomStore(random, 50);
    const text = `${grownFilter(random, 2)} && !duplicate || acked`;
    const search = searchFor(store, text);
    const witness = new Witness(store);
    while (witness.isBehind) witness.advance(new Work(3));
    const facts = factsOf(OUTSIDE, witness.sightings);
    for (let slices = 0; search.isBusy; slices++) {
      assert.ok(slices < 2000, text);
      search.advance(new Work(1 + Math.floor(random() * 40)), facts);
    }
    assert.deepEqual(numbers(search.rows), asked(store, text), `seed ${seed}: ${text}`);
  }
});

test('[filter.search.2] a large log is searched in slices, and the answer says how far it is', () => {
  const store = new Store({ rows: 400_000, bytes: 2 ** 30 });
  const row = packet('StartPingCheck', { PingID: { PingID: 3 } });
  const total = 3 * SLICE_LOOKS;
  for (let n = 0; n < total; n++) store.append(row);
  const matches = new Matches(codec);
  const first = matches.rows(store, 'dir == in');
  assert.ok(!('problem' in first));
  assert.deepEqual(first.search, { looked: SLICE_LOOKS, total, isStopped: false });
  assert.deepEqual([first.count, matches.isBusy], [SLICE_LOOKS, true]);
  matches.advance();
  assert.equal(matches.isBusy, true);
  matches.advance();
  assert.equal(matches.isBusy, false);
  const last = matches.rows(store, 'dir == in');
  assert.ok(!('problem' in last));
  assert.deepEqual([last.count, last.search], [total, undefined]);
});

test('[filter.search.2] only the filter that was asked for last is searched on', () => {
  const store = new Store({ rows: 200_000, bytes: 2 ** 30 });
  const row = packet('StartPingCheck', { PingID: { PingID: 3 } });
  for (let n = 0; n < 2 * SLICE_LOOKS; n++) store.append(row);
  const matches = new Matches(codec);
  matches.rows(store, 'dir == in');
  matches.rows(store, 'Start*');
  matches.advance();
  assert.equal(matches.isBusy, false);
  matches.rows(store, '');
  assert.equal(matches.isBusy, false);
  const first = matches.rows(store, 'dir == in');
  assert.ok(!('problem' in first));
  assert.equal(first.search, undefined, 'being asked again is a slice');
});

test('[filter.search.3] a search that is stopped keeps what it found, and goes on when asked to', () => {
  const store = randomStore(seeded(1), 60);
  const search = searchFor(store, 'door == udp');
  const facts = factsOf(OUTSIDE);
  search.advance(new Work(20), facts);
  search.stop();
  const found = numbers(search.rows);
  search.advance(new Work(), facts);
  assert.deepEqual([numbers(search.rows), search.isBusy], [found, false]);
  assert.deepEqual(search.progress, { looked: 20, total: 60, isStopped: true });
  search.goOn();
  search.advance(new Work(), facts);
  assert.deepEqual(numbers(search.rows), asked(store, 'door == udp'));
});

test('[filter.search.3] the search for a filter is stopped by its text', () => {
  const store = new Store({ rows: 200_000, bytes: 2 ** 30 });
  const row = packet('StartPingCheck', { PingID: { PingID: 3 } });
  for (let n = 0; n < 2 * SLICE_LOOKS; n++) store.append(row);
  const matches = new Matches(codec);
  matches.rows(store, 'dir == in');
  matches.steer('dir == in', false);
  assert.equal(matches.isBusy, false);
  const stopped = matches.rows(store, 'dir == in');
  assert.ok(!('problem' in stopped));
  assert.equal(stopped.search?.isStopped, true);
  matches.steer('dir == in', true);
  assert.equal(matches.isBusy, true);
  matches.steer('something else', false);
});

test('[filter.search.4] what changes as time goes by is asked again when somebody asks', () => {
  const store = new Store();
  let now = 10;
  const matches = new Matches(codec, () => ({ ...OUTSIDE, now }));
  const found = (filter: string) => {
    const rows = matches.rows(store, filter);
    assert.ok(!('problem' in rows));
    assert.equal(rows.isUnsettled, true);
    return numbers(rows);
  };
  const chat = SESSION.find(([name]) => name === 'hello')?.[1] ?? assert.fail();
  const ack = SESSION.find(([name]) => name === 'ack')?.[1] ?? assert.fail();
  store.append({ ...chat, time: 9 });
  assert.deepEqual([found('age > 2s'), found('reliable && !acked')], [[], [1]]);
  now = 12;
  assert.deepEqual([found('age > 2s'), found('age < 2s'), found('reliable && !acked')], [[1], [], [1]]);
  store.append(ack);
  assert.deepEqual([found('age > 2s'), found('reliable && !acked'), found('acked')], [[1, 2], [], [1]]);
});

test('[filter.search.4] what one slice cannot ask anew is asked once in a while, but new rows at once', () => {
  const store = new Store({ rows: 200_000, bytes: 2 ** 30 });
  const row = packet('StartPingCheck', { PingID: { PingID: 3 } }, {}, { time: 1 });
  for (let n = 0; n <= SLICE_LOOKS; n++) store.append(row);
  const search = searchFor(store, 'age > 5s');
  const countAt = (now: number) => {
    search.renew(now);
    while (search.isBusy) search.advance(new Work(), { ...factsOf(OUTSIDE), now });
    return search.rows.count;
  };
  assert.equal(countAt(6), 0);
  store.append({ ...row, time: 0 });
  assert.equal(countAt(6 + RENEW_SECONDS / 2), 1);
  assert.equal(countAt(6 + RENEW_SECONDS), SLICE_LOOKS + 2);
});

test('[filter.search.1] a live log that loses its oldest rows is searched as a whole one is', () => {
  const store = new Store({ rows: 400 });
  const matches = new Matches(codec, () => OUTSIDE);
  const random = seeded(5);
  const filters = ['reliable', 'age > 3s && dir == in', 'ChatFromViewer.ChatData.Type == 1', 'size > 10 && !resent'];
  for (let round = 0; round < 30; round++) {
    for (let n = 0; n < 65; n++) {
      const [, row] = SESSION[Math.floor(random() * SESSION.length)] ?? assert.fail();
      store.append(row);
    }
    for (const filter of filters) {
      const found = matches.rows(store, filter);
      assert.ok(!('problem' in found));
      assert.deepEqual(numbers(found), asked(store, filter), `round ${round}: ${filter}`);
    }
  }
  assert.ok(store.firstRow > 1000);
  store.clear();
  const none = matches.rows(store, 'age > 3s && dir == in');
  assert.ok(!('problem' in none));
  assert.deepEqual(numbers(none), []);
});

test('[filter.flags.5] what is known of other rows is told anew after so many rows', () => {
  const store = new Store({ rows: 40 });
  const witness = new Witness(store, 100);
  const [, chat] = SESSION[1] ?? assert.fail();
  for (let n = 0; n < 101; n++) store.append(chat);
  while (witness.isBehind) witness.advance(new Work());
  const before = witness.sightings;
  store.append(chat);
  witness.advance(new Work());
  assert.notEqual(witness.sightings, before);
  assert.equal(witness.isBehind, false);
});

test('a list of rows that is searched may be empty', () => {
  const search = searchFor(new Store(), 'age > 1s');
  search.renew(0);
  search.advance(new Work(), factsOf(OUTSIDE));
  assert.deepEqual([search.isBusy, search.progress, search.rows.count], [false, undefined, new RowList().count]);
});
