import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Login, WholeGrid } from '../test/support/whole-grid.ts';

const FORWARD = 1;

/** Wishes of a viewer on a very slow line. */
const LEAST = new Uint8Array(28);

const ids = ({ id, sessionId }: Login) => ({ AgentID: id, SessionID: sessionId });

test('[said.states.1] a slow viewer is told where everybody is now, not where everybody was', () => {
  const whole = new WholeGrid();
  const [ada, ...walkers] = ['Ada', 'Bob', 'Cyn', 'Dan'].map((name) => whole.logIn(name));
  assert.ok(ada);
  whole.arrive(ada);
  whole.send(ada, 'AgentThrottle', {
    AgentData: { ...ids(ada), CircuitCode: ada.code },
    Throttle: { GenCounter: 0, Throttles: LEAST },
  });
  for (const walker of walkers) {
    whole.stand(walker);
    whole.send(walker, 'AgentUpdate', { AgentData: { ...ids(walker), ControlFlags: FORWARD } });
  }
  const waiting = Array.from({ length: 80 }, (_, tenth) => {
    whole.until(100 * (tenth + 1));
    const [figures] = whole.grid.figures(whole.now);
    return figures?.throttle.find(({ category }) => category === 'task')?.waiting ?? 0;
  });
  const [figures] = whole.grid.figures(whole.now);
  assert.ok((figures?.superseded ?? 0) > 10, `${figures?.superseded} updates were superseded`);
  assert.ok(Math.max(...waiting) < 30, `${Math.max(...waiting)} waited at most`);
});
