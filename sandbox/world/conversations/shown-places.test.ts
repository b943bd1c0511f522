// Places in profiles and advertisements: written, read by others, found, taken away.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { PICKS_LIMIT } from '../../login/benefits.ts';
import { onlyTold, PEOPLE, type Stage, script, stage, told } from '../testing/stage.ts';
import { MOST_CLASSIFIEDS } from './classifieds.ts';
import { MOST_SHOWN_BYTES } from './shown-places.ts';

const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-00000000000${digit}`;
const [HILL, QUAY] = [id('a'), id('b')];
/** Metres of the grid, in the second region. */
const ON_HILLS = [1001 * 256 + 5, 1000 * 256 + 7, 30] as const;

function meeting(): Stage {
  const here = stage();
  here.arrive('Ada', [10, 20, 0]);
  here.arrive('Ben', undefined, 1);
  return here;
}

const asked = (here: Stage, name: 'Ada' | 'Ben', Method: string, ...ids: readonly string[]) =>
  here.hear(name, 'GenericMessage', {
    MethodData: { Method },
    ParamList: ids.map((Parameter) => ({ Parameter })),
  });
const pick = (here: Stage, PickID: string, more = {}) =>
  here.hear('Ada', 'PickInfoUpdate', {
    Data: { PickID, Name: 'The hill', Desc: 'High', PosGlobal: ON_HILLS, ...more },
  });
const advertise = (here: Stage, ClassifiedID: string, more = {}, name: 'Ada' | 'Ben' = 'Ada') =>
  here.hear(name, 'ClassifiedInfoUpdate', {
    Data: { ClassifiedID, Name: 'The quay', Desc: 'Boats', Category: 3, PosGlobal: ON_HILLS, ...more },
  });
const ADA = PEOPLE.Ada.id;

test('[profile.picks.1] [profile.picks.2] [profile.shown.2] picks are read by others, with the names of the place', () => {
  const here = meeting();
  pick(here, HILL, { SortOrder: 4, Enabled: true, TopPick: true, SnapshotID: QUAY });
  const list = onlyTold(asked(here, 'Ben', 'avatarpicksrequest', ADA), 'Ben', 'AvatarPicksReply');
  assert.deepEqual(
    [list.uuid('AgentData', 'TargetID'), list.uuid('Data', 'PickID'), list.text('Data', 'PickName')],
    [ADA, HILL, 'The hill'],
  );
  const one = onlyTold(asked(here, 'Ben', 'pickinforequest', ADA, HILL), 'Ben', 'PickInfoReply');
  assert.deepEqual(
    ['Name', 'Desc', 'User', 'OriginalName', 'SimName'].map((field) => one.text('Data', field)),
    ['The hill', 'High', 'Ada Sandbox', 'Hills', 'Hills'],
  );
  assert.deepEqual(one.vector('Data', 'PosGlobal'), [...ON_HILLS]);
  assert.equal(one.uuid('Data', 'ParcelID'), here.world.regions[1]?.parcels.at(5, 7).id);
  assert.deepEqual(
    [one.uuid('Data', 'CreatorID'), one.uuid('Data', 'SnapshotID'), one.s32('Data', 'SortOrder')],
    [ADA, QUAY, 4],
  );
  assert.deepEqual([one.bool('Data', 'TopPick'), one.bool('Data', 'Enabled')], [true, true]);
});

test("[profile.picks.3] a pick is changed and taken away, and is nobody else's", () => {
  const here = meeting();
  pick(here, HILL);
  pick(here, QUAY, { Name: 'Quay' });
  pick(here, HILL, { Name: 'Mountain' });
  here.hear('Ben', 'PickDelete', { Data: { PickID: HILL } });
  const names = () =>
    told(asked(here, 'Ada', 'avatarpicksrequest', ADA), 'Ada', 'AvatarPicksReply').flatMap((reply) =>
      reply.instances('Data').map((at) => reply.text('Data', 'PickName', at)),
    );
  assert.deepEqual(names(), ['Mountain', 'Quay']);
  here.hear('Ada', 'PickDelete', { Data: { PickID: HILL } });
  assert.deepEqual(names(), ['Quay']);
  assert.deepEqual(asked(here, 'Ben', 'pickinforequest', ADA, HILL), []);
  assert.deepEqual(asked(here, 'Ben', 'pickinforequest', ADA), []);
});

test('[profile.picks.3] so many picks, and no more; one without an id is none', () => {
  const here = meeting();
  const numbered = (at: number) => `${HILL.slice(0, -3)}${at + 100}`;
  for (let at = 0; at < PICKS_LIMIT; at += 1) assert.deepEqual(pick(here, numbered(at)), []);
  assert.deepEqual(pick(here, NULL_UUID), []);
  assert.deepEqual(script(pick(here, numbered(PICKS_LIMIT))), ['Ada < AgentAlertMessage']);
  assert.deepEqual(pick(here, numbered(0), { Name: 'New' }), []);
  const replies = told(asked(here, 'Ada', 'avatarpicksrequest', ADA), 'Ada', 'AvatarPicksReply');
  assert.deepEqual(
    replies.map((reply) => reply.count('Data')),
    [12, PICKS_LIMIT - 12],
  );
});

test('[profile.shown.1] long texts are cut, and what names no place is where one stands', () => {
  const here = meeting();
  const long = { Name: 'n'.repeat(250), Desc: 'd'.repeat(2000), PosGlobal: [0, 0, 0] };
  pick(here, HILL, long);
  advertise(here, QUAY, long);
  const one = onlyTold(asked(here, 'Ben', 'pickinforequest', ADA, HILL), 'Ben', 'PickInfoReply');
  const other = onlyTold(
    here.hear('Ben', 'ClassifiedInfoRequest', { Data: { ClassifiedID: QUAY } }),
    'Ben',
    'ClassifiedInfoReply',
  );
  for (const reply of [one, other]) {
    assert.deepEqual([reply.text('Data', 'Name').length, reply.text('Data', 'Desc').length], [63, MOST_SHOWN_BYTES]);
    assert.deepEqual(reply.vector('Data', 'PosGlobal').slice(0, 2), [256_010, 256_020]);
    assert.equal(reply.text('Data', 'SimName'), 'Meadow');
  }
});

test('[profile.shown.2] places that are not on this grid have no names', () => {
  const here = meeting();
  pick(here, HILL, { PosGlobal: [1, 2, 3] });
  const one = onlyTold(asked(here, 'Ben', 'pickinforequest', ADA, HILL), 'Ben', 'PickInfoReply');
  assert.deepEqual([one.text('Data', 'SimName'), one.uuid('Data', 'ParcelID')], ['', NULL_UUID]);
});

test('[profile.classified.1] [profile.classified.2] advertisements are read by others', () => {
  const here = meeting();
  advertise(here, QUAY, { ClassifiedFlags: 4, PriceForListing: 50 });
  const list = onlyTold(asked(here, 'Ben', 'avatarclassifiedsrequest', ADA), 'Ben', 'AvatarClassifiedReply');
  assert.deepEqual([list.uuid('Data', 'ClassifiedID'), list.text('Data', 'Name')], [QUAY, 'The quay']);
  const ask = (ClassifiedID: string) => here.hear('Ben', 'ClassifiedInfoRequest', { Data: { ClassifiedID } });
  const one = onlyTold(ask(QUAY), 'Ben', 'ClassifiedInfoReply');
  assert.deepEqual(
    ['Name', 'Desc', 'ParcelName', 'SimName'].map((field) => one.text('Data', field)),
    ['The quay', 'Boats', 'Hills', 'Hills'],
  );
  assert.deepEqual(
    ['CreationDate', 'ExpirationDate', 'Category'].map((field) => one.u32('Data', field)),
    [1_700_000_001, 1_700_000_001 + 604_800, 3],
  );
  assert.deepEqual([one.u8('Data', 'ClassifiedFlags'), one.s32('Data', 'PriceForListing')], [4, 50]);
  assert.equal(one.uuid('Data', 'CreatorID'), ADA);
  assert.deepEqual(ask(HILL), []);
});

test('[profile.classified.3] an advertisement is changed and taken away by whose it is, and by nobody else', () => {
  const here = meeting();
  advertise(here, QUAY);
  advertise(here, QUAY, { Name: 'Mine' }, 'Ben');
  here.hear('Ben', 'ClassifiedDelete', { Data: { ClassifiedID: QUAY } });
  advertise(here, QUAY, { Name: 'The long quay' });
  const names = (name: 'Ada' | 'Ben') => {
    const reply = onlyTold(
      asked(here, 'Ada', 'avatarclassifiedsrequest', PEOPLE[name].id),
      'Ada',
      'AvatarClassifiedReply',
    );
    return reply.instances('Data').map((at) => reply.text('Data', 'Name', at));
  };
  assert.deepEqual([names('Ada'), names('Ben')], [['The long quay'], []]);
  here.hear('Ada', 'ClassifiedDelete', { Data: { ClassifiedID: QUAY } });
  assert.deepEqual(names('Ada'), []);
  const numbered = (at: number) => `${HILL.slice(0, -3)}${at + 100}`;
  for (let at = 0; at < MOST_CLASSIFIEDS; at += 1) assert.deepEqual(advertise(here, numbered(at)), []);
  assert.deepEqual(script(advertise(here, QUAY)), ['Ada < AgentAlertMessage']);
  assert.deepEqual(advertise(here, NULL_UUID), []);
});

test('[search.classified.1] advertisements are found by their words, of one kind or of any', () => {
  const here = meeting();
  advertise(here, QUAY);
  advertise(here, HILL, { Name: 'The hill', Desc: 'Boats and winds', Category: 5 });
  const find = (QueryText: string, Category: number) => {
    const reply = onlyTold(
      here.hear('Ben', 'DirClassifiedQuery', { QueryData: { QueryText, Category } }),
      'Ben',
      'DirClassifiedReply',
    );
    return reply.instances('QueryReplies').map((at) => reply.text('QueryReplies', 'Name', at));
  };
  assert.deepEqual([find('BOAT', 0), find('boat', 5), find('quay', 5)], [['The quay', 'The hill'], ['The hill'], []]);
});
