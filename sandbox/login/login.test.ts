import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { array, asItems, asText, get, has, integer, type Llsd } from '../../protocol/llsd/value.ts';
import { writeLlsdXml } from '../../protocol/llsd/xml.ts';
import { undescribed } from '../../test/support/described.ts';
import { checkGolden, goldenInput, goldenNames } from '../../test/support/golden.ts';
import type { Reply } from '../effects.ts';
import { type LoginFacts, loginAnswer } from './answer.ts';
import { badStart, failureAnswer, redirectAnswer, WRONG_PASSWORD } from './failure.ts';
import { gridFacts, gridInfo, gridInfoJson, gridInfoRpc, gridInfoXml } from './grid-info.ts';
import { isPassword } from './password.ts';
import { failureReply, refusalReply, welcomeReply } from './reply.ts';
import { type LoginCall, type LoginRequest, readLogin } from './request.ts';
import { LIBRARY_OWNER, libraryInventory, ownInventory } from './skeleton.ts';

const md5 = (text: string) => createHash('md5').update(text).digest('hex');
const PASSWORDS: { readonly [first: string]: string } = { ada: 'correct horse battery', bot: 'secret' };

const FACTS: LoginFacts = {
  agentId: '3f2b9c1e-7a44-4d0b-9c55-0d6a5b8e1f01',
  first: 'Ada',
  last: 'Tester',
  sessionId: 'a1d7e0b2-51c9-4e5f-8b1a-77c2f0e9d302',
  secureSessionId: 'c0ffee00-1234-4abc-8def-9a8b7c6d5e03',
  circuitCode: 731925412,
  simIp: '127.0.0.1',
  simPort: 13000,
  regionX: 256000,
  regionY: 256000,
  seedCapability: 'http://127.0.0.1:9000/cap/8c1f0a770f5e4c1bb0a32d9b64c0aa04',
  startLocation: 'last',
  lookAt: [1, 0, 0],
  home: { regionX: 256000, regionY: 256000, position: [128, 128, 25], lookAt: [1, 0, 0] },
  secondsSinceEpoch: 1790000000,
  message: 'Welcome to the sandbox.',
  base: 'http://127.0.0.1:9000/',
  inventory: ownInventory(counting()),
  library: libraryInventory(counting()),
  libraryOwner: LIBRARY_OWNER,
  grid: gridFacts({}),
};

/** As a grid would answer: named accounts, one region. */
function answer(call: LoginCall): Reply {
  if (call.kind === 'grid-info') return gridInfoRpc(gridInfo(FACTS.grid, FACTS.base));
  if (call.kind !== 'login') return refusalReply(call);
  const { request } = call;
  const stored = PASSWORDS[request.first.toLowerCase()] ?? '';
  if (!isPassword(request.password, stored, md5)) return failureReply(request, WRONG_PASSWORD);
  if (request.start.kind === 'malformed') return failureReply(request, badStart(request.start.text));
  return welcomeReply(request, FACTS);
}

for (const name of goldenNames('login')) {
  const [title = '', contentType = '', ...lines] = goldenInput('login', name).split('\n');
  test(`[login.request.1] [login.reply.1] [login.reply.2] ${name}: ${title.slice(2)}`, () => {
    const call = readLogin(contentType, lines.join('\n'));
    const { status, contentType: answered, body } = answer(call);
    if (body.startsWith('<llsd>')) assert.deepEqual(undescribed('login', 'response', body), []);
    checkGolden('login', name, `${understood(call)}\n---\n${status} ${answered}\n${body.trimEnd()}\n`);
  });
}

/** What was read from the request, one member a line. */
function understood(call: LoginCall): string {
  if (call.kind !== 'login') return JSON.stringify(call);
  return Object.entries(call.request)
    .map(([name, value]) => `${name} ${JSON.stringify(value instanceof Set ? [...value].join(' ') : value)}`)
    .join('\n');
}

/** Parameters as LLSD, then what is read. */
const NAMES: readonly (readonly [string, string, string])[] = [
  ['<key>first</key><string> Ada </string><key>last</key><string>Tester</string>', 'Ada', 'Tester'],
  ['<key>username</key><string>ada.tester</string>', 'ada', 'tester'],
  ['<key>username</key><string>Ada Tester</string>', 'Ada', 'Tester'],
  ['<key>username</key><string>ada</string>', 'ada', 'Resident'],
  ['', '', ''],
];

for (const [xml, first, last] of NAMES) {
  test(`[login.request.2] ${xml || 'no name'} is ${first} ${last}`, () => {
    const request = requestOf(xml);
    assert.deepEqual([request.first, request.last], [first, last]);
  });
}

