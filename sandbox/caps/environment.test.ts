import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { writeForm } from '../../protocol/llsd/forms.ts';
import {
  array,
  asBoolean,
  asInteger,
  asItems,
  asText,
  asUuid,
  get,
  integer,
  type Llsd,
  map,
  real,
  string,
  uuid,
} from '../../protocol/llsd/value.ts';
import { readLlsdXml } from '../../protocol/llsd/xml.ts';
import { AgentCaps } from '../../test/support/agent-caps.ts';
import { BASE, WholeGrid } from '../../test/support/whole-grid.ts';
import { DAY_LIMIT, keepLight, type Light, PARCEL_LIGHTS_LIMIT } from './environment.ts';

/** What a grid tells of its only region. */
function told(): Llsd {
  const whole = new WholeGrid({ regions: [{ name: 'Meadow', x: 1, y: 1, port: 13_000, id: REGION_ID }] });
  const path = whole.capability(whole.logIn('Ada'), 'ExtEnvironment').slice(BASE.length);
  return get(readLlsdXml(whole.request({ method: 'GET', path }).reply?.body ?? '').value, 'environment');
}

const REGION_ID = '0f0f0f0f-0000-4000-8000-000000000000';

test('[caps.environment.1] the environment is that of the region, and each track leads to a frame', () => {
  const environment = told();
  assert.equal(asUuid(get(environment, 'region_id')), REGION_ID);
  const day = get(environment, 'day_cycle');
  const [water, ground, ...above] = asItems(get(day, 'tracks')).map((track) =>
    asItems(track).map((key) => asText(get(day, 'frames', asText(get(key, 'key_name')), 'type'))),
  );
  assert.deepEqual([water, ground, above], [['water'], ['sky'], [[], [], []]]);
});

test('[caps.environment.1] it has every part that another simulator gives it', (t) => {
  const corpus = process.env['REZBENCH_CORPUS'];
  if (corpus === undefined) return t.skip('no corpus');
  const file = path.join(corpus, 'opensim', 'node-metaverse.ExtEnvironment.response.xml');
  const theirs = get(readLlsdXml(readFileSync(file, 'utf8')).value, 'environment');
  const ours = told();
  const more = ['is_default'];
  assert.deepEqual(names(ours), [...names(theirs), ...more].sort());
  for (const type of ['water', 'sky']) assert.deepEqual(shape(frame(ours, type)), shape(frame(theirs, type)), type);
});

const DAY = map({ name: string('Night'), type: string('daycycle'), frames: map({}), tracks: array([]) });

test('[caps.environment.2] the light of a region is changed for everybody there, and as usual again', () => {
  const caps = new AgentCaps();
  caps.whole.stand(caps.login);
  const queue = caps.whole.capability(caps.login, 'EventQueueGet');
  caps.whole.post(queue, map({}));
  const altitudes = array([real(1), real(2), real(3)]);
  const wish = map({ day_cycle: DAY, day_length: integer(60), day_offset: integer(5), track_altitudes: altitudes });
  const { effects, value } = caps.ask('ExtEnvironment', { method: 'PUT', said: map({ environment: wish }) });
  const events = effects.flatMap((effect) =>
    effect.kind === 'seen' && effect.seen.kind === 'exchange' ? [effect.seen.name] : [],
  );
  assert.ok(events.includes('WindLightRefresh'));
  const ben = new AgentCaps(caps.whole, 'Ben');
  const seen = get(ben.ask('ExtEnvironment').value, 'environment');
  assert.deepEqual(seen, get(value, 'environment'));
  assert.deepEqual(
    [asText(get(seen, 'day_cycle', 'name')), asInteger(get(seen, 'day_length')), asInteger(get(seen, 'env_version'))],
    ['Night', 60, 1],
  );
  assert.deepEqual([get(seen, 'track_altitudes'), asBoolean(get(seen, 'is_default'))], [altitudes, false]);
  const usual = get(caps.ask('ExtEnvironment', { method: 'DELETE' }).value, 'environment');
  assert.deepEqual([asBoolean(get(usual, 'is_default')), asInteger(get(usual, 'env_version'))], [true, 2]);
});

test('[caps.environment.3] a parcel has a light of its own, which its viewers are told of, or that of the region', () => {
  const caps = new AgentCaps();
  caps.whole.stand(caps.login);
  caps.whole.post(caps.whole.capability(caps.login, 'EventQueueGet'), map({}));
  const said = map({ environment: map({ day_cycle: DAY }) });
  const ask = (method: string, parcel: number) =>
    caps.ask('ExtEnvironment', { method, query: `parcelid=${parcel}`, ...(method === 'PUT' ? { said } : {}) });
  const light = (parcel: number) => {
    const answer = ask('GET', parcel).value;
    return [asInteger(get(answer, 'parcel_id')), asText(get(answer, 'environment', 'day_cycle', 'name'))];
  };
  const { effects } = ask('PUT', 1);
  const told = effects.flatMap(({ kind, ...effect }) =>
    kind === 'seen' && 'seen' in effect && effect.seen.kind === 'exchange' ? [effect.seen] : [],
  );
  const properties = told.find(({ name }) => name === 'ParcelProperties');
  assert.match(properties?.reply ?? '', /<key>ParcelEnvironmentVersion<\/key><integer>1</);
  assert.deepEqual(
    [light(1), light(-1), light(7)],
    [
      [1, 'Night'],
      [-1, 'Midday'],
      [-1, 'Midday'],
    ],
  );
  assert.equal(asBoolean(get(ask('PUT', 7).value, 'success')), false);
  ask('DELETE', 1);
  assert.deepEqual(light(1), [-1, 'Midday']);
});

