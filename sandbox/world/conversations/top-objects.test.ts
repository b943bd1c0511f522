import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  array,
  asInteger,
  asItems,
  asNumber,
  asText,
  asUuid,
  get,
  integer,
  type Llsd,
  map,
  string,
} from '../../../protocol/llsd/value.ts';
import { asU32 } from '../../../protocol/llsd/wide.ts';
import { writeLlsdXml } from '../../../protocol/llsd/xml.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { undescribed } from '../../../test/support/described.ts';
import { divided } from '../testing/divided.ts';
import { built, ids } from '../testing/prims.ts';
import type { Stage } from '../testing/stage.ts';
import { MOST_TOP } from './top-objects.ts';

const REPORT = { scripts: 0, colliders: 1 } as const;
const FILTER = { parcel: 1, owner: 2, object: 4, parcelName: 8 } as const;

/** So many new scripts in a prim. */
function scripted(here: Stage, name: 'Ada' | 'Ben', localId: number, count = 1): void {
  for (let at = 0; at < count; at += 1)
    here.hear(name, 'RezScript', {
      UpdateBlock: { ObjectLocalID: localId },
      InventoryBlock: { ItemID: NULL_UUID, Name: `Script ${at}` },
    });
}

/** A plain box, a lamp of Ada's in the corner, and a link set of Ben's beside it, whose part has two scripts. */
function furnished() {
  const here = divided();
  here.arrive('Ada', [10, 10, 0]);
  here.arrive('Ben', [100, 100, 0]);
  built(here, 'Ada', [6, 6, 22]);
  const [lamp, root, part] = [
    built(here, 'Ada', [5, 5, 22]),
    built(here, 'Ben', [100, 100, 22]),
    built(here, 'Ben', [101, 100, 22]),
  ];
  here.hear('Ada', 'ObjectName', { ObjectData: { LocalID: lamp, Name: 'Lamp' } });
  scripted(here, 'Ada', lamp);
  scripted(here, 'Ben', part, 2);
  here.hear('Ben', 'ObjectLink', ids(root, part));
  return { here, lamp, root };
}

function asked(here: Stage, RequestData: Record<string, string | number> = {}): Llsd {
  const [said, ...more] = here.hear('Ada', 'LandStatRequest', { RequestData });
  assert.ok(said?.kind === 'queue' && said.event === 'LandStatReply' && more.length === 0);
  const event = map({ message: string(said.event), body: said.body });
  const polled = writeLlsdXml(map({ id: integer(1), events: array([event]) }));
  assert.deepEqual(undescribed('EventQueueGet', 'response', polled), []);
  return said.body;
}

const rows = (body: Llsd) => asItems(get(body, 'ReportData'));
const names = (body: Llsd) => rows(body).map((row) => asText(get(row, 'TaskName')));

test('[land.top.1] [land.top.2] what has scripts is told with its place, its owner and its parcel; none of them takes time', () => {
  const { here, lamp, root } = furnished();
  const body = asked(here);
  const [request] = asItems(get(body, 'RequestData'));
  const [first, second] = rows(body);
  const [firstMore, secondMore] = asItems(get(body, 'DataExtended'));
  assert.ok(request && first && second && firstMore && secondMore);
  assert.deepEqual(
    ['ReportType', 'RequestFlags', 'TotalObjectCount'].map((name) => asU32(get(request, name))),
    [0, 0, 2],
  );
  assert.deepEqual(
    rows(body).map((row) => asU32(get(row, 'TaskLocalID'))),
    [root, lamp],
  );
  assert.equal(asUuid(get(second, 'TaskID')), here.world.snapshot()[0]?.prims.find(({ name }) => name === 'Lamp')?.id);
  assert.deepEqual(
    ['LocationX', 'LocationY', 'LocationZ', 'Score'].map((name) => asNumber(get(second, name))),
    [5, 5, 22.25, 0],
  );
  assert.deepEqual([asText(get(second, 'TaskName')), asText(get(second, 'OwnerName'))], ['Lamp', 'Ada Sandbox']);
  assert.deepEqual(
    [firstMore, secondMore].map((more) => asText(get(more, 'ParcelName'))),
    ['Green', 'Corner'],
  );
  assert.deepEqual(
    [
      asU32(get(firstMore, 'TimeStamp')),
      asNumber(get(firstMore, 'MonoScore')),
      asInteger(get(firstMore, 'PublicURLs')),
    ],
    [1_700_000_001, 0, 0],
  );
});

test('[land.top.1] nothing collides: the list is empty', () => {
  const body = asked(furnished().here, { ReportType: REPORT.colliders });
  const [request] = asItems(get(body, 'RequestData'));
  assert.deepEqual([names(body), request && asU32(get(request, 'ReportType'))], [[], 1]);
});

for (const [title, RequestData, wanted] of [
  ['a parcel', { RequestFlags: FILTER.parcel, ParcelLocalID: 2 }, ['Lamp']],
  ['an owner', { RequestFlags: FILTER.owner, Filter: 'ben s' }, ['Object']],
  ['a name', { RequestFlags: FILTER.object, Filter: 'LAMP' }, ['Lamp']],
  ['a name of a parcel', { RequestFlags: FILTER.parcelName, Filter: 'gree' }, ['Object']],
  ['a parcel and an owner', { RequestFlags: FILTER.parcel | FILTER.owner, ParcelLocalID: 2, Filter: 'ben' }, []],
] as const) {
  test(`[land.top.3] only what belongs to ${title} is told`, () => {
    assert.deepEqual(names(asked(furnished().here, RequestData)), wanted);
  });
}

test('[land.top.2] a hundred are told, and how many there are', () => {
  const here = divided();
  here.arrive('Ada', [10, 10, 0]);
  for (let at = 0; at <= MOST_TOP; at += 1) scripted(here, 'Ada', built(here, 'Ada', [5, 5, 22]));
  const body = asked(here);
  const [request] = asItems(get(body, 'RequestData'));
  assert.deepEqual([rows(body).length, request && asU32(get(request, 'TotalObjectCount'))], [MOST_TOP, MOST_TOP + 1]);
});

test('[land.top.1] who stands nowhere is told nothing', () => {
  const { here } = furnished();
  here.hear('Ada', 'LogoutRequest');
  assert.deepEqual(here.hear('Ada', 'LandStatRequest'), []);
});
