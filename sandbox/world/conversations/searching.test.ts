import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asInteger, asItems, asText, asUuid, get } from '../../../protocol/llsd/value.ts';
import type { LooseMessage } from '../../../protocol/packet/codec.ts';
import { PARCEL_FLAG } from '../parcels/parcel.ts';
import { loginOf, onlyTold, PEOPLE, START, type Stage, stage, told } from '../testing/stage.ts';

const QUERY = '77777777-0000-4000-8000-00000000000a';
const [PEOPLE_FLAG, GROUPS, EVENTS] = [1, 0x10, 0x20] as const;

function meeting(): Stage {
  const here = stage();
  here.arrive('Ada');
  here.arrive('Ben');
  return here;
}

const ask = (here: Stage, name: string, fields: LooseMessage[string] = {}) =>
  here.hear('Ada', name, { QueryData: { QueryID: QUERY, ...fields } });

test('[search.people.1] people are found by the beginning of their names, and whether they are here', () => {
  const says = ask(meeting(), 'DirFindQuery', { QueryText: ' zoe', QueryFlags: PEOPLE_FLAG });
  const reply = onlyTold(says, 'Ada', 'DirPeopleReply');
  assert.equal(reply.uuid('QueryData', 'QueryID'), QUERY);
  assert.deepEqual([reply.text('QueryReplies', 'FirstName'), reply.bool('QueryReplies', 'Online')], ['Zoe', false]);
  const ben = onlyTold(ask(meeting(), 'DirFindQuery', { QueryText: 'BEN s' }), 'Ada', 'DirPeopleReply');
  assert.ok(ben.bool('QueryReplies', 'Online'));
});

for (const [name, fields, reply] of [
  ['DirFindQuery', { QueryFlags: PEOPLE_FLAG, QueryText: 'nobody' }, 'DirPeopleReply'],
  ['DirFindQuery', { QueryFlags: GROUPS, QueryText: 'ben' }, 'DirGroupsReply'],
  ['DirFindQuery', { QueryFlags: EVENTS, QueryText: 'ben' }, 'DirEventsReply'],
  ['DirPlacesQuery', { QueryText: 'nowhere' }, 'DirPlacesReply'],
  ['DirClassifiedQuery', {}, 'DirClassifiedReply'],
  ['DirPopularQuery', {}, 'DirPopularReply'],
] as const) {
  test(`[search.people.1] [search.none.1] [search.none.2] ${name} that finds nothing is answered by an empty ${reply}`, () => {
    const answer = onlyTold(ask(meeting(), name, fields), 'Ada', reply);
    assert.deepEqual([answer.count('QueryReplies'), answer.uuid('AgentData', 'AgentID')], [0, PEOPLE.Ada.id]);
    const hasStatus = ['DirPlacesReply', 'DirEventsReply', 'DirClassifiedReply'].some((one) => one === reply);
    assert.equal(hasStatus ? answer.u32('StatusData', 'Status') : 4, 4);
  });
}

test('[search.limit.1] a hundred results at a time, in as many packets as it takes', () => {
  const here = meeting();
  for (let at = 0; at < 230; at += 1) {
    const id = `${PEOPLE.Cleo.id.slice(0, -3)}${at + 100}`;
    here.world.enter({ ...loginOf('Cleo'), id, first: 'Many', last: `${at}` }, START);
  }
  const count = (QueryStart: number) =>
    told(ask(here, 'DirFindQuery', { QueryText: 'many', QueryStart }), 'Ada', 'DirPeopleReply')
      .map((reply) => reply.count('QueryReplies'))
      .reduce((sum, one) => sum + one, 0);
  assert.deepEqual([count(0), count(200), count(-5)], [100, 30, 100]);
});

test('[search.places.1] [search.places.2] places are found by their names, by UDP and on the event queue', () => {
  const here = meeting();
  const places = onlyTold(ask(here, 'DirPlacesQuery', { QueryText: 'MEAD' }), 'Ada', 'DirPlacesReply');
  assert.equal(places.text('QueryReplies', 'Name'), 'Meadow');
  const [said] = here.hear('Ada', 'PlacesQuery', { AgentData: { QueryID: QUERY }, QueryData: { QueryText: 'hill' } });
  assert.ok(said?.kind === 'queue' && said.event === 'PlacesReply');
  assert.deepEqual(
    asItems(get(said.body, 'QueryData')).map((place) => asText(get(place, 'SimName'))),
    ['Hills'],
  );
  assert.equal(asUuid(get(asItems(get(said.body, 'AgentData'))[0] ?? said.body, 'QueryID')), QUERY);
});

test('[search.land.1] land is found that is for sale', () => {
  const flat = { kind: 'flat', height: 21 } as const;
  const offer = (salePrice: number) => {
    const parcel = { name: 'Green', flags: PARCEL_FLAG.forSale, salePrice };
    return { name: `Yard ${salePrice}`, x: 1000 + salePrice, y: 1000, terrain: flat, parcel };
  };
  const here = stage([offer(1), offer(2), { name: 'Meadow', x: 999, y: 1000, terrain: flat }]);
  here.arrive('Ada');
  const [said] = ask(here, 'DirLandQuery', { QueryStart: 1 });
  assert.ok(said?.kind === 'queue' && said.event === 'DirLandReply');
  assert.deepEqual(
    asItems(get(said.body, 'QueryReplies')).map((place) =>
      ['SalePrice', 'ActualArea'].map((name) => asInteger(get(place, name))),
    ),
    [[2, 65_536]],
  );
});

test('[search.user.1] what is kept of a user is said', () => {
  const reply = onlyTold(meeting().hear('Ada', 'UserInfoRequest'), 'Ada', 'UserInfoReply');
  assert.deepEqual([reply.bool('UserData', 'IMViaEMail'), reply.text('UserData', 'EMail')], [false, '']);
});