test('[caps.environment.4] a client that spells the parcel otherwise has its light, and resets it with a body alone', () => {
  const caps = new AgentCaps();
  const post = (...said: readonly (readonly [string, Llsd])[]) =>
    caps.ask('ExtEnvironment', {
      method: 'POST',
      query: 'parcel_id=1',
      said: map([['parcel_id', integer(1)], ...said]),
    });
  const light = () =>
    asText(get(caps.ask('ExtEnvironment', { query: 'parcel_id=1' }).value, 'environment', 'day_cycle', 'name'));
  post(['environment', map({ day_cycle: DAY })]);
  assert.equal(light(), 'Night');
  post();
  assert.equal(light(), 'Midday');
});

test('[caps.environment.3] of so many lights of parcels the one that was set first is forgotten', () => {
  const lights = new Map<string, Light>();
  for (let at = 0; at <= PARCEL_LIGHTS_LIMIT; at += 1) keepLight(lights, `parcel ${at}`, { version: 1 });
  assert.deepEqual([lights.size, lights.has('parcel 0'), lights.has('parcel 1')], [PARCEL_LIGHTS_LIMIT, false, true]);
});

test('[caps.environment.5] a light is named by its asset: a whole day, or a sky or water of an otherwise usual day', () => {
  const caps = new AgentCaps();
  const put = (asset: string) =>
    caps.ask('ExtEnvironment', { method: 'PUT', said: map({ environment: map({ day_asset: uuid(asset) }) }) }).value;
  const frameNames = (told: Llsd) =>
    ['sky', 'water'].map((type) => asText(get(frame(get(told, 'environment'), type), 'name')));
  assert.deepEqual(frameNames(put(MIDNIGHT)), ['Midnight', '']);
  assert.deepEqual(frameNames(put(WATER)), ['', 'Water']);
  assert.equal(asText(get(put(DEFAULT_DAY), 'environment', 'day_cycle', 'name')), 'Midday');
  for (const form of ['xml', 'notation', 'binary'] as const) {
    const bytes = writeForm(form, map([...DAY.entries, ['name', string(form)]]));
    const made = map({
      folder_id: uuid(caps.folder(56)),
      asset_type: string('settings'),
      inventory_type: string('settings'),
    });
    const asset = asUuid(get(caps.upload('NewFileAgentInventory', made, bytes).value, 'new_asset'));
    assert.equal(asText(get(put(asset), 'environment', 'day_cycle', 'name')), form);
  }
  for (const none of ['5748decc-f629-461c-9a36-a35a221fe21f', REGION_ID]) {
    assert.equal(asText(get(put(none), 'message')), 'A day has frames and tracks.');
  }
});

const MIDNIGHT = '8a01b97a-cb20-c1ea-ac63-f7ea84ad0090';
const WATER = '59d1a851-47e7-0e5f-1ed7-6b715154f41a';
const DEFAULT_DAY = '5646d39e-d3d7-6aff-ed71-30fc87d64a91';

test('[caps.environment.2] a day without frames, or one that is too long, changes nothing', () => {
  const caps = new AgentCaps();
  const put = (day: Llsd) =>
    caps.ask('ExtEnvironment', { method: 'PUT', said: map({ environment: map({ day_cycle: day }) }) }).value;
  const sentence = (day: Llsd) => [asBoolean(get(put(day), 'success')), asText(get(put(day), 'message'))];
  assert.deepEqual(sentence(map({})), [false, 'A day has frames and tracks.']);
  const long = (length: number) => map([...DAY.entries, ['name', string('x'.repeat(length))]]);
  assert.deepEqual(sentence(long(DAY_LIMIT)), [false, `A day has at most ${DAY_LIMIT} bytes.`]);
  assert.equal(asInteger(get(caps.ask('ExtEnvironment').value, 'environment', 'env_version')), 0);
  assert.equal(asBoolean(get(put(long(DAY_LIMIT - 100)), 'success')), true);
});

function names(value: Llsd): readonly string[] {
  return value.kind === 'map' ? [...value.entries.keys()].sort() : [];
}

function frame(environment: Llsd, type: string): Llsd {
  const frames = get(environment, 'day_cycle', 'frames');
  const found = names(frames).find((name) => asText(get(frames, name, 'type')) === type);
  return get(frames, found ?? '');
}

/** The value with nothing in it but kinds and names. */
function shape(value: Llsd): unknown {
  if (value.kind === 'array') return value.items.map(shape);
  if (value.kind !== 'map') return value.kind;
  return Object.fromEntries(names(value).map((name) => [name, shape(get(value, name))]));
}
