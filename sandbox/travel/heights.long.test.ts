import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { Grounds } from '../../test/support/wanderer.ts';
import { CONTROL } from '../world/controls.ts';
import { HALF_HEIGHT } from '../world/motion.ts';

/** Where feet touch the flat land of these grounds. */
const FLOOR = 21 + HALF_HEIGHT;
/** Long enough for a fall of 500 m. */
const FALL_MS = 15_000;

/** How high everybody stands, of all regions. */
function heights({ whole }: Grounds): readonly number[] {
  return whole.grid.regions().flatMap(({ agents }) => agents.map(({ position }) => position[2] ?? Number.NaN));
}

/** A fall of as many seconds at most. */
function assertFalling(grounds: Grounds, from: number, seconds = 0.3): void {
  const [height = 0] = heights(grounds);
  assert.ok(
    height <= from && height > from - (9.8 * seconds * seconds) / 2 - 0.01,
    `${height} m, soon after ${from} m`,
  );
  grounds.pass(FALL_MS);
  assert.deepEqual(heights(grounds), [FLOOR]);
}

test('[login.start.2] who starts above the ground comes in there, and falls from when the viewer asks on', () => {
  const grounds = new Grounds();
  const ada = grounds.logIn('Ada', { start: 'uri:Sandbox Two&amp;10&amp;20&amp;500' });
  grounds.pass(5000);
  ada.arrive(1);
  assert.deepEqual(heights(grounds), [500]);
  grounds.pass(200);
  assertFalling(grounds, 500);
});

test('[login.start.2] nobody starts in the ground or above the sky', () => {
  for (const [asked, height] of [
    ['3', FLOOR],
    ['22.1', FLOOR],
    ['99999', 4096],
  ] as const) {
    const grounds = new Grounds();
    grounds.logIn('Ada', { start: `uri:Sandbox One&amp;10&amp;20&amp;${asked}` }).arrive(0);
    assert.deepEqual(heights(grounds), [height], asked);
  }
});

test('[travel.arrive.2] a teleport ends at the height that was asked for: who flies stays there, who does not falls', () => {
  for (const region of [0, 1]) {
    for (const keys of [0, CONTROL.fly]) {
      const grounds = new Grounds();
      const ada = grounds.enter('Ada');
      ada.press(0, keys);
      ada.teleport(0, [region, 0], [10, 20, 500]);
      grounds.pass(200);
      ada.events(0);
      if (region === 1) ada.arrive(1);
      if (keys === 0) assertFalling(grounds, 500);
      grounds.pass(2000);
      assert.deepEqual(heights(grounds), [keys === 0 ? FLOOR : 500]);
    }
  }
});

test('[travel.home.1] [session.last.1] home and the last place have a height, too', () => {
  const grounds = new Grounds();
  const ada = grounds.enter('Ada');
  const StartLocationData = { SimName: '', LocationID: 1, LocationPos: [20, 30, 300], LocationLookAt: [1, 0, 0] };
  ada.say(0, 'SetStartLocationRequest', { AgentData: ada.ids, StartLocationData });
  ada.say(0, 'TeleportLandmarkRequest', { Info: { ...ada.ids, LandmarkID: NULL_UUID } });
  assertFalling(grounds, 300);
  ada.press(0, CONTROL.fly);
  ada.teleport(0, [0, 0], [10, 20, 400]);
  ada.say(0, 'LogoutRequest');
  grounds.pass(6000);
  grounds.logIn('Ada').arrive(0);
  assertFalling(grounds, 400);
});
