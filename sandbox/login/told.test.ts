import assert from 'node:assert/strict';
import { test } from 'node:test';
import { array, asItems, asText, get, has, type Llsd, map, string } from '../../protocol/llsd/value.ts';
import { readLlsdXml } from '../../protocol/llsd/xml.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { AgentCaps } from '../../test/support/agent-caps.ts';
import { undescribed } from '../../test/support/described.ts';
import { messagesIn, WholeGrid } from '../../test/support/whole-grid.ts';
import { ITEM_TYPE } from '../inventory/entry.ts';
import { md5 } from '../shell/chance.ts';
import type { GridFile, LinksFile } from '../world-file/shape.ts';
import { LIBRARY } from './person.ts';
import { ALL_SECTIONS } from './sections.ts';
import { STARTER_OUTFIT } from './skeleton.ts';

const gridOf = (grid: GridFile = {}) => new WholeGrid({ entrance: { grid, isOpen: true, accounts: [] } });

/** The answer to a login that asks for sections. */
function logIn(whole: WholeGrid, options: Iterable<string> = []): Llsd {
  const asked = [...options].map((option) => `<string>${option}</string>`).join('');
  const words = { first: 'Ada', last: 'Sandbox', passwd: 'x' };
  const members = Object.entries(words).map(([name, value]) => `<key>${name}</key><string>${value}</string>`);
  const body = `<llsd><map>${members.join('')}<key>options</key><array>${asked}</array></map></llsd>`;
  const answer = whole.request({ body: new TextEncoder().encode(body) }).reply?.body ?? '';
  assert.deepEqual(undescribed('login', 'response', answer), []);
  return readLlsdXml(answer).value;
}

const texts = (answer: Llsd, ...names: readonly string[]) => names.map((name) => asText(get(answer, name)));

/** Members that clients know and that are sent to nobody. */
const NEVER_SENT = {
  http_port: 'no client reads it; all addresses come with the seed',
  real_id: 'no client reads it',
  god_level: 'no client reads it',
  max_god_level: 'no client reads it',
  is_admin_login: 'no client reads it',
  inventory_host: 'no client reads it any more',
  simulator_version: 'no client reads it any more; AgentMovementComplete says it',
  search_token: 'belongs to the search pages of one grid',
  home_sidetray_url: 'the page that it opened is gone from viewers',
  home_sidetray_token: 'the page that it opened is gone from viewers',
  auth_token: 'the page that it opened is gone from viewers',
} as const;

/** Members that every answer has beside those of the session. */
const ALWAYS = [
  ...['first_name', 'last_name', 'display_name', 'agent_access', 'agent_access_max', 'agent_region_access'],
  ...['agent_flags', 'cof_version', 'ao_transition', 'udp_blacklist', 'look_at', 'home', 'start_location', 'message'],
  ...['seconds_since_epoch', 'max-agent-groups', 'map-server-url', 'account_type', 'account_level_benefits'],
  ...['premium_packages', 'agent_appearance_service', 'region_size_x', 'region_size_y'],
];

test('[login.answer.5] what clients know of an answer is sent, or it is told why not', () => {
  const answer = logIn(gridOf());
  for (const name of ALWAYS) assert.ok(has(answer, name), name);
  for (const name of Object.keys(NEVER_SENT)) assert.ok(!has(answer, name), name);
  const [blacklist, flags, transition] = texts(answer, 'udp_blacklist', 'agent_flags', 'ao_transition');
  assert.deepEqual(
    [blacklist, flags, transition],
    [...['EnableSimulator,TeleportFinish,CrossedRegion,OpenCircuit', '0', '0']],
  );
});

test('[login.answer.5] the version of the current outfit and the display name are those of the moment', () => {
  const caps = new AgentCaps(gridOf());
  const before = logIn(caps.whole, ['inventory-skeleton']);
  const outfit = asItems(get(before, 'inventory-skeleton')).find((one) => asText(get(one, 'type_default')) === '46');
  assert.ok(outfit !== undefined);
  assert.deepEqual(texts(before, 'display_name', 'cof_version'), ['Ada Sandbox', asText(get(outfit, 'version'))]);
  const said = map({ display_name: array(['Ada Sandbox', 'Countess'].map(string)) });
  new AgentCaps(caps.whole).ask('SetDisplayName', { said });
  assert.deepEqual(texts(logIn(caps.whole), 'display_name'), ['Countess']);
});

const LINKS: Required<LinksFile> = {
  search: 'http://a/search',
  destinations: 'http://a/places',
  avatars: 'http://a/bodies',
  profiles: 'http://a/profiles',
  webProfile: 'http://a/web',
  snapshots: 'http://a/snapshots',
  help: 'http://a/help/[TOPIC]',
  openid: 'http://a/openid',
  about: 'http://a/about',
  register: 'http://a/register',
  password: 'http://a/password',
  economy: 'http://a/economy',
};

