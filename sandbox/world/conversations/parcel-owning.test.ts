// Whose a parcel is, and how it becomes somebody else's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asBoolean, asInteger, asText, asUuid, get, type Llsd } from '../../../protocol/llsd/value.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { PARCEL_FLAG, type ParcelDetails } from '../parcels/parcel.ts';
import type { Say } from '../say.ts';
import { area, divided } from '../testing/divided.ts';
import { built } from '../testing/prims.ts';
import { onlyTold, PEOPLE, START, type Stage, script, told } from '../testing/stage.ts';
import { LONGEST_CLEAN_TIME, MOST_CLAIMED } from './parcel-owning.ts';

const CORNER_AREA = 4096;
const GROUP = '88888888-0000-4000-8000-000000000000';

const parcelsTold = (says: readonly Say[], name: keyof typeof PEOPLE): readonly Llsd[] =>
  says.flatMap((said) =>
    said.kind === 'queue' && said.event === 'ParcelProperties' && said.to === PEOPLE[name].id
      ? [get(said.body, 'ParcelData', 0)]
      : [],
  );
const corner = ({ world }: Stage) => world.regions[0]?.parcels.at(10, 10) ?? assert.fail();

/** Ada stands in the corner, Ben beside it. */
function market(details: Partial<ParcelDetails> = { flags: PARCEL_FLAG.forSale }) {
  const here = divided();
  here.arrive('Ada', [10, 10, 0]);
  here.arrive('Ben', [200, 200, 0]);
  here.world.changeParcel(PEOPLE.Ada.id, 2, [details, START]);
  const buy = (Price = 0, Area = CORNER_AREA, more: Record<string, string | boolean> = {}) =>
    here.hear('Ada', 'ParcelBuy', { Data: { LocalID: 2, ...more }, ParcelData: { Price, Area } });
  return { ...here, buy };
}

/** What a viewer shows of the square in the corner: 1 = of somebody, 2 = of a group, 3 = its own, 4 = for sale. */
function shownTo(name: 'Ada' | 'Ben', says: readonly Say[]): number {
  const [first] = told(says, name, 'ParcelOverlay');
  return (first?.bytes('ParcelData', 'Data')[0] ?? assert.fail()) & 7;
}

test("[parcel.buy.1] [parcel.owner.2] land that costs nothing is the buyer's, for sale no more, and everybody sees it", () => {
  const here = market();
  const says = here.buy();
  const [mine] = parcelsTold(says, 'Ada');
  assert.ok(mine);
  assert.deepEqual(
    [asUuid(get(mine, 'OwnerID')), asBoolean(get(mine, 'IsGroupOwned')), asInteger(get(mine, 'ClaimDate'))],
    [PEOPLE.Ada.id, false, 1_700_000_001],
  );
  assert.deepEqual([shownTo('Ada', says), shownTo('Ben', says)], [3, 1]);
  assert.equal(corner(here).flags & PARCEL_FLAG.forSale, 0);
  assert.deepEqual(script(here.buy()), ['Ada < AgentAlertMessage']);
});

test('[parcel.buy.2] the buyer is told how much money is left', () => {
  const reply = onlyTold(market().buy(), 'Ada', 'MoneyBalanceReply');
  assert.deepEqual([reply.bool('MoneyData', 'TransactionSuccess'), reply.s32('MoneyData', 'MoneyBalance')], [true, 0]);
});

for (const [title, details, offer] of [
  ['is not for sale', { flags: 0 }, [0, CORNER_AREA]],
  ['costs something', { flags: PARCEL_FLAG.forSale, salePrice: 5 }, [5, CORNER_AREA]],
  ['has another price', { flags: PARCEL_FLAG.forSale }, [1, CORNER_AREA]],
  ['has another size', { flags: PARCEL_FLAG.forSale }, [0, CORNER_AREA + 16]],
  ['is kept for somebody else', { flags: PARCEL_FLAG.forSale, buyerId: PEOPLE.Ben.id }, [0, CORNER_AREA]],
] as const) {
  test(`[parcel.buy.1] land that ${title} is not bought, and the viewer is told why`, () => {
    const here = market(details);
    assert.deepEqual(script(here.buy(...offer)), ['Ada < AgentAlertMessage']);
    assert.equal(corner(here).ownerId, NULL_UUID);
  });
}

test('[parcel.buy.1] who alone may buy it buys it, also for a group', () => {
  const here = market({ flags: PARCEL_FLAG.forSale, buyerId: PEOPLE.Ada.id });
  const says = here.buy(0, CORNER_AREA, { GroupID: GROUP, IsGroupOwned: true });
  const { groupId, isGroupOwned, ownerId } = corner(here);
  assert.deepEqual({ groupId, isGroupOwned, ownerId }, { groupId: GROUP, isGroupOwned: true, ownerId: GROUP });
  assert.equal(shownTo('Ada', says), 2);
});

const claim = (here: Stage, ...rectangles: readonly ReturnType<typeof area>['ParcelData'][]) =>
  here.hear('Ada', 'ParcelClaim', { ParcelData: rectangles });

test('[parcel.claim.1] land of nobody is claimed, whole parcels and parts of one', () => {
  const here = market();
  const says = claim(here, area(0, 0, 64, 64).ParcelData, area(200, 200, 208, 208).ParcelData);
  assert.equal(corner(here).ownerId, PEOPLE.Ada.id);
  assert.deepEqual([here.world.regions[0]?.parcels.all().length, shownTo('Ada', says)], [3, 3]);
  assert.equal(here.world.regions[0]?.parcels.at(204, 204).ownerId, PEOPLE.Ada.id);
  assert.equal(told(says, 'Ben', 'ParcelOverlay').length, 4);
});

