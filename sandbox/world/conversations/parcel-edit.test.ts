// Parcels of one region: divided, joined, entered, and closed to somebody.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asBytes, asInteger, asItems, asText, get, type Llsd } from '../../../protocol/llsd/value.ts';
import type { Say } from '../say.ts';
import { area, CORNER, divided } from '../testing/divided.ts';
import { onlyTold, PEOPLE, START, type Stage, script, stage, told } from '../testing/stage.ts';
import { MOST_SELECTED } from './parcel.ts';
import { MOST_LISTED } from './parcel-lists.ts';
import { SELECTED } from './parcel-properties.ts';

const parcels = (says: readonly Say[], name: keyof typeof PEOPLE): readonly Llsd[] =>
  says.flatMap((said) =>
    said.kind === 'queue' && said.event === 'ParcelProperties' && said.to === PEOPLE[name].id
      ? [get(said.body, 'ParcelData', 0)]
      : [],
  );
const names = (says: readonly Say[], name: keyof typeof PEOPLE) =>
  parcels(says, name).map((parcel) => `${asText(get(parcel, 'Name'))} ${asInteger(get(parcel, 'SequenceID'))}`);

test('[parcel.divide.1] [parcel.divide.2] all see the new borders, and each the parcel on which it stands', () => {
  const here = stage();
  here.arrive('Ada', [200, 200, 0]);
  here.arrive('Ben', [10, 10, 0]);
  here.world.changeParcel(PEOPLE.Ada.id, 1, [{ name: 'Green' }, START]);
  const says = here.hear('Ada', 'ParcelDivide', CORNER);
  const numbers = (name: 'Ada' | 'Ben') => parcels(says, name).map((parcel) => asInteger(get(parcel, 'LocalID')));
  assert.deepEqual([numbers('Ada'), numbers('Ben')], [[1, 2], [2]]);
  assert.deepEqual(names(says, 'Ada'), ['Green 0', `Green ${SELECTED}`]);
  const [mine] = parcels(says, 'Ben');
  assert.ok(mine);
  assert.deepEqual([asInteger(get(mine, 'Area')), asBytes(get(mine, 'Bitmap'))[1]], [4096, 0xff]);
  const overlay = told(says, 'Ben', 'ParcelOverlay').flatMap((packet) => [...packet.bytes('ParcelData', 'Data')]);
  assert.deepEqual([overlay[16], overlay[15], overlay[16 * 64], overlay[20 * 64 + 20]], [0xc1, 0x81, 0xc1, 0x01]);
});

test('[parcel.join.1] joined again, the region is one parcel', () => {
  const here = divided();
  here.arrive('Ada', [10, 10, 0]);
  const says = here.hear('Ada', 'ParcelJoin', area(60, 0, 70, 4));
  assert.deepEqual(names(says, 'Ada'), ['Green 0', `Green ${SELECTED}`]);
  assert.equal(here.world.regions[0]?.parcels.all().length, 1);
});

for (const [title, message, blocks] of [
  ['a division across parcels', 'ParcelDivide', area(32, 32, 96, 96)],
  ['a division of all', 'ParcelDivide', CORNER],
  ['a join of one', 'ParcelJoin', area(0, 0, 8, 8)],
] as const) {
  test(`[parcel.refused.1] ${title} is refused with the reason`, () => {
    const here = divided();
    here.arrive('Ada');
    assert.deepEqual(script(here.hear('Ada', message, blocks)), ['Ada < AgentAlertMessage']);
  });
}

