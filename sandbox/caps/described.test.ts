// What the sandbox says over HTTP is what our schemas say.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { builtInSchema } from '../../protocol/llidl/built-in.ts';
import { formatLlidl } from '../../protocol/llidl/print.ts';
import { array, boolean, integer, map, string, undef, uuid } from '../../protocol/llsd/value.ts';
import { writeLlsdXml } from '../../protocol/llsd/xml.ts';
import { assertDescribed, undescribed } from '../../test/support/described.ts';
import { BASE, WholeGrid } from '../../test/support/whole-grid.ts';
import type { Effect } from '../effects.ts';
import { CAPABILITIES } from './table.ts';

for (const name of ['login', 'capabilities', 'events'] as const) {
  test(`our schema ${name} is read without a problem, and laid out`, () => {
    const schema = builtInSchema(name);
    assert.deepEqual([schema.problems, formatLlidl(schema)], [[], []]);
  });
}

test('what is not described, or is of another type, is found', () => {
  const answer = (members: string) => undescribed('GetDisplayNames', 'response', `<llsd><map>${members}</map></llsd>`);
  assert.deepEqual(answer('<key>agents</key><array/><key>odd</key><undef/><key>with-hyphen</key><undef/>'), [
    'LS312 /odd: not described by the schema.',
  ]);
  assert.deepEqual(answer('<key>bad_ids</key><integer>1</integer>'), [
    'LS310 /bad_ids: expected array, found integer.',
  ]);
});

test('every capability of the table that answers with LLSD is described', () => {
  const described = builtInSchema('capabilities').resources.map((resource) => resource.name);
  const missing = [...CAPABILITIES.keys()].filter((name) => !described.includes(name));
  assert.deepEqual(missing, ['ViewerAsset'], 'assets are octets');
});

const NOBODY = '00000000-0000-4000-8000-000000000000';

/** What is sent, by the capability. */
const ASKED = {
  AgentPreferences: map({ language: string('en'), god_level: integer(0), hover_height: integer(0) }),
  FetchInventory2: map({ items: array([map({ owner_id: uuid(NOBODY), item_id: uuid(NOBODY) })]) }),
  FetchLib2: map({ items: array([]) }),
  FetchInventoryDescendents2: map({ folders: array([map({ folder_id: uuid(NOBODY) })]) }),
  FetchLibDescendents2: map({ folders: array([]) }),
  UpdateAgentInformation: map({ access_prefs: map({ max: string('A') }) }),
  UpdateAgentLanguage: map({ language: string('de'), language_is_public: boolean(true) }),
  UpdateAvatarAppearance: map({ cof_version: integer(1) }),
} as const;

const SECTIONS =
  `inventory-root inventory-skeleton inventory-lib-root inventory-lib-owner inventory-skel-lib initial-outfit
  gestures buddy-list event_categories event_notifications classified_categories ui-config login-flags global-textures
  newuser-config tutorial_setting tutorial_settings currency`.split(/\s+/u);

test('[llidl.ours.1] logins of every outcome, all capabilities and the events of an arrival are described', () => {
  const whole = new WholeGrid();
  const seen: Effect[] = [];
  const words = { first: string('Ada'), last: string('Sandbox'), passwd: string('secret'), start: string('last') };
  const login = (members: object) => whole.post('/', map({ ...words, ...members })).effects;
  seen.push(...login({ options: array(SECTIONS.map(string)) }), ...login({ first: string('') }));
  seen.push(...login({ start: string('nowhere'), extended_errors: integer(1) }));
  const ada = whole.logIn('Ada');
  seen.push(...whole.arrive(ada));
  for (const [name, { methods }] of CAPABILITIES) {
    const address = whole.capability(ada, name);
    if (methods.includes('POST')) {
      const body = Object.entries(ASKED).find(([asked]) => asked === name)?.[1];
      assert.ok(body !== undefined, `${name} is asked for nothing`);
      assert.deepEqual(undescribed(name, 'request', writeLlsdXml(body)), []);
      seen.push(...whole.post(address, body).effects);
    } else {
      const query = name === 'GetDisplayNames' ? `ids=${ada.id}&ids=${NOBODY}&ids=x` : '';
      seen.push(...whole.request({ method: 'GET', path: address.slice(BASE.length), query }).effects);
    }
  }
  const queue = whole.capability(ada, 'EventQueueGet');
  seen.push(...whole.post(queue, map({ ack: undef, done: boolean(false) })).effects, ...whole.until(100_000));
  seen.push(...whole.post(queue, map({ ack: integer(1), done: boolean(true) })).effects);
  const answered = seen.flatMap((effect) =>
    effect.kind === 'seen' && effect.seen.kind === 'exchange' ? [effect.seen] : [],
  );
  const llsd = answered.filter(({ reply }) => reply.startsWith('<llsd>')).map(({ door, name }) => `${door} ${name}`);
  for (const name of CAPABILITIES.keys()) assert.equal(llsd.includes(`caps ${name}`), name !== 'ViewerAsset', name);
  assert.ok(llsd.includes('event ParcelProperties') && llsd.filter((name) => name.startsWith('login')).length === 3);
  assertDescribed(seen);
});

const RECORDED = [
  ['EventQueueGet.0.request', 'EventQueueGet', 'request'],
  ['EventQueueGet.0.response', 'EventQueueGet', 'response'],
  ['EventQueueGet.1.request', 'EventQueueGet', 'request'],
  ['ExtEnvironment.response', 'ExtEnvironment', 'response'],
  ['FetchInventoryDescendents2.request', 'FetchInventoryDescendents2', 'request'],
  ['FetchInventoryDescendents2.response', 'FetchInventoryDescendents2', 'response'],
  ['seed.request', 'seed', 'request'],
  ['seed.response', 'seed', 'response'],
] as const;

for (const [file, resource, side] of RECORDED) {
  test(`what another simulator and its client say is described: ${file}`, (t) => {
    const corpus = process.env['REZBENCH_CORPUS'];
    if (corpus === undefined) return t.skip('no corpus');
    const xml = readFileSync(path.join(corpus, 'opensim', `node-metaverse.${file}.xml`), 'utf8');
    assert.deepEqual(undescribed(resource, side, xml), []);
  });
}
