import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONTROL } from '../controls.ts';
import { PARCEL_FLAG } from '../parcels/parcel.ts';
import { CORNER, divided } from '../testing/divided.ts';
import { ABSENT, type Name, onlyTold, PEOPLE, START, type Stage, script, stage } from '../testing/stage.ts';
import { FREEZE_MS } from './guarding.ts';
import { MOST_LISTED } from './parcel-lists.ts';

const FLAGS = { eject: 0, ban: 1, freeze: 0, thaw: 1 } as const;

/** Ada's parcel is the corner; Ben and Cleo stand on it. */
function guests(): Stage {
  const here = divided();
  for (const name of ['Ada', 'Ben', 'Cleo'] as const) here.arrive(name, [10, 50, 0]);
  here.hear('Ada', 'ParcelClaim', { Data: { IsGroupOwned: false }, ...CORNER });
  return here;
}

const eject = (here: Stage, who: Name, id: string, Flags: number) =>
  here.hear(who, 'EjectUser', { Data: { TargetID: id, Flags } });
const place = (here: Stage, name: Name) =>
  here.world.bodyOf(PEOPLE[name].id)?.position.map((part) => Math.round(part * 100) / 100);
const sentence = (says: ReturnType<Stage['hear']>, name: Name) =>
  onlyTold(says, name, 'AgentAlertMessage').text('AlertData', 'Message');
const corner = (here: Stage) => here.world.regions[0]?.parcels.byNumber(2) ?? assert.fail();

test('[land.eject.1] [land.eject.2] who is sent off stands beside the parcel, and both are told', () => {
  const here = guests();
  const says = eject(here, 'Ada', PEOPLE.Ben.id, FLAGS.eject);
  assert.equal(onlyTold(says, 'Ben', 'TeleportLocal').uuid('Info', 'AgentID'), PEOPLE.Ben.id);
  assert.deepEqual(place(here, 'Ben'), [10, 64.5, 21.95]);
  assert.match(sentence(says, 'Ben'), /^Ada Sandbox has sent you off/);
  assert.match(sentence(says, 'Ada'), /^Ben Sandbox was sent off/);
  assert.deepEqual([corner(here).banned, corner(here).flags & PARCEL_FLAG.banList], [[], 0]);
});

test('[land.eject.3] who is banned stands on the list, and does not come again', () => {
  const here = guests();
  const says = eject(here, 'Ada', PEOPLE.Ben.id, FLAGS.ban);
  assert.match(sentence(says, 'Ben'), /may not come back/);
  assert.deepEqual(corner(here).banned, [{ id: PEOPLE.Ben.id, until: 0 }]);
  const Info = { RegionHandle: here.world.regions[0]?.handle ?? 0n, Position: [10, 10, 21] };
  assert.deepEqual(script(here.hear('Ben', 'TeleportLocationRequest', { Info })), ['Ben << TeleportFailed']);
});

test('[land.eject.3] a list that is full forgets its first', () => {
  const here = guests();
  const banned = Array.from({ length: MOST_LISTED }, (_, at) => {
    return { id: `${`${at}`.padStart(8, '0')}-0000-4000-8000-00000000000f`, until: 0 };
  });
  here.world.regions[0]?.parcels.change(2, { banned });
  eject(here, 'Ada', PEOPLE.Ben.id, FLAGS.ban);
  assert.deepEqual(corner(here).banned, [...banned.slice(1), { id: PEOPLE.Ben.id, until: 0 }]);
});

for (const [title, who, id, wanted] of [
  ['who does not have the land', 'Cleo', PEOPLE.Ben.id, /not yours/],
  ['about somebody who is not here', 'Ada', ABSENT.id, /nobody else/],
  ['about oneself', 'Ada', PEOPLE.Ada.id, /nobody else/],
] as const) {
  test(`[land.guard.1] nothing comes of it ${title}, but a sentence`, () => {
    const here = guests();
    for (const message of ['EjectUser', 'FreezeUser']) {
      const says = here.hear(who, message, { Data: { TargetID: id, Flags: FLAGS.ban } });
      assert.deepEqual(script(says), [`${who} < AgentAlertMessage`]);
      assert.match(sentence(says, who), wanted);
    }
    assert.deepEqual([place(here, 'Ben'), corner(here).banned], [[10, 50, 21.95], []]);
  });
}

test('[land.guard.1] on land of the region everybody may', () => {
  const here = guests();
  here.hear('Ada', 'ParcelRelease', { Data: { LocalID: 2 } });
  eject(here, 'Cleo', PEOPLE.Ada.id, FLAGS.eject);
  assert.deepEqual(place(here, 'Ada'), [10, 64.5, 21.95]);
});