test('[parcel.properties.1] a rectangle over two parcels is answered by both, and each says that there are more', () => {
  const here = divided();
  here.arrive('Ada');
  const ask = (west: number, east: number) =>
    here.hear('Ada', 'ParcelPropertiesRequest', {
      ParcelData: { ...area(west, 8, east, 12).ParcelData, SequenceID: 5 },
    });
  assert.deepEqual([names(ask(8, 12), 'Ada'), names(ask(60, 70), 'Ada')], [['Corner 5'], ['Corner 5', 'Green 5']]);
  const results = parcels(ask(60, 70), 'Ada').map((parcel) => asInteger(get(parcel, 'RequestResult')));
  assert.deepEqual(results, [1, 1]);
  for (let at = 0; at < MOST_SELECTED; at += 1)
    here.hear('Ada', 'ParcelDivide', area(100 + 4 * at, 100, 104 + 4 * at, 104));
  const many = here.hear('Ada', 'ParcelPropertiesRequest', area(0, 0, 256, 256));
  assert.equal(parcels(many, 'Ada').length, MOST_SELECTED);
});

test('[parcel.cross.1] [parcel.dwell.1] who walks onto another parcel is told of it, once, and counts as a visit', () => {
  const here = divided();
  here.arrive('Ada', [63, 30, 0]);
  const forward = { AgentData: { ControlFlags: 1, BodyRotation: [0, 0, 0, 1] } };
  here.hear('Ada', 'AgentUpdate', forward, START + 100);
  const says = Array.from({ length: 20 }, (_, tick) => here.world.wake(START + 200 + 100 * tick)).flat();
  assert.deepEqual(names(says, 'Ada'), ['Green 0']);
  const dwell = (LocalID: number) =>
    onlyTold(here.hear('Ada', 'ParcelDwellRequest', { Data: { LocalID } }), 'Ada', 'ParcelDwellReply').f32(
      'Data',
      'Dwell',
    );
  assert.deepEqual([dwell(1), dwell(2)], [1, 1]);
});

test('[parcel.properties.5] [parcel.update.1] who changes a parcel on which it does not stand is told what it is', () => {
  const here = divided();
  here.arrive('Ada', [200, 200, 0]);
  here.arrive('Ben', [10, 10, 0]);
  const ParcelData = { LocalID: 2, Name: 'Nook', UserLocation: [1, 2, 3], SalePrice: 9, PassHours: Number.NaN };
  const says = here.hear('Ada', 'ParcelPropertiesUpdate', { ParcelData });
  assert.deepEqual([names(says, 'Ada'), names(says, 'Ben')], [[`Nook ${SELECTED}`], ['Nook 0']]);
  const { landingPoint, passHours, salePrice } = here.world.regions[0]?.parcels.byNumber(2) ?? assert.fail();
  assert.deepEqual({ landingPoint, passHours, salePrice }, { landingPoint: [1, 2, 3], passHours: 0, salePrice: 9 });
});

test('[parcel.prims.1] [parcel.owners.1] prims count where their roots stand', () => {
  const here = divided();
  here.arrive('Ada', [10, 10, 0]);
  for (const at of [
    [5, 5, 22],
    [6, 5, 22],
    [200, 5, 22],
  ] as const) {
    here.hear('Ada', 'ObjectAdd', {
      ObjectData: {
        PCode: 9,
        Scale: [0.5, 0.5, 0.5],
        BypassRaycast: 1,
        RayStart: at,
        RayEnd: at,
        Rotation: [0, 0, 0, 1],
      },
    });
  }
  const [corner] = parcels(here.hear('Ada', 'ParcelPropertiesRequestByID', { ParcelData: { LocalID: 2 } }), 'Ada');
  assert.ok(corner);
  assert.deepEqual(
    ['TotalPrims', 'OtherPrims', 'SimWideTotalPrims'].map((name) => asInteger(get(corner, name))),
    [2, 2, 3],
  );
  const [owners] = here.hear('Ada', 'ParcelObjectOwnersRequest', { ParcelData: { LocalID: 1 } });
  assert.ok(owners?.kind === 'queue' && owners.event === 'ParcelObjectOwnersReply');
  assert.deepEqual(
    asItems(get(owners.body, 'Data')).map((one) => asInteger(get(one, 'Count'))),
    [1],
  );
});

