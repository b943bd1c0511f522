import assert from 'node:assert/strict';
import { test } from 'node:test';
import { terseIn } from '../visitor/places.ts';
import { CONTROL } from './controls.ts';
import { MOVES_AT_ONCE } from './moves.ts';
import type { Say } from './say.ts';
import { bodyOf, loginOf, messageOf, START, stage } from './testing/stage.ts';

const CROWD = 3 * MOVES_AT_ONCE;
const IDS = Array.from({ length: CROWD }, (_, index) => `aaaaaaaa-0000-4000-8000-${String(index).padStart(12, '0')}`);
const TICK_MS = 100;

/** A crowd in which everybody stands 2 m from the next, and begins to walk. */
function walkingCrowd() {
  const { world } = stage();
  for (const [index, id] of IDS.entries()) {
    world.enter({ ...loginOf('Ben', [40 + 2 * index, 128, 0]), id }, START);
    for (const name of ['CompleteAgentMovement', 'RegionHandshakeReply']) world.hear(id, messageOf(name, {}), START);
  }
  while (world.deadline <= START + 500) world.wake(world.deadline);
  press(CONTROL.atPlus);
  return { world, press };

  function press(flags: number): void {
    const update = messageOf('AgentUpdate', { AgentData: { ControlFlags: flags } });
    for (const id of IDS) world.hear(id, update, START + 1000);
  }
}

/** Local ids of those of whom an agent is told. */
function toldOf(says: readonly Say[], id: string | undefined): readonly number[] {
  return says.flatMap((said) => {
    if (said.kind !== 'say' || said.to !== id || said.message !== 'ImprovedTerseObjectUpdate') return [];
    const message = bodyOf(said);
    return message.instances('ObjectData').map((at) => terseIn(message.bytes('ObjectData', 'Data', at))?.localId ?? 0);
  });
}

test('[move.tick.3] in a crowd a viewer is told of 32 at a time, of itself and its neighbours always, of all in turn', () => {
  const { world } = walkingCrowd();
  const seen = new Set<number>();
  const own = CROWD / 2 + 1;
  for (let tick = 1; tick <= CROWD / 8; tick += 1) {
    const told = toldOf(world.wake(START + 1000 + tick * TICK_MS), IDS[own - 1]);
    assert.equal(told.length, MOVES_AT_ONCE);
    assert.equal(new Set(told).size, MOVES_AT_ONCE, 'nobody twice');
    for (const near of [own - 1, own, own + 1]) assert.ok(told.includes(near), `${near} in tick ${tick}`);
    for (const one of told) seen.add(one);
  }
  assert.equal(seen.size, CROWD);
});

test('[move.tick.3] who has stopped has its turn, too, and then there is silence', () => {
  const { press, world } = walkingCrowd();
  world.wake(START + 1000 + TICK_MS);
  press(0);
  const seen = new Set<number>();
  for (let tick = 2; tick <= 12; tick += 1) {
    for (const one of toldOf(world.wake(START + 1000 + tick * TICK_MS), IDS[0])) seen.add(one);
  }
  assert.equal(seen.size, CROWD);
  const silence = world.wake(START + 1000 + 13 * TICK_MS);
  assert.deepEqual(toldOf(silence, IDS[0]), []);
  assert.ok(world.deadline > START + 1000 + 14 * TICK_MS, 'nobody waits for a tick');
});

test('[periodic.coarse.3] a crowd is not told at once that somebody came', () => {
  const { world } = walkingCrowd();
  world.enter(loginOf('Ada'), START + 1000);
  const says = world.hear(loginOf('Ada').id, messageOf('CompleteAgentMovement', {}), START + 1000).says;
  assert.ok(says.some((said) => said.kind === 'say' && said.message === 'ObjectUpdate' && said.to === IDS[0]));
  assert.ok(!says.some((said) => said.kind === 'say' && said.message === 'CoarseLocationUpdate'));
});
