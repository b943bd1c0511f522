import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { asItems, asText, asUuid, get, type Llsd } from '../../protocol/llsd/value.ts';
import { readLlsdXml } from '../../protocol/llsd/xml.ts';
import { BASE, WholeGrid } from '../../test/support/whole-grid.ts';

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
