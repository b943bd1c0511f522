// There and back, again and again: nothing is left over, and nothing grows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Grounds, named } from '../../test/support/wanderer.ts';
import { CONTROL } from '../world/controls.ts';

const { atPlus, fastAt } = CONTROL;
const [EASTWARDS, WESTWARDS] = [
  [0, 0, 0],
  [0, 0, 1],
] as const;

test('[travel.cross.1] there and back again on foot, ten times, with an onlooker who sees both regions', () => {
  const grounds = new Grounds();
  const ada = grounds.enter('Ada');
  ada.look(1);
  ada.teleport(0, [0, 0], [254, 100, 22]);
  ada.events(0);
  const ben = grounds.enter('Ben');
  ben.look(1);
  for (let round = 0; round < 10; round += 1) {
    for (const [door, turn] of [
      [0, EASTWARDS],
      [1, WESTWARDS],
    ] as const) {
      ada.press(door, atPlus | fastAt, turn);
      grounds.pass(3500);
      assert.ok(ada.news(door).includes('CrossedRegion'), `round ${round} from ${door}`);
      ada.move(1 - door);
      assert.equal(grounds.roles('Ada Sandbox').filter((role) => role.endsWith('root')).length, 1);
    }
  }
  assert.deepEqual(grounds.standing()[1], []);
  assert.deepEqual(named(ben.heard(), 'KillObject'), [], 'for whoever sees both regions the avatar has only moved');
});

test('[travel.arrive.1] ten times there and back: one root, one avatar, two presences, and nothing that grows', () => {
  const grounds = new Grounds();
  const ada = grounds.enter('Ada');
  for (let round = 0; round < 10; round += 1) {
    for (const [door, to] of [
      [0, 1],
      [1, 0],
    ] as const) {
      ada.events(door);
      ada.teleport(door, [to, 0], [40, 50, 30]);
      grounds.pass(200);
      assert.ok(ada.news(door).includes('TeleportFinish'));
      ada.arrive(to);
      const roles = grounds.roles('Ada Sandbox');
      assert.equal(roles.filter((role) => role.endsWith('root')).length, 1);
      assert.equal(roles.length, 2);
      grounds.pass(300);
    }
  }
  assert.deepEqual(grounds.standing(), [['Ada'], []]);
});