/** A list of a parcel, as it is told in all its parts. */
function list(here: Stage, Flags: number): readonly string[] {
  const says = here.hear('Ada', 'ParcelAccessListRequest', { Data: { LocalID: 1, SequenceID: 3, Flags } });
  return told(says, 'Ada', 'ParcelAccessListReply').flatMap((reply) =>
    reply
      .instances('List')
      .map(
        (at) =>
          `${reply.u32('Data', 'Flags')} ${reply.uuid('List', 'ID', at).slice(0, 8)} ${reply.s32('List', 'Time', at)}`,
      ),
  );
}
const somebody = (at: number) => `${String(at).padStart(8, '0')}-0000-4000-8000-000000000000`;

test('[parcel.access.1] [parcel.access.2] lists are put in place in parts, told in parts, and have a bound', () => {
  const here = stage();
  here.arrive('Ada');
  const update = (Flags: number, SequenceID: number, people: readonly string[]) =>
    here.hear('Ada', 'ParcelAccessListUpdate', {
      Data: { Flags, LocalID: 1, SequenceID, Sections: 2 },
      List: people.map((ID) => ({ ID, Time: 0, Flags })),
    });
  update(1, 1, [somebody(1), somebody(2)]);
  update(1, 2, [somebody(3)]);
  update(2, 1, [somebody(4)]);
  assert.deepEqual(list(here, 1), ['1 00000001 0', '1 00000002 0', '1 00000003 0']);
  assert.deepEqual(list(here, 3), [...list(here, 1), '2 00000004 0']);
  update(2, 1, ['00000000-0000-0000-0000-000000000000']);
  assert.deepEqual(list(here, 2), ['2 00000000 0']);
  for (let part = 0; part <= MOST_LISTED / 40; part += 1) {
    update(
      1,
      part + 1,
      Array.from({ length: 41 }, (_, at) => somebody(41 * part + at)),
    );
  }
  assert.equal(list(here, 1).length, MOST_LISTED);
});

test('[parcel.access.3] nobody teleports to a parcel that is closed to it', () => {
  const here = divided();
  here.arrive('Ada', [200, 200, 0]);
  here.world.changeParcel(PEOPLE.Ada.id, 2, [{ flags: 1 << 10 }, START]);
  here.hear('Ada', 'ParcelAccessListUpdate', {
    Data: { Flags: 2, LocalID: 2, SequenceID: 1, Sections: 1 },
    List: [{ ID: PEOPLE.Ada.id, Time: 0, Flags: 2 }],
  });
  const go = (x: number) =>
    here.hear('Ada', 'TeleportLocationRequest', {
      Info: { RegionHandle: here.world.regions[0]?.handle ?? 0n, Position: [x, 10, 22], LookAt: [1, 0, 0] },
    });
  const [failed, ...more] = go(10);
  assert.deepEqual([script([failed ?? assert.fail()]), more], [['Ada << TeleportFailed'], []]);
  assert.equal(
    asText(get(failed?.kind === 'queue' ? failed.body : assert.fail(), 'Info', 0, 'Reason')),
    'noaccess_tport',
  );
  assert.deepEqual(names(go(100), 'Ada'), ['Green 0']);
});