test('[land.eject.1] where the whole region is one parcel one is sent home, or to another region', () => {
  const home = stage();
  home.arrive('Ada');
  home.arrive('Ben', [20, 20, 0], 1);
  home.hear('Ben', 'SetStartLocationRequest', { StartLocationData: { LocationPos: [20, 20, 40] } });
  home.world.move(PEOPLE.Ben.id, 0, [atRest([30, 30, 0]), START]);
  home.hear('Ben', 'CompleteAgentMovement');
  assert.deepEqual(departure(eject(home, 'Ada', PEOPLE.Ben.id, FLAGS.eject)), [1, [20, 20, 40], 1 << 5]);

  const here = stage();
  here.arrive('Ada');
  here.arrive('Ben');
  assert.deepEqual(departure(eject(here, 'Ada', PEOPLE.Ben.id, FLAGS.eject)), [1, [128, 128, 0], 1 << 4]);
  assert.match(sentence(eject(here, 'Ada', PEOPLE.Ben.id, FLAGS.eject), 'Ada'), /on the way/);
});

test('[land.eject.1] where there is nothing else at all one stays, and the other is told', () => {
  const here = stage([{ name: 'Meadow', x: 1000, y: 1000 }]);
  here.arrive('Ada');
  here.arrive('Ben');
  const says = eject(here, 'Ada', PEOPLE.Ben.id, FLAGS.eject);
  assert.deepEqual(script(says), ['Ada < AgentAlertMessage']);
  assert.match(sentence(says, 'Ada'), /no place/);
});

function atRest(position: readonly [number, number, number]) {
  const controls = { flags: 0, alwaysRun: false };
  return { position, velocity: [0, 0, 0], rotation: [0, 0, 0, 1], controls } as const;
}

function departure(says: ReturnType<Stage['hear']>) {
  const depart = says.find(({ kind }) => kind === 'depart');
  return depart?.kind === 'depart' ? [depart.to, depart.arrival.position, depart.flags] : [];
}

/** How far Ben comes in a second from then on, if its viewer says that it walks, in metres. */
function walked(here: Stage, now: number): number {
  const AgentData = { ControlFlags: CONTROL.atPlus | CONTROL.fastAt, BodyRotation: [0, 0, 0, 1] };
  here.hear('Ben', 'AgentUpdate', { AgentData }, now);
  const [before = 0] = place(here, 'Ben') ?? [];
  here.hear('Ben', 'AgentUpdate', { AgentData }, now + 1000);
  const [after = 0] = place(here, 'Ben') ?? [];
  return after - before;
}

test('[land.freeze.1] [land.freeze.2] who is frozen does not move, until somebody lets it, or for a while', () => {
  const here = guests();
  const freeze = (Flags: number) => here.hear('Ada', 'FreezeUser', { Data: { TargetID: PEOPLE.Ben.id, Flags } });
  assert.ok(walked(here, START) > 1);
  const says = freeze(FLAGS.freeze);
  assert.match(sentence(says, 'Ben'), /^Ada Sandbox holds you/);
  assert.match(sentence(says, 'Ada'), /^Ben Sandbox cannot move/);
  assert.equal(walked(here, START + 2000), 0);
  here.hear('Ben', 'GenericMessage', {
    MethodData: { Method: 'autopilot' },
    ParamList: ['256090', '256010', '21'].map((Parameter) => ({ Parameter })),
  });
  assert.equal(walked(here, START + 4000), 0);
  assert.match(sentence(freeze(FLAGS.thaw), 'Ben'), /may move/);
  assert.ok(walked(here, START + 6000) > 1);
  freeze(FLAGS.freeze);
  assert.equal(walked(here, START + FREEZE_MS - 2000), 0);
  assert.ok(walked(here, START + FREEZE_MS) > 1);
});

test('[land.freeze.1] whoever walks or flies when it is frozen stops there', () => {
  const here = guests();
  const AgentData = { ControlFlags: CONTROL.atPlus | CONTROL.fly, BodyRotation: [0, 0, 0, 1] };
  here.hear('Ben', 'AgentUpdate', { AgentData }, START);
  here.world.wake(START + 500);
  here.hear('Ada', 'FreezeUser', { Data: { TargetID: PEOPLE.Ben.id, Flags: FLAGS.freeze } }, START + 600);
  for (let now = START + 700; now < START + 2000; now += 100) here.world.wake(now);
  const stopped = place(here, 'Ben');
  for (let now = START + 2000; now < START + 4000; now += 100) here.world.wake(now);
  assert.deepEqual(place(here, 'Ben'), stopped);
  assert.equal(here.world.bodyOf(PEOPLE.Ben.id)?.stance, 'flying');
});
