import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repeatWhile } from '../../../test/support/repeat.ts';
import { loginOf, messageOf, onlyTold, PEOPLE, START, type Stage, script, stage, told } from '../testing/stage.ts';
import { MAX_EFFECTS } from './effects.ts';
import { COARSE_AVATARS } from './periodic.ts';

const STATS = 'Ada <~ SimStats';
const TIME = 'Ada <~ SimulatorViewerTimeMessage';
const COARSE = 'Ada <~ CoarseLocationUpdate';

/** What is said when the world is woken whenever it wants to be, with the time. */
function timeline({ world }: Stage, until: number): readonly string[] {
  const lines: string[] = [];
  repeatWhile(
    () => world.deadline <= until,
    () => {
      const now = world.deadline;
      lines.push(...script(world.wake(now)).map((line) => `${now - START} ${line}`));
    },
  );
  return lines;
}

test('[periodic.1] figures every 2 s, places every 5 s, the time every 10 s, and all of them at once', () => {
  const here = stage();
  here.arrive('Ada');
  assert.deepEqual(timeline(here, START + 10_000), [
    `0 ${STATS}`,
    `0 ${TIME}`,
    `0 ${COARSE}`,
    `2000 ${STATS}`,
    `4000 ${STATS}`,
    `5000 ${COARSE}`,
    `6000 ${STATS}`,
    `8000 ${STATS}`,
    `10000 ${STATS}`,
    `10000 ${TIME}`,
    `10000 ${COARSE}`,
  ]);
});

test('[periodic.1] after a long sleep each is said once', () => {
  const here = stage();
  here.arrive('Ada');
  assert.deepEqual(script(here.world.wake(START + 3_600_000)), [STATS, TIME, COARSE]);
  assert.equal(here.world.deadline, START + 3_602_000);
});

test('[periodic.stats.1] [region.flags.1] the figures count agents, and repeat the flags of the region', () => {
  const here = stage();
  here.arrive('Ada');
  here.arrive('Ben');
  const stats = onlyTold(here.world.wake(START), 'Ada', 'SimStats');
  assert.equal(stats.u32('Region', 'RegionFlags'), here.world.regions[0]?.flags);
  assert.equal(stats.u32('Region', 'RegionX'), 1000);
  const figures = new Map(
    stats.instances('Stat').map((index) => [stats.u32('Stat', 'StatID', index), stats.f32('Stat', 'StatValue', index)]),
  );
  assert.deepEqual([figures.get(0), figures.get(1), figures.get(13)], [1, 45, 2]);
});

test('[periodic.time.1] the time is told in microseconds, and the sun is somewhere', () => {
  const here = stage();
  here.arrive('Ada');
  const time = onlyTold(here.world.wake(START + 5000), 'Ada', 'SimulatorViewerTimeMessage');
  assert.equal(time.u64('TimeInfo', 'UsecSinceStart'), 1_700_000_006_000_000n);
  assert.equal(time.u32('TimeInfo', 'SecPerDay'), 14_400);
  assert.ok(Math.abs(Math.hypot(...time.vector('TimeInfo', 'SunDirection')) - 1) < 1e-6);
});

test('[periodic.coarse.1] everybody is a dot; the receiver is the first', () => {
  const here = stage();
  here.arrive('Ben', [10.7, 20.2, 0]);
  here.arrive('Ada', [255, 128, 0]);
  const dots = onlyTold(here.world.wake(START), 'Ada', 'CoarseLocationUpdate');
  assert.deepEqual(
    dots
      .instances('Location')
      .map((index) => [
        dots.uuid('AgentData', 'AgentID', index),
        dots.u8('Location', 'X', index),
        dots.u8('Location', 'Y', index),
        dots.u8('Location', 'Z', index),
      ]),
    [
      [PEOPLE.Ada.id, 255, 128, 5],
      [PEOPLE.Ben.id, 10, 20, 5],
    ],
  );
  assert.deepEqual([dots.s16('Index', 'You'), dots.s16('Index', 'Prey')], [0, -1]);
});

test('[periodic.coarse.2] a crowd is cut to what one packet holds', () => {
  const here = stage();
  here.arrive('Ada');
  for (let index = 0; index < COARSE_AVATARS; index++) {
    const id = `aaaaaaaa-0000-4000-8000-${String(index).padStart(12, '0')}`;
    here.world.enter({ ...loginOf('Ben'), id }, START);
    here.world.hear(id, messageOf('CompleteAgentMovement', {}), START);
  }
  assert.equal(onlyTold(here.world.wake(START), 'Ada', 'CoarseLocationUpdate').count('Location'), COARSE_AVATARS);
});