test('[login.links.1] pages and prices of the world file are told, some of them to who asks; without it nothing is', () => {
  const names = ['profile-server-url', 'web_profile_url', 'snapshot_config_url', 'help_url_format', 'openid_url'];
  const asked = ['search', 'destination_guide_url', 'avatar_picker_url'];
  const rest = ['openid_token', 'classified_fee', 'directory_fee'];
  const bare = logIn(gridOf(), asked);
  for (const name of [...names, ...asked, ...rest]) assert.ok(!has(bare, name), name);
  const whole = gridOf({ links: LINKS, fees: { classified: 50, directory: 30 } });
  const quiet = logIn(whole);
  for (const name of asked) assert.ok(!has(quiet, name), name);
  const answer = logIn(whole, asked);
  assert.deepEqual(
    texts(answer, ...names, ...asked).map((text) => text.replace('http://a/', '')),
    ['profiles', 'web', 'snapshots', 'help/[TOPIC]', 'openid', 'search', 'places', 'bodies'],
  );
  const [agentId, secure] = texts(answer, 'agent_id', 'secure_session_id');
  assert.deepEqual(texts(answer, ...rest), [`${agentId}:${md5(secure ?? '')}`, '50', '30']);
});

test('[login.links.2] the grid tells its pages about itself, too', () => {
  const told = (grid: GridFile) =>
    JSON.parse(gridOf(grid).request({ method: 'GET', path: '/json_grid_info' }).reply?.body ?? '{}') as object;
  const bare = told({});
  assert.deepEqual(Object.keys(bare), ['gridname', 'gridnick', 'platform', 'login', 'welcome', 'helperuri']);
  const { about, economy, help, password, register, search, webProfile } = LINKS;
  assert.deepEqual(told({ links: LINKS }), {
    ...{ ...bare, helperuri: economy, economy, about, register, help, password, search },
    web_profile_url: webProfile,
  });
});

test('[login.options.5] what newcomers and tutorials get is one map each; voice is a map, groups are a number', () => {
  const answer = logIn(gridOf(), [
    'newuser-config',
    'tutorial_setting',
    'voice-config',
    'max_groups',
    'initial-outfit',
  ]);
  const [newcomer] = asItems(get(answer, 'newuser-config'));
  const [tutorial] = asItems(get(answer, 'tutorial_setting'));
  assert.deepEqual(texts(newcomer as Llsd, 'DefaultFemaleAvatar', 'DefaultMaleAvatar'), [
    STARTER_OUTFIT,
    STARTER_OUTFIT,
  ]);
  assert.deepEqual(texts(tutorial as Llsd, 'tutorial_url', 'use_tutorial'), ['http://127.0.0.1:9000/welcome', 'N']);
  assert.equal(asText(get(answer, 'voice-config', 'VoiceServerType')), 'webrtc');
  assert.deepEqual(get(answer, 'max_groups'), { kind: 'integer', value: 50 });
  assert.equal(asText(get(answer, 'initial-outfit', 0, 'folder_name')), STARTER_OUTFIT);
});

test('[inventory.library.2] the folder that dresses newcomers has all that they wear', () => {
  const folder = LIBRARY.folders.find(({ name }) => name === STARTER_OUTFIT);
  const items = LIBRARY.itemsIn(folder?.id ?? '');
  assert.deepEqual(
    items.map(({ flags }) => flags),
    [0, 1, 2, 3, 4, 5],
  );
});

test('[login.options.4] every section that there is is described', () => {
  assert.ok(ALL_SECTIONS.size >= 23);
  logIn(gridOf({ sections: 'all' }));
});

test('[inventory.gestures.1] gestures that are ready are told at the next login, until they are put away or gone', () => {
  const whole = gridOf();
  const FolderID = asText(get(logIn(whole, ['inventory-root']), 'inventory-root', 0, 'folder_id'));
  const login = whole.logIn('Ada');
  const AgentData = { AgentID: login.id, SessionID: login.sessionId };
  const ids = (...items: readonly string[]) => ({ AgentData, Data: items.map((ItemID) => ({ ItemID })) });
  const make = (Name: string, Type: number): string => {
    const InventoryBlock = { FolderID, Name, Type, InvType: Type, CallbackID: 1 };
    const effects = whole.send(login, 'CreateInventoryItem', { AgentData, InventoryBlock });
    const made = messagesIn(effects).find(({ name }) => name === 'UpdateCreateInventoryItem');
    return made?.uuid('InventoryData', 'ItemID') ?? '';
  };
  whole.stand(login);
  const [bow, wave, shirt] = [
    make('Bow', ITEM_TYPE.gesture),
    make('Wave', ITEM_TYPE.gesture),
    make('Shirt', ITEM_TYPE.clothing),
  ];
  whole.send(login, 'ActivateGestures', ids(bow, wave, shirt, NULL_UUID));
  whole.send(login, 'DeactivateGestures', ids(wave));
  const ready = () =>
    asItems(get(logIn(whole, ['gestures']), 'gestures')).map((one) => texts(one, 'item_id', 'asset_id'));
  assert.deepEqual(ready(), [[bow, NULL_UUID]]);
  const later = whole.logIn('Ada');
  whole.stand(later);
  const Later = { AgentID: later.id, SessionID: later.sessionId };
  whole.send(later, 'RemoveInventoryItem', { AgentData: Later, InventoryData: { ItemID: bow } });
  assert.deepEqual(ready(), []);
});