for (const [title, flag, sequence] of [
  ['that bans it', 1 << 10, -30_000],
  ['on whose list it is not', 1 << 9, -40_000],
] as const) {
  test(`[parcel.closed.1] [parcel.closed.2] a parcel ${title} is a wall, and the viewer is told why, once`, () => {
    const here = divided();
    here.arrive('Ada', [70, 30, 0]);
    here.arrive('Ben', [10, 10, 0]);
    here.world.changeParcel(PEOPLE.Ben.id, 2, [{ flags: flag }, START]);
    const List = [{ ID: PEOPLE.Ada.id, Time: 0, Flags: 2 }];
    here.hear('Ben', 'ParcelAccessListUpdate', { Data: { Flags: 2, LocalID: 2, SequenceID: 1 }, List });
    const walk = (name: 'Ada' | 'Ben', direction: readonly [number, number, number, number], from: number) => {
      const AgentData = { ControlFlags: 1, BodyRotation: direction };
      const says = [...here.hear(name, 'AgentUpdate', { AgentData }, START + from)];
      for (let at = 100; at <= 5000; at += 100) says.push(...here.world.wake(START + from + at));
      return says;
    };
    const [west, southWest] = [
      [0, 0, 1, 0],
      [0, 0, Math.sin((5 * Math.PI) / 8), Math.cos((5 * Math.PI) / 8)],
    ] as const;
    const place = (name: 'Ada' | 'Ben') => here.world.bodyOf(PEOPLE[name].id)?.position ?? assert.fail();
    assert.deepEqual(names(walk('Ada', west, 100), 'Ada'), [`Corner ${sequence}`]);
    assert.ok(place('Ada')[0] >= 64 && place('Ada')[0] < 65);
    walk('Ada', southWest, 6000);
    assert.ok(place('Ada')[0] >= 64 && place('Ada')[1] < 25);
    walk('Ben', [0, 0, Math.SQRT1_2, Math.SQRT1_2], 12_000);
    assert.ok(place('Ben')[1] > 15, 'who is on it may go about');
  });
}

test('[parcel.closed.1] nobody walks over the border onto a parcel that is closed to it', () => {
  const walkEast = (flags: number) => {
    const here = divided();
    here.arrive('Ada', [254, 128, 0]);
    here.arrive('Ben', undefined, 1);
    here.world.look(PEOPLE.Ada.id, 1, START);
    here.world.changeParcel(PEOPLE.Ben.id, 1, [{ flags }, START]);
    here.hear('Ada', 'AgentUpdate', { AgentData: { ControlFlags: 1, BodyRotation: [0, 0, 0, 1] } }, START + 100);
    return Array.from({ length: 30 }, (_, at) => here.world.wake(START + 200 + 100 * at))
      .flat()
      .some(({ kind }) => kind === 'depart');
  };
  assert.deepEqual([walkEast(0), walkEast(1 << 9)], [true, false]);
});

test('[parcel.landing.1] a teleport to a parcel with a landing point leads there', () => {
  const here = divided();
  here.arrive('Ada', [200, 200, 0]);
  const lands = (x: number) => {
    const Info = { RegionHandle: here.world.regions[0]?.handle ?? 0n, Position: [x, 10, 22], LookAt: [1, 0, 0] };
    const says = here.hear('Ada', 'TeleportLocationRequest', { Info });
    return onlyTold(says, 'Ada', 'TeleportLocal').vector('Info', 'Position').slice(0, 2);
  };
  const change = (landingType: number) =>
    here.world.changeParcel(PEOPLE.Ada.id, 2, [{ landingType, landingPoint: [30, 40, 22] }, START]);
  change(2);
  assert.deepEqual(lands(12), [12, 10]);
  change(1);
  assert.deepEqual(
    [lands(12), lands(100)],
    [
      [30, 40],
      [100, 10],
    ],
  );
  here.world.changeParcel(PEOPLE.Ada.id, 2, [{ landingPoint: [0, 0, 0] }, START]);
  assert.deepEqual(lands(12), [12, 10]);
});

test('[world.export.2] parcels are written down with their squares and what was said of them', () => {
  const here = divided();
  here.arrive('Ada', [10, 10, 0]);
  here.world.changeParcel(PEOPLE.Ada.id, 2, [{ musicUrl: 'http://a', landingPoint: [1, 2, 3] }, START]);
  const [meadow] = here.world.snapshot();
  const [corner, ...others] = meadow?.parcels ?? [];
  const { cells, id, ...said } = corner ?? assert.fail();
  assert.deepEqual([said, others.length], [{ name: 'Corner', musicUrl: 'http://a', landingPoint: [1, 2, 3] }, 0]);
  assert.deepEqual([cells?.length, id], [1024, here.world.regions[0]?.parcels.byNumber(2)?.id]);
  assert.deepEqual(Object.keys(meadow?.parcel ?? {}), ['id', 'name']);
});
