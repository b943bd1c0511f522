import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loginOf, onlyTold, PEOPLE, START, script, stage } from '../testing/stage.ts';

test('[departure.logout.1] [departure.others.1] [object.kill.1] a logout is answered, and the others see the avatar go', () => {
  const { world, arrive, hear } = stage();
  const number = onlyTold(arrive('Ada'), 'Ada', 'ObjectUpdate').u32('ObjectData', 'ID');
  arrive('Ben');
  const says = hear('Ada', 'LogoutRequest');
  assert.deepEqual(script(says), [
    'Ada < LogoutReply',
    'Ben < KillObject',
    'Ben <~ CoarseLocationUpdate',
    'event logout',
    'farewell Ada',
  ]);
  const reply = onlyTold(says, 'Ada', 'LogoutReply');
  assert.equal(reply.count('InventoryData'), 1);
  assert.equal(reply.uuid('AgentData', 'SessionID'), loginOf('Ada').sessionId);
  assert.equal(onlyTold(says, 'Ben', 'KillObject').u32('ObjectData', 'ID'), number);
  assert.equal(onlyTold(says, 'Ben', 'CoarseLocationUpdate').count('Location'), 1);
  assert.deepEqual(script(hear('Ada', 'LogoutRequest')), ['Ada < LogoutReply']);
  assert.deepEqual(script(hear('Ada', 'CompleteAgentMovement')), []);
  assert.deepEqual(script(world.leave(PEOPLE.Ada.id, 'logout', START)), ['event closed']);
  assert.deepEqual(script(world.leave(PEOPLE.Ada.id, 'logout', START)), []);
  assert.deepEqual(
    world.agents().map(({ first }) => first),
    ['Ben'],
  );
});

for (const message of ['CloseCircuit', 'AgentQuitCopy']) {
  test(`[departure.close.1] ${message} is not answered, and the others see the avatar go`, () => {
    const { arrive, hear } = stage();
    arrive('Ada');
    arrive('Ben');
    assert.deepEqual(script(hear('Ada', message)), ['Ben < KillObject', 'Ben <~ CoarseLocationUpdate', 'farewell Ada']);
    assert.deepEqual(script(hear('Ada', message)), []);
  });
}

test('[departure.others.1] a circuit that fell silent takes its avatar along', () => {
  const { world, arrive } = stage();
  arrive('Ada');
  arrive('Ben');
  assert.deepEqual(script(world.leave(PEOPLE.Ada.id, 'timeout', START)), [
    'Ben < KillObject',
    'Ben <~ CoarseLocationUpdate',
    'event closed',
  ]);
});

test('[departure.others.1] who never arrived leaves unseen', () => {
  const { world, arrive } = stage();
  arrive('Ben');
  world.enter(loginOf('Ada'), START);
  assert.deepEqual(script(world.leave(PEOPLE.Ada.id, 'never came', START)), ['event closed']);
});

test('a second login of the same agent replaces the first', () => {
  const { world, arrive } = stage();
  arrive('Ada');
  arrive('Ben');
  assert.deepEqual(script(world.enter(loginOf('Ada'), START)), [
    'Ben < KillObject',
    'Ben <~ CoarseLocationUpdate',
    'event closed',
  ]);
  assert.equal(world.agents().length, 2);
});
