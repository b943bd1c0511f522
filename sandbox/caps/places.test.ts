import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  array,
  asInteger,
  asNumber,
  asText,
  asUuid,
  boolean,
  get,
  integer,
  map,
  real,
  string,
  uuid,
} from '../../protocol/llsd/value.ts';
import { asU32, u32, u64 } from '../../protocol/llsd/wide.ts';
import { readLlsdXml } from '../../protocol/llsd/xml.ts';
import { AgentCaps } from '../../test/support/agent-caps.ts';
import { sentTo } from '../../test/support/whole-grid.ts';
import type { Effect } from '../effects.ts';

const NOBODY = '11111111-2222-4333-8444-555555555555';
const point = (x: number, y: number, z: number) => map({ X: real(x), Y: real(y), Z: real(z) });
const HOME = map({
  HomeLocation: map({ LocationId: integer(1), LocationPos: point(10, 20, 30), LocationLookAt: point(0, 1, 0) }),
});
/** Where the south-west corner of the only region lies. */
const HANDLE = (256_000n << 32n) | 256_000n;

function parcelIn(effects: readonly Effect[]) {
  const event = effects.find(
    (effect) => effect.kind === 'seen' && effect.seen.kind === 'exchange' && effect.seen.name === 'ParcelProperties',
  );
  assert.ok(event?.kind === 'seen' && event.seen.kind === 'exchange');
  return get(readLlsdXml(event.seen.reply ?? '').value, 'ParcelData', 0);
}

function standing(): AgentCaps {
  const caps = new AgentCaps();
  caps.whole.stand(caps.login);
  caps.whole.post(caps.whole.capability(caps.login, 'EventQueueGet'), map({}));
  return caps;
}

test('[places.home.1] home is where one says, also at the next login', () => {
  const caps = standing();
  const { value } = caps.ask('HomeLocation', { said: HOME });
  assert.deepEqual(
    [asText(get(value, 'success')), asNumber(get(value, 'HomeLocation', 'LocationPos', 'Y'))],
    ['true', 20],
  );
  const words = { first: 'Ada', last: 'Sandbox', passwd: 'secret', start: 'home' };
  const said = map(Object.entries(words).map(([name, word]) => [name, string(word)] as const));
  assert.match(asText(get(caps.whole.postNow('/', said), 'home')), /'position':\[r10, r20, r30\]/);
});

test('[places.home.1] a place outside of the region is moved to its edge', () => {
  const said = map({ HomeLocation: map({ LocationPos: point(-5, 1e9, 30) }) });
  const place = get(standing().ask('HomeLocation', { said }).value, 'HomeLocation', 'LocationPos');
  const metres = ['X', 'Y', 'Z'].map((name) => asNumber(get(place, name)));
  assert.deepEqual(metres, [0, 256 - 1 / 256, 30]);
});

test('[places.home.1] who stands nowhere has no place to call home, and a place has three numbers', () => {
  const caps = new AgentCaps();
  assert.equal(asText(get(caps.ask('HomeLocation', { said: HOME }).value, 'success')), 'false');
  assert.equal(caps.ask('HomeLocation', { said: map({}) }).status, 400);
});

test('[places.parcel.1] the parcel of a region is told by its id and by its handle', () => {
  const caps = new AgentCaps();
  const ask = (said: Parameters<typeof map>[0]) => caps.ask('RemoteParcelRequest', { said: map(said) });
  const byHandle = ask({ location: array([real(1), real(2), real(3)]), region_handle: u64(HANDLE) });
  assert.notEqual(asUuid(get(byHandle.value, 'parcel_id')), asUuid(string('')));
  const region = asUuid(get(caps.ask('ExtEnvironment').value, 'environment', 'region_id'));
  assert.deepEqual(ask({ region_id: uuid(region) }).value, byHandle.value);
  assert.equal(ask({ region_id: uuid(NOBODY) }).status, 404);
  assert.equal(ask({}).status, 404);
});

test('[parcel.change.1] what is said of a parcel is so, the rest stays, and everybody there is told', () => {
  const caps = standing();
  const said = map({
    local_id: integer(1),
    name: string('Meadow'),
    parcel_flags: u32(0x8000_0001),
    landing_type: integer(1),
  });
  const first = parcelIn(caps.ask('ParcelPropertiesUpdate', { said }).effects);
  assert.deepEqual(
    [asText(get(first, 'Name')), asU32(get(first, 'ParcelFlags')), asInteger(get(first, 'LandingType'))],
    ['Meadow', 0x8000_0001, 1],
  );
  const more = map({
    local_id: integer(1),
    description: string('Green'),
    music_url: string('a'),
    media_url: string('b'),
  });
  const other = parcelIn(standing().ask('ParcelPropertiesUpdate', { said: more }).effects);
  const texts = ['Name', 'Desc', 'MusicURL', 'MediaURL'].map((name) => asText(get(other, name)));
  assert.deepEqual(texts, ['Sandbox One', 'Green', 'a', 'b']);
  assert.equal(caps.ask('ParcelPropertiesUpdate', { said: map({ local_id: integer(7) }) }).status, 404);
});

test('[region.change.1] what is said of a region is told to everybody there', () => {
  const caps = standing();
  const said = map({ block_fly: boolean(true), allow_damage: boolean(true), sim_access: integer(21) });
  const { effects, status } = caps.ask('DispatchRegionInfo', { said });
  assert.deepEqual([status, sentTo(caps.login, effects).includes('RegionInfo')], [200, true]);
  const again = caps.ask('DispatchRegionInfo', {
    said: map({ block_fly: boolean(false), allow_damage: boolean(false) }),
  });
  assert.equal(sentTo(caps.login, again.effects).includes('RegionInfo'), true);
});
