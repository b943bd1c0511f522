import assert from 'node:assert/strict';
import { test } from 'node:test';
import { terseIn } from '../visitor/places.ts';
import { CONTROL } from './controls.ts';
import { WHOLE_AVATARS } from './conversations/avatar.ts';
import { TICK_MS } from './conversations/movement.ts';
import { CROWD, portionOf, TURNS } from './news.ts';
import type { Say } from './say.ts';
import { bodyOf, loginOf, messageOf, START, stage } from './testing/stage.ts';

const MANY = 3 * CROWD;
const SETTLED = START + 20_000;
const TURN_MS = TICK_MS / TURNS;

const idOf = (index: number) => `aaaaaaaa-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** So many who stand 2 m apart, and have been told of each other. */
function standing(count: number) {
  const { world } = stage();
  const ids = Array.from({ length: count }, (_, index) => idOf(index));
  for (const [index, id] of ids.entries()) {
    world.enter({ ...loginOf('Ben', [40 + 2 * index, 128, 0]), id }, START);
    for (const name of ['CompleteAgentMovement', 'RegionHandshakeReply']) world.hear(id, messageOf(name, {}), START);
  }
  while (world.deadline <= SETTLED) world.wake(world.deadline);
  return {
    world,
    ids,
    press(flags: number, now: number): readonly Say[] {
      const update = messageOf('AgentUpdate', { AgentData: { ControlFlags: flags } });
      return ids.flatMap((id) => world.hear(id, update, now).says);
    },
    /** All that is said in a tenth of a second, turn by turn. */
    tenth(from: number): readonly Say[] {
      return Array.from({ length: TURNS }, (_, turn) => world.wake(from + (turn + 1) * TURN_MS)).flat();
    },
  };
}

const saidTo = (says: readonly Say[], id: string | undefined, message: string) =>
  says.flatMap((said) => (said.kind === 'say' && said.to === id && said.message === message ? [bodyOf(said)] : []));

/** Local ids of those of whose movement an agent is told. */
function movesOf(says: readonly Say[], id: string | undefined): readonly number[] {
  return saidTo(says, id, 'ImprovedTerseObjectUpdate').flatMap((message) =>
    message.instances('ObjectData').map((at) => terseIn(message.bytes('ObjectData', 'Data', at))?.localId ?? 0),
  );
}

/** Ids of the agents that a message to an agent is about. */
const wholesOf = (says: readonly Say[], id: string | undefined) =>
  saidTo(says, id, 'ObjectUpdate').flatMap((message) =>
    message.instances('ObjectData').map((at) => message.uuid('ObjectData', 'FullID', at)),
  );

test('[move.tick.3] [crowd.portion.1] in a crowd a viewer is told of 16 at a time, itself and its neighbours always, all in turn', () => {
  const { press, tenth } = standing(MANY);
  press(CONTROL.atPlus, SETTLED);
  const seen = new Set<number>();
  const own = MANY / 2 + 1;
  const { most, near } = portionOf('motion', MANY);
  for (let tick = 0; tick < MANY / (most - near); tick += 1) {
    const told = movesOf(tenth(SETTLED + tick * TICK_MS), idOf(own - 1));
    if (tick === 0) continue;
    assert.equal(told.length, most);
    assert.equal(new Set(told).size, most, 'nobody twice');
    for (const one of [own - 1, own, own + 1]) assert.ok(told.includes(one), `${one} in tick ${tick}`);
    for (const one of told) seen.add(one);
  }
  assert.equal(seen.size, MANY);
});

test('[crowd.turns.1] in a crowd everybody has one turn of ten, and each turn is a tenth of it', () => {
  const { press, world } = standing(MANY);
  press(CONTROL.atPlus, SETTLED);
  const viewersOf = (says: readonly Say[]) => new Set(says.flatMap((said) => (said.kind === 'say' ? [said.to] : [])));
  const turns = Array.from({ length: TURNS }, (_, turn) => {
    assert.ok(world.deadline <= SETTLED + (turn + 1) * TURN_MS);
    return viewersOf(world.wake(SETTLED + (turn + 1) * TURN_MS));
  });
  for (const told of turns) assert.ok(Math.abs(told.size - MANY / TURNS) <= 1, `${told.size} in a turn`);
  assert.equal(new Set(turns.flatMap((told) => [...told])).size, MANY);
});

test('[crowd.turns.1] next door to a crowd few are told in one packet, ten times a second', () => {
  const { press, tenth, world } = standing(CROWD + 1);
  const few = [loginOf('Ada', [100, 100, 0], 1), loginOf('Cleo', [110, 100, 0], 1)];
  for (const login of few) {
    world.enter(login, SETTLED);
    for (const name of ['CompleteAgentMovement', 'RegionHandshakeReply'])
      world.hear(login.id, messageOf(name, {}), SETTLED);
  }
  tenth(SETTLED);
  const walk = messageOf('AgentUpdate', { AgentData: { ControlFlags: CONTROL.atPlus } });
  for (const { id } of few) world.hear(id, walk, SETTLED + TICK_MS);
  press(CONTROL.atPlus, SETTLED + TICK_MS);
  for (let tick = 2; tick < 5; tick += 1) {
    const updates = saidTo(tenth(SETTLED + tick * TICK_MS), few[0]?.id, 'ImprovedTerseObjectUpdate');
    assert.deepEqual(
      updates.map((update) => update.count('ObjectData')),
      [few.length],
    );
  }
});

test('[move.tick.3] who has stopped has its turn, too, and then there is silence', () => {
  const { press, tenth, world } = standing(MANY);
  press(CONTROL.atPlus, SETTLED);
  tenth(SETTLED);
  press(0, SETTLED + TICK_MS);
  const seen = new Set<number>();
  for (let tick = 1; tick <= 24; tick += 1) {
    for (const one of movesOf(tenth(SETTLED + tick * TICK_MS), idOf(0))) seen.add(one);
  }
  assert.equal(seen.size, MANY);
  assert.deepEqual(movesOf(tenth(SETTLED + 25 * TICK_MS), idOf(0)), []);
  assert.ok(world.deadline > SETTLED + 27 * TICK_MS, 'nobody waits for a turn');
});

test('[crowd.news.1] [object.avatar.4] who comes to a crowd sees itself at once, its neighbours next, and everybody in the end', () => {
  const { tenth, world } = standing(MANY);
  const { id } = loginOf('Ada');
  world.enter(loginOf('Ada', [41, 128, 0]), SETTLED);
  const seen = ['CompleteAgentMovement', 'RegionHandshakeReply'].flatMap(
    (name) => world.hear(id, messageOf(name, {}), SETTLED).says,
  );
  assert.deepEqual(wholesOf(seen, id), [id]);
  const { most, near } = portionOf('whole', MANY + 1);
  const next = [...tenth(SETTLED)];
  assert.deepEqual(
    wholesOf(next, id).slice(0, near),
    Array.from({ length: near }, (_, index) => idOf(index)),
  );
  assert.equal(wholesOf(next, id).length, most);
  assert.equal(saidTo(next, id, 'ObjectUpdate').length, Math.ceil(most / WHOLE_AVATARS));
  for (const message of ['AvatarAppearance', 'AvatarAnimation']) assert.equal(saidTo(next, id, message).length, most);
  for (let tick = 1; tick <= MANY / most; tick += 1) next.push(...tenth(SETTLED + tick * TICK_MS));
  assert.equal(wholesOf(next, id).length, MANY);
  assert.equal(new Set(wholesOf(next, id)).size, MANY);
});

test('[crowd.news.1] a crowd sees a newcomer within a tenth of a second, whole and once', () => {
  const { ids, tenth, world } = standing(MANY);
  const { id } = loginOf('Ada');
  world.enter(loginOf('Ada'), SETTLED);
  const { says } = world.hear(id, messageOf('CompleteAgentMovement', {}), SETTLED);
  assert.deepEqual(wholesOf(says, ids[0]), []);
  const news = tenth(SETTLED);
  for (const viewer of ids) {
    assert.deepEqual(wholesOf(news, viewer), [id]);
    assert.equal(saidTo(news, viewer, 'AvatarAppearance').length, 1);
  }
});

test('[crowd.news.2] what an avatar does is told in turn, and only the latest of it', () => {
  const { ids, press, tenth } = standing(MANY);
  assert.deepEqual(saidTo(press(CONTROL.turnLeft, SETTLED), ids[0], 'AvatarAnimation'), []);
  press(0, SETTLED + 1);
  const ticks = Math.ceil(MANY / portionOf('animations', MANY).most) + 1;
  const told: Say[] = [];
  for (let tick = 0; tick < ticks; tick += 1) told.push(...tenth(SETTLED + tick * TICK_MS));
  const lists = saidTo(told, ids[0], 'AvatarAnimation');
  assert.equal(lists.length, MANY);
  assert.equal(new Set(lists.map((list) => list.uuid('Sender', 'ID'))).size, MANY);
});

test('[crowd.news.2] who goes before its turn came is not told of', () => {
  const { ids, tenth, world } = standing(MANY);
  const { id } = loginOf('Ada');
  world.enter(loginOf('Ada'), SETTLED);
  world.hear(id, messageOf('CompleteAgentMovement', {}), SETTLED);
  world.leave(id, 'logout', SETTLED);
  assert.deepEqual(wholesOf(tenth(SETTLED), ids[0]), []);
});

for (const [kind, viewers, most, near] of [
  ['whole', CROWD + 1, 6, 6],
  ['whole', 100, 2, 2],
  ['whole', 1000, 1, 1],
  ['look', 100, 2, 1],
  ['animations', 200, 3, 1],
  ['motion', 1000, 16, 12],
] as const) {
  test(`[crowd.portion.2] of ${viewers} viewers each is told ${kind} of ${most} at a time, ${near} of them neighbours`, () => {
    assert.deepEqual(portionOf(kind, viewers), { most, near });
  });
}

for (const [count, isCrowd] of [
  [CROWD, false],
  [CROWD + 1, true],
] as const) {
  test(`[crowd.begin.1] ${count} avatars are ${isCrowd ? 'a' : 'no'} crowd: movement is told in ${isCrowd ? 'portions' : 'one'}`, () => {
    const { ids, press, tenth } = standing(count);
    press(CONTROL.atPlus, SETTLED);
    tenth(SETTLED);
    const told = movesOf(tenth(SETTLED + TICK_MS), ids[0]);
    assert.equal(told.length, isCrowd ? portionOf('motion', count).most : count);
  });
}

test('[periodic.coarse.3] a crowd is not told at once that somebody came', () => {
  const { world } = standing(MANY);
  world.enter(loginOf('Ada'), SETTLED);
  const { says } = world.hear(loginOf('Ada').id, messageOf('CompleteAgentMovement', {}), SETTLED);
  assert.ok(!says.some((said) => said.kind === 'say' && said.message === 'CoarseLocationUpdate'));
});
