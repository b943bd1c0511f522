// What the sandbox says over HTTP is what our schemas say.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { builtInSchema } from '../../protocol/llidl/built-in.ts';
import { formatLlidl } from '../../protocol/llidl/print.ts';
import { array, boolean, integer, type Llsd, map, real, string, undef, uuid } from '../../protocol/llsd/value.ts';
import { u64 } from '../../protocol/llsd/wide.ts';
import { writeLlsdXml } from '../../protocol/llsd/xml.ts';
import { assertDescribed, undescribed } from '../../test/support/described.ts';
import { BASE, WholeGrid } from '../../test/support/whole-grid.ts';
import type { Call, Effect } from '../effects.ts';
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
  assert.deepEqual(missing, OCTETS);
});

const NOBODY = '00000000-0000-4000-8000-000000000000';

const FOLDERS = map({ folders: array([map({ folder_id: uuid(NOBODY) })]) });
const OBJECTS = map({ object_ids: array([uuid(NOBODY)]) });
const POINT = map({ X: real(1), Y: real(2), Z: real(25) });

/** What is sent, by the capability; those that are only read are asked for with a query, or behind their path. */
const ASKED: Readonly<Record<string, Llsd>> = {
  AgentPreferences: map({ language: string('en'), god_level: integer(0), hover_height: integer(0) }),
  ChatSessionRequest: map({ method: string('start conference') }),
  CopyInventoryFromNotecard: map({ 'notecard-id': uuid(NOBODY) }),
  CreateInventoryCategory: map({ name: string('New') }),
  DispatchRegionInfo: map({ block_fly: boolean(true), sim_access: integer(21) }),
  FetchInventory2: map({ items: array([map({ owner_id: uuid(NOBODY), item_id: uuid(NOBODY) })]) }),
  FetchLib2: map({ items: array([]) }),
  FetchInventoryDescendents2: FOLDERS,
  FetchLibDescendents2: FOLDERS,
  GetObjectCost: OBJECTS,
  GetObjectPhysicsData: OBJECTS,
  HomeLocation: map({ HomeLocation: map({ LocationId: integer(1), LocationPos: POINT, LocationLookAt: POINT }) }),
  ModifyMaterialParams: array([map({ object_id: uuid(NOBODY), side: integer(0) })]),
  NewFileAgentInventory: map({ asset_type: string('notecard'), name: string('A note') }),
  ParcelPropertiesUpdate: map({ local_id: integer(1), name: string('A parcel') }),
  RemoteParcelRequest: map({ region_handle: u64(1_099_511_628_032_000n) }),
  RenderMaterials: map({}),
  ResourceCostSelected: map({ selected_roots: array([uuid(NOBODY)]) }),
  SetDisplayName: map({ display_name: array([string('Ada Sandbox'), string('Countess')]) }),
  SimConsoleAsync: string('help'),
  UpdateAgentInformation: map({ access_prefs: map({ max: string('A') }) }),
  UpdateAgentLanguage: map({ language: string('de'), language_is_public: boolean(true) }),
  UpdateAvatarAppearance: map({ cof_version: integer(1) }),
  UploadBakedTexture: map({}),
  ViewerStats: map({}),
};
/** Updates are sent what they are about: an item of the inventory, one of an object. */
const CONTENTS = map({ item_id: uuid(NOBODY), task_id: uuid(NOBODY.replace('0', '1')) });

/** How a capability is asked: behind its path, in a query, in a body. */
function questionOf(name: string, id: string): Partial<Call> & { readonly rest: string; readonly said?: Llsd } {
  const said = ASKED[name] ?? (name.startsWith('Update') ? CONTENTS : undefined);
  if (said !== undefined) return { method: 'POST', rest: '', said };
  const rest = { AgentProfile: `/${id}`, InventoryAPIv3: '/category/current/links', LibraryAPIv3: '/category/root' }[
    name
  ];
  const query = { GetDisplayNames: `ids=${id}&ids=${NOBODY}&ids=x`, AvatarPickerSearch: 'names=ada' }[name];
  return { method: 'GET', rest: rest ?? '', query: query ?? '' };
}

/** Those that cannot do what they are asked here. */
const UNDONE = ['CopyInventoryFromNotecard', 'CreateInventoryCategory'];
/** Those that answer with octets. */
const OCTETS = ['GetMesh', 'GetMesh2', 'GetTexture', 'ViewerAsset'];

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
  for (const name of CAPABILITIES.keys()) {
    const { rest, said, ...call } = questionOf(name, ada.id);
    if (said !== undefined) assert.deepEqual(undescribed(name, 'request', writeLlsdXml(said)), []);
    const path = whole.capability(ada, name).slice(BASE.length) + rest;
    const body = new TextEncoder().encode(said === undefined ? '' : writeLlsdXml(said));
    seen.push(...whole.request({ ...call, path, body }).effects);
  }
  const queue = whole.capability(ada, 'EventQueueGet');
  seen.push(...whole.post(queue, map({ ack: undef, done: boolean(false) })).effects, ...whole.until(100_000));
  seen.push(...whole.post(queue, map({ ack: integer(1), done: boolean(true) })).effects);
  const answered = seen.flatMap((effect) =>
    effect.kind === 'seen' && effect.seen.kind === 'exchange' ? [effect.seen] : [],
  );
  const llsd = answered
    .filter(({ reply = '' }) => reply.startsWith('<llsd>'))
    .map(({ door, name }) => `${door} ${name}`);
  for (const name of CAPABILITIES.keys())
    assert.equal(llsd.includes(`caps ${name}`), !(OCTETS.includes(name) || UNDONE.includes(name)), name);
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
