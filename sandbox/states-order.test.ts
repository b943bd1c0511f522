// What waits for a slow viewer, in the order in which it is told at last.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WaitingLines } from './circuit/waiting.ts';
import type { Say } from './world/say.ts';
import { built, ids } from './world/testing/prims.ts';
import { onlyTold, PEOPLE, START, stage } from './world/testing/stage.ts';

/** What Ada is told of avatars after it has waited. */
function waited(says: readonly Say[]): readonly string[] {
  const lines = new WaitingLines();
  for (const said of says) {
    if (said.kind !== 'say' || said.to !== PEOPLE.Ada.id || !AVATARS.has(said.message)) continue;
    const { message: name, reliable, states = [] } = said;
    lines.push({ name, reliable, states, category: 'task', body: new Uint8Array(1), zerocode: false });
  }
  const names: string[] = [];
  for (let next = lines.shift('task'); next !== undefined; next = lines.shift('task')) names.push(next.name);
  return names;
}

const AVATARS = new Set(['ObjectUpdate', 'AvatarAppearance', 'KillObject']);

function withSeat() {
  const here = stage();
  here.arrive('Ada', [100, 100, 22]);
  const box = built(here, 'Ada', [105, 105, 25]);
  const TargetID = onlyTold(here.hear('Ada', 'ObjectSelect', ids(box)), 'Ada', 'ObjectProperties').uuid(
    'ObjectData',
    'ObjectID',
  );
  const come = () => here.arrive('Ben', [101, 100, 22]);
  const sit = () => [
    ...here.hear('Ben', 'AgentRequestSit', { TargetObject: { TargetID, Offset: [0, 0, 0] } }),
    ...here.hear('Ben', 'AgentSit'),
  ];
  return { here, come, sit };
}

test('[said.states.2] what somebody looks like does not overtake its avatar when that sits down meanwhile', () => {
  const { come, sit } = withSeat();
  assert.deepEqual(waited([...come(), ...sit()]), ['ObjectUpdate', 'AvatarAppearance', 'ObjectUpdate']);
});

test('[said.states.2] who sat down and has gone is not told of any more', () => {
  const { come, here, sit } = withSeat();
  come();
  assert.deepEqual(waited([...sit(), ...here.world.leave(PEOPLE.Ben.id, 'test', START)]), ['KillObject']);
});
