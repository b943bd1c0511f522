import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsIn, type Login, WholeGrid } from '../../../test/support/whole-grid.ts';
import type { Effect } from '../../effects.ts';

const ids = ({ id, sessionId }: Login) => ({ AgentID: id, SessionID: sessionId });

test('[session.flood.1] C31: a flood is told of once, again after a minute, and limits nobody else', () => {
  const whole = new WholeGrid();
  const [ada, ben] = [whole.logIn('Ada'), whole.logIn('Ben')];
  for (const one of [ada, ben]) whole.stand(one);
  const flood = () => {
    const all: (readonly Effect[])[] = [];
    for (let sent = 0; sent < 7000; sent += 1) all.push(whole.send(ada, 'AgentUpdate', { AgentData: ids(ada) }));
    return eventsIn(all.flat()).filter((event) => event.includes('sends'));
  };
  const told = 'warning Ada Sandbox sends more than 3000 datagrams a second; the rest is dropped (circuit 1).';
  assert.deepEqual(flood(), [told]);
  const [floods, others] = whole.grid.figures(whole.now);
  assert.ok((floods?.flooded ?? 0) > 900, `${floods?.flooded}`);
  const [seen] = whole.send(ben, 'AgentUpdate', { AgentData: ids(ben) });
  assert.ok(seen?.kind === 'seen' && seen.seen.kind === 'datagram' && seen.seen.fate === 'handled');
  assert.equal(others?.flooded, 0);
  whole.now += 59_000;
  assert.deepEqual(flood(), []);
  whole.now += 1000;
  assert.deepEqual(flood(), [told]);
});