test('[parcel.claim.1] so many rectangles are claimed at once, and no more', () => {
  const here = market();
  const rectangles = Array.from(
    { length: MOST_CLAIMED + 1 },
    (_, at) => area(100 + 4 * at, 0, 104 + 4 * at, 4).ParcelData,
  );
  claim(here, ...rectangles);
  const owned = here.world.regions[0]?.parcels.all().filter(({ ownerId }) => ownerId === PEOPLE.Ada.id);
  assert.equal(owned?.length, MOST_CLAIMED);
});

test('[parcel.claim.1] what somebody has is not claimed, nor parts of several', () => {
  const here = market();
  claim(here, area(0, 0, 64, 64).ParcelData);
  assert.deepEqual(script(claim(here, area(0, 0, 4, 4).ParcelData)), ['Ada < AgentAlertMessage']);
  here.hear('Ada', 'ParcelDivide', area(200, 0, 208, 8));
  assert.deepEqual(script(claim(here, area(196, 0, 204, 4).ParcelData)), ['Ada < AgentAlertMessage']);
});

test("[parcel.release.1] what is given back is the region owner's; somebody else cannot give it back", () => {
  const here = market();
  here.buy();
  assert.deepEqual(script(here.hear('Ben', 'ParcelRelease', { Data: { LocalID: 2 } })), ['Ben < AgentAlertMessage']);
  const [mine] = parcelsTold(here.hear('Ada', 'ParcelRelease', { Data: { LocalID: 2 } }), 'Ada');
  assert.equal(mine && asUuid(get(mine, 'OwnerID')), here.world.regions[0]?.ownerId);
});

test('[parcel.release.2] land is taken back, whoever has it', () => {
  const here = market();
  here.buy();
  here.hear('Ben', 'ParcelReclaim', { Data: { LocalID: 2 } });
  assert.equal(corner(here).ownerId, NULL_UUID);
});

test('[parcel.deed.1] land is deeded to the group to which it is set, and by its owner', () => {
  const here = market();
  here.buy();
  const deed = (name: 'Ada' | 'Ben', GroupID = GROUP) =>
    here.hear(name, 'ParcelDeedToGroup', { Data: { LocalID: 2, GroupID } });
  assert.deepEqual([script(deed('Ada')), script(deed('Ada', NULL_UUID))], Array(2).fill(['Ada < AgentAlertMessage']));
  here.world.changeParcel(PEOPLE.Ada.id, 2, [{ groupId: GROUP }, START]);
  assert.deepEqual(script(deed('Ben')), ['Ben < AgentAlertMessage']);
  const says = deed('Ada');
  const [group] = parcelsTold(says, 'Ada');
  assert.ok(group);
  assert.deepEqual([asUuid(get(group, 'OwnerID')), asBoolean(get(group, 'IsGroupOwned'))], [GROUP, true]);
  assert.equal(shownTo('Ada', says), 2);
});

test('[parcel.pass.1] a pass that costs nothing lets one in for some hours', () => {
  const closed = PARCEL_FLAG.accessList | PARCEL_FLAG.passList;
  const here = market({ flags: closed, passHours: 2 });
  here.hear('Ben', 'ParcelBuyPass', { ParcelData: { LocalID: 2 } });
  assert.deepEqual(corner(here).admitted, [{ id: PEOPLE.Ben.id, until: 1_700_000_001 + 7200 }]);
  for (const [flags, passPrice] of [
    [closed, 3],
    [PARCEL_FLAG.accessList, 0],
  ] as const) {
    const other = market({ flags, passPrice });
    assert.deepEqual(script(other.hear('Ben', 'ParcelBuyPass', { ParcelData: { LocalID: 2 } })), [
      'Ben < AgentAlertMessage',
    ]);
  }
});

test("[parcel.owner.1] prims on somebody's land count as the owner's, and its land is found as its own", () => {
  const here = market();
  here.buy();
  built(here, 'Ada', [5, 5, 22]);
  built(here, 'Ben', [6, 5, 22]);
  const [mine] = parcelsTold(here.hear('Ada', 'ParcelPropertiesRequestByID', { ParcelData: { LocalID: 2 } }), 'Ada');
  assert.deepEqual(
    ['OwnerPrims', 'OtherPrims'].map((name) => asInteger(get(mine ?? assert.fail(), name))),
    [1, 1],
  );
  const selected = onlyTold(
    here.hear('Ada', 'ParcelSelectObjects', { ParcelData: { LocalID: 2, ReturnType: 8 } }),
    'Ada',
    'ForceObjectSelect',
  );
  assert.equal(selected.count('Data'), 1);
  const own = (name: 'Ada' | 'Ben') => {
    const [said] = here.hear(name, 'PlacesQuery', { QueryData: { QueryFlags: 1 << 6 } });
    return said?.kind === 'queue' ? asText(get(said.body, 'QueryData', 0, 'Name')) : '';
  };
  assert.deepEqual([own('Ada'), own('Ben')], ['Corner', '']);
});

test('[parcel.clean.1] how long things of others stay is told with the parcel, within what can be written', () => {
  const here = market();
  const set = (OtherCleanTime: number) =>
    here.hear('Ada', 'ParcelSetOtherCleanTime', { ParcelData: { LocalID: 2, OtherCleanTime } });
  const [mine] = parcelsTold(set(15), 'Ada');
  assert.equal(mine && asInteger(get(mine, 'OtherCleanTime')), 15);
  set(LONGEST_CLEAN_TIME + 1);
  assert.equal(corner(here).cleanTime, LONGEST_CLEAN_TIME);
  set(-1);
  assert.equal(corner(here).cleanTime, 0);
});
