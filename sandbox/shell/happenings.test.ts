import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HAPPENINGS_KEPT } from '../../contract/happenings.ts';
import { Happenings } from './happenings.ts';

const circuit = (at: number) =>
  ({ event: 'circuit', at, circuit: 7, agent: 'Ada Sandbox', region: 'Sandbox One', state: 'open' }) as const;

test('[events.happenings.1] circuit events and warnings are remembered, with their reasons; nothing else is', () => {
  const happenings = new Happenings();
  happenings.hear({ event: 'login', at: 1, agent: 'Ada Sandbox', id: '', ok: true });
  happenings.hear({ ...circuit(2), state: 'closed', reason: 'logout: the viewer left' });
  happenings.hear({ event: 'warning', at: 3, message: 'Good to know.' });
  happenings.hear({
    event: 'warning',
    at: 4,
    message: 'Ada Sandbox never acknowledged RegionHandshake.',
    urgent: true,
  });
  const { agent, region } = circuit(2);
  assert.deepEqual(happenings.after(0), [
    {
      kind: 'circuit',
      number: 1,
      at: 2,
      circuit: 7,
      agent,
      region,
      state: 'closed',
      reason: 'logout: the viewer left',
    },
    { kind: 'note', number: 2, at: 3, message: 'Good to know.' },
    { kind: 'failure', number: 3, at: 4, message: 'Ada Sandbox never acknowledged RegionHandshake.' },
  ]);
});

test('[events.happenings.1] a thousand of them; the oldest go first', () => {
  const happenings = new Happenings();
  for (let at = 1; at <= HAPPENINGS_KEPT + 5; at += 1) happenings.hear(circuit(at));
  const all = happenings.after(0);
  assert.equal(all.length, HAPPENINGS_KEPT);
  assert.deepEqual(
    [all[0]?.number, all.at(-1)?.number, happenings.last],
    [6, HAPPENINGS_KEPT + 5, HAPPENINGS_KEPT + 5],
  );
  assert.deepEqual(
    happenings.after(HAPPENINGS_KEPT + 4).map(({ number }) => number),
    [HAPPENINGS_KEPT + 5],
  );
});

test('the rules in force come with what each did since it was set', () => {
  const happenings = new Happenings();
  happenings.useRules([{ loss: 10 }, { delay: 100 }]);
  const counts = { dropped: 0, duplicated: 0, delayed: 7, spoiled: 0, unacked: 0, lostEvents: 0, closedPolls: 0 };
  happenings.hear({ event: 'fault', at: 1, rule: 1, ...counts });
  const [first, second] = happenings.rules;
  assert.deepEqual([first?.counts.delayed, second?.counts], [0, counts]);
  happenings.useRules([{ delay: 100 }]);
  assert.deepEqual(
    happenings.rules.map(({ counts: { delayed } }) => delayed),
    [0],
  );
});