test('[agent.pause.2] [agent.pause.3] a paused viewer is told nothing, and then how things are', () => {
  const here = stage();
  here.arrive('Ada');
  here.arrive('Ben');
  here.world.wake(START);
  const walk = { AgentData: { ControlFlags: 1 } };
  here.hear('Ada', 'AgentPause', { AgentData: { SerialNum: 5 } });
  here.hear('Ben', 'AgentUpdate', walk, START + 100);
  assert.deepEqual(told(here.world.wake(START + 20_000), 'Ada', 'ImprovedTerseObjectUpdate'), []);
  assert.ok(script(here.world.wake(START + 40_000)).every((line) => line.startsWith('Ben')));
  const late = here.hear('Ada', 'AgentResume', { AgentData: { SerialNum: 4 } }, START + 40_000);
  assert.deepEqual(script(late), []);
  const resumed = here.hear('Ada', 'AgentResume', { AgentData: { SerialNum: 6 } }, START + 40_000);
  assert.equal(onlyTold(resumed, 'Ada', 'ObjectUpdate').count('ObjectData'), 2);
  const again = here.hear('Ada', 'AgentResume', { AgentData: { SerialNum: 7 } }, START + 40_000);
  assert.deepEqual(script(again), []);
  assert.ok(script(here.world.wake(START + 60_000)).includes(STATS));
});

test('[agent.pause.4] a blocked viewer is told nothing until it answers, and a pause outlasts the end of the block', () => {
  const here = stage();
  here.arrive('Ada');
  const { id } = PEOPLE.Ada;
  here.world.wake(START);
  assert.deepEqual(here.world.block(id, true, START), []);
  assert.deepEqual(script(here.world.wake(START + 20_000)), []);
  assert.equal(told(here.world.block(id, false, START + 20_000), 'Ada', 'ObjectUpdate').length, 1);
  here.hear('Ada', 'AgentPause', { AgentData: { SerialNum: 1 } });
  assert.equal(here.world.pauseOf(id)?.isPaused, true);
  here.world.block(id, true, START + 20_000);
  assert.deepEqual(here.world.block(id, false, START + 20_000), []);
  here.world.block(id, true, START + 20_000);
  assert.deepEqual(script(here.hear('Ada', 'AgentResume', { AgentData: { SerialNum: 2 } })), []);
  assert.equal(told(here.world.block(id, false, START + 20_000), 'Ada', 'ObjectUpdate').length, 1);
});

const serials: readonly [last: number, next: number, counts: boolean][] = [
  [0, 1, true],
  [1, 1, false],
  [2, 1, false],
  [0xffff_ffff, 0, true],
  [0, 0xffff_ffff, false],
];
for (const [last, next, counts] of serials) {
  test(`[agent.pause.1] serial ${next} after ${last} ${counts ? 'counts' : 'is late'}`, () => {
    const here = stage();
    here.arrive('Ada');
    here.hear('Ada', 'AgentPause', { AgentData: { SerialNum: last } });
    const says = here.hear('Ada', 'AgentResume', { AgentData: { SerialNum: next } });
    assert.equal(says.length > 0, counts);
  });
}

test('[effects.relay.1] a gaze is passed on to the others without the session', () => {
  const here = stage();
  here.arrive('Ada');
  here.arrive('Ben');
  const effect = {
    ID: PEOPLE.Cleo.id,
    AgentID: PEOPLE.Ben.id,
    Type: 14,
    Duration: 2,
    Color: Uint8Array.of(1, 2, 3, 4),
    TypeData: Uint8Array.of(9, 8),
  };
  const session = { AgentID: PEOPLE.Ada.id, SessionID: loginOf('Ada').sessionId };
  const says = here.hear('Ada', 'ViewerEffect', { AgentData: session, Effect: [effect] });
  assert.deepEqual(script(says), ['Ben <~ ViewerEffect']);
  const seen = onlyTold(says, 'Ben', 'ViewerEffect');
  assert.equal(seen.uuid('AgentData', 'SessionID'), '00000000-0000-0000-0000-000000000000');
  assert.equal(seen.uuid('Effect', 'AgentID'), PEOPLE.Ada.id);
  assert.deepEqual([...seen.bytes('Effect', 'TypeData')], [9, 8]);
});

test('[effects.relay.2] a shower of effects is cut, and comes in several packets', () => {
  const here = stage();
  here.arrive('Ada');
  here.arrive('Ben');
  const long = { TypeData: new Uint8Array(255) };
  const says = here.hear('Ada', 'ViewerEffect', { Effect: Array.from({ length: MAX_EFFECTS + 1 }, () => long) });
  assert.deepEqual(
    told(says, 'Ben', 'ViewerEffect').map((packet) => packet.count('Effect')),
    [3, 3, 3, 3],
  );
});