for (const [xml, expected] of [
  ['<string>true</string>', true],
  ['<string>TRUE</string>', true],
  ['<string>1</string>', true],
  ['<boolean>1</boolean>', true],
  ['<integer>1</integer>', true],
  ['<real>1</real>', true],
  ['<string> 1.0 </string>', true],
  ['<string/>', false],
  ['<string>false</string>', false],
  ['<string>0</string>', false],
  ['<integer>0</integer>', false],
  ['<integer>2</integer>', false],
  ['<real>0</real>', false],
  ['<real>0.5</real>', false],
  ['<boolean>0</boolean>', false],
  ['<string> </string>', false],
  ['<undef/>', false],
] as const) {
  test(`[login.request.3] ${xml} means ${expected ? 'yes' : 'no'}`, () => {
    assert.equal(requestOf(`<key>agree_to_tos</key>${xml}`).agreeToTos, expected);
  });
}

test('[login.request.4] options that are no text are skipped', () => {
  const xml = '<key>options</key><array><string>gestures</string><integer>1</integer><map/></array>';
  assert.deepEqual([...requestOf(xml).options], ['gestures']);
});

test('[login.answer.1] addresses come first and the seed comes last', () => {
  const answered = loginAnswer(requestOf(ALL_OPTIONS), FACTS);
  assert.ok(answered.kind === 'map');
  const names = [...answered.entries.keys()];
  assert.deepEqual(names.slice(0, 9), [
    'login',
    'agent_id',
    'session_id',
    'secure_session_id',
    'circuit_code',
    'sim_ip',
    'sim_port',
    'region_x',
    'region_y',
  ]);
  assert.equal(names.at(-1), 'seed_capability');
});

test('[login.answer.2] success is the word true, in LLSD too', () => {
  assert.deepEqual(get(loginAnswer(requestOf(''), FACTS), 'login'), { kind: 'string', value: 'true' });
});

test('[login.answer.3] home is notation with blanks behind commas only', () => {
  const answered = loginAnswer(requestOf(''), FACTS);
  const home = "{'region_handle':[r256000, r256000], 'position':[r128, r128, r25], 'look_at':[r1, r0, r0]}";
  assert.equal(asText(get(answered, 'home')), home);
  assert.equal(asText(get(answered, 'look_at')), '[r1,r0,r0]');
  assert.equal(asText(get(answered, 'home_info', 'position')), '[r128, r128, r25]');
});

test('[login.options.1] [login.options.2] sections are sent to who asks, as arrays of maps', () => {
  const nothing = loginAnswer(requestOf(''), FACTS);
  const everything = loginAnswer(requestOf(ALL_OPTIONS), FACTS);
  for (const name of ['inventory-root', 'inventory-lib-root', 'login-flags', 'global-textures']) {
    assert.equal(has(nothing, name), false, name);
    assert.deepEqual(
      asItems(get(everything, name)).map(({ kind }) => kind),
      ['map'],
      name,
    );
  }
  assert.equal(has(everything, 'no-such-option'), false);
});

test('[login.options.3] nobody is sent to choose a body', () => {
  const flags = get(loginAnswer(requestOf(ALL_OPTIONS), FACTS), 'login-flags', 0);
  assert.equal(asText(get(flags, 'ever_logged_in')) + asText(get(flags, 'gendered')), 'YY');
});

test('[login.benefits.1] every number that a viewer looks for is there', () => {
  const answered = loginAnswer(requestOf(''), FACTS);
  const packages = ['account_level_benefits', 'Base', 'Premium'].map((name) =>
    name.startsWith('a') ? get(answered, name) : get(answered, 'premium_packages', name, 'benefits'),
  );
  for (const benefits of packages) {
    for (const name of NEEDED_BENEFITS) assert.equal(get(benefits, name).kind, 'integer', name);
  }
});

test('[login.benefits.2] an account has the package of the world file, with its groups', () => {
  const told = (facts: Partial<LoginFacts>) => {
    const answered = loginAnswer(requestOf(''), { ...FACTS, ...facts });
    const [groups, animated] = ['group_membership_limit', 'animated_object_limit'].map((name) =>
      asText(get(answered, 'account_level_benefits', name)),
    );
    return [asText(get(answered, 'account_type')), asText(get(answered, 'max-agent-groups')), groups, animated];
  };
  assert.deepEqual(told({}), ['Base', '50', '50', '1']);
  assert.deepEqual(told({ package: 'Plus' }), ['Plus', '55', '55', '1']);
  assert.deepEqual(told({ package: 'Premium_Plus' }), ['Premium_Plus', '150', '150', '3']);
  const packages = get(loginAnswer(requestOf(''), FACTS), 'premium_packages');
  assert.deepEqual(packages.kind === 'map' && [...packages.entries.keys()], [
    ...['Base', 'Plus', 'Premium', 'Premium_Plus', 'Premium_Plus_No_Stipend'],
  ]);
});

test('[login.benefits.3] nothing that one uploads costs anything, since nobody has money', () => {
  const benefits = get(loginAnswer(requestOf(''), FACTS), 'account_level_benefits');
  for (const name of NEEDED_BENEFITS.filter((one) => one.endsWith('_cost'))) {
    assert.deepEqual(get(benefits, name), integer(0), name);
  }
  assert.deepEqual(get(benefits, 'large_texture_upload_cost'), array([integer(0)]));
});

test('[login.answer.4] where all viewers dress their own avatars no service for textures is named', () => {
  assert.equal(has(loginAnswer(requestOf(''), { ...FACTS, isServed: false }), 'agent_appearance_service'), false);
  assert.match(asText(get(loginAnswer(requestOf(''), FACTS), 'agent_appearance_service')), /\/$/);
});

const NEEDED_BENEFITS = [
  'animated_object_limit',
  'animation_upload_cost',
  'attachment_limit',
  'create_group_cost',
  'group_membership_limit',
  'picks_limit',
  'sound_upload_cost',
  'texture_upload_cost',
];

test('[login.inventory.1] the folders that viewers insist on are under the root, once, with ids that stay', () => {
  const [root, ...folders] = ownInventory(counting());
  assert.equal(root?.parentId, '00000000-0000-0000-0000-000000000000');
  assert.ok(folders.every(({ parentId }) => parentId === root?.id));
  const types = folders.map(({ type }) => type);
  for (const type of [0, 1, 2, 3, 5, 6, 7, 10, 13, 14, 15, 16, 20, 21, 23, 46, 48, 50, 56, 57]) {
    assert.equal(types.filter((other) => other === type).length, 1, String(type));
  }
  assert.equal(new Set(folders.map(({ id }) => id)).size, folders.length);
  assert.deepEqual(ownInventory(counting()), ownInventory(counting()));
});

test('[login.failure.1] [login.failure.2] details are told to who asked for extended errors only', () => {
  const plain = failureAnswer(requestOf(''), WRONG_PASSWORD);
  const extended = failureAnswer(requestOf('<key>extended_errors</key><integer>1</integer>'), {
    ...WRONG_PASSWORD,
    messageArgs: { TIME: '5' },
  });
  assert.equal(has(plain, 'message_id'), false);
  assert.equal(asText(get(plain, 'login')) + asText(get(plain, 'reason')), 'falsekey');
  assert.equal(asText(get(extended, 'message_id')), 'LoginFailedAuthenticationFailed');
  assert.equal(asText(get(extended, 'message_args', 'TIME')), '5');
});

test('[login.failure.3] a redirect names address and method', () => {
  const answered = redirectAnswer('http://127.0.0.1:9001/login', 'One moment.');
  assert.equal(asText(get(answered, 'login')), 'indeterminate');
  assert.equal(asText(get(answered, 'next_url')), 'http://127.0.0.1:9001/login');
  assert.deepEqual(get(answered, 'next_duration'), integer(1));
});

test('[login.gridinfo.1] [login.gridinfo.2] the grid tells the same in three forms', () => {
  const info = gridInfo(gridFacts({ name: 'Ada & Co' }), 'http://127.0.0.1:9000/');
  assert.equal(info['gridnick'], 'adaco');
  assert.match(gridInfoXml(info).body, /<gridinfo>\n<gridname>Ada &amp; Co<\/gridname>/);
  assert.deepEqual(JSON.parse(gridInfoJson(info).body), info);
  for (const key of Object.keys(info)) assert.ok(gridInfoRpc(info).body.includes(`<name>${key}</name>`));
});

const ALL_OPTIONS = `<key>options</key><array>${[
  'inventory-root',
  'inventory-lib-root',
  'login-flags',
  'global-textures',
  'no-such-option',
]
  .map((option) => `<string>${option}</string>`)
  .join('')}</array>`;

function requestOf(members: string): LoginRequest {
  const call = readLogin('application/llsd+xml', `<llsd><map>${members}</map></llsd>`);
  assert.ok(call.kind === 'login', JSON.stringify(call));
  return call.request;
}

/** Chance that is the same each time. */
function counting(): () => number {
  let count = 0;
  return () => (count++ * 0.618_033_988_75) % 1;
}

test('an answer says the same in LLSD as in XML-RPC', () => {
  const answered: Llsd = loginAnswer(requestOf(ALL_OPTIONS), FACTS);
  assert.ok(writeLlsdXml(answered).includes('<key>sim_port</key><integer>13000</integer>'));
  assert.ok(
    welcomeReply({ ...requestOf(ALL_OPTIONS), encoding: 'xmlrpc' }, FACTS).body.includes(
      '<name>sim_port</name><value><int>13000</int>',
    ),
  );
});
