import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asItems, asText, get, has, type Llsd } from '../../protocol/llsd/value.ts';
import { readLlsdXml } from '../../protocol/llsd/xml.ts';
import { Message } from '../../protocol/packet/message.ts';
import { readPacket } from '../../protocol/packet/packet.ts';
import { codec } from '../../test/support/doorway.ts';
import { WholeGrid } from '../../test/support/whole-grid.ts';
import type { Effect } from '../effects.ts';
import { md5 } from '../shell/chance.ts';
import type { WorldFile } from '../world-file/shape.ts';
import { AGREEMENTS_LIMIT, Notices } from './notices.ts';
import { CodeDesk, PROOFS_LIMIT } from './one-time-code.ts';
import { readLogin } from './request.ts';
import { WHEREABOUTS_LIMIT, Whereabouts } from './whereabouts.ts';

type Words = Readonly<Record<string, string>>;

const TWO_REGIONS = [
  { name: 'Sandbox One', x: 1000, y: 1000, port: 13_000 },
  { name: 'Sandbox Two', x: 1001, y: 1000, port: 13_001 },
];

function gridOf({ accounts = [], grid = {}, open = true }: WorldFile): WholeGrid {
  return new WholeGrid({ regions: TWO_REGIONS, entrance: { accounts, grid, isOpen: open } });
}

function body(words: Words): string {
  const all = { first: 'Ada', last: 'Sandbox', passwd: 'secret', start: 'last', extended_errors: '1', ...words };
  const members = Object.entries(all).map(([name, value]) => `<key>${name}</key><string>${value}</string>`);
  return `<llsd><map>${members.join('')}</map></llsd>`;
}

function logIn(whole: WholeGrid, words: Words = {}, path = '/'): Llsd {
  const { reply } = whole.request({ path, body: new TextEncoder().encode(body(words)) });
  return readLlsdXml(reply?.body ?? '').value;
}

const told = (answer: Llsd, ...names: readonly string[]) => names.map((name) => asText(get(answer, name)));
const outcome = (answer: Llsd) => told(answer, 'login', 'reason', 'message_id').join(' ').trim();

/** Where AgentMovementComplete says that somebody arrived. */
function movementsIn(effects: readonly Effect[]): readonly (readonly number[])[] {
  return effects.flatMap((effect) => {
    if (effect.kind !== 'datagram') return [];
    const packet = readPacket(effect.bytes);
    if ('malformed' in packet) return [];
    const decoded = codec.decode(packet.body);
    if ('unknown' in decoded) return [];
    const message = new Message(decoded);
    return message.name === 'AgentMovementComplete' ? [message.vector('Data', 'Position').slice(0, 2)] : [];
  });
}

const SECRET = `$1$${md5('secret')}`;

test('[login.account.1] an account is opened by its password, in every form that clients send', () => {
  const whole = gridOf({ accounts: [{ first: 'Ada', last: 'Sandbox', password: 'correct horse battery' }] });
  for (const [passwd, expected] of [
    ['correct horse battery', 'true'],
    ['correct horse ba', 'true'],
    [`$1$${md5('correct horse battery')}`, 'true'],
    [`$1$${md5('correct horse ba').toUpperCase()}`, 'true'],
    ['secret', 'false key LoginFailedAuthenticationFailed'],
    [SECRET, 'false key LoginFailedAuthenticationFailed'],
  ] as const) {
    assert.equal(outcome(logIn(whole, { first: 'aDA', passwd })), expected, passwd);
  }
});

test('[login.account.1] a grid that is not open lets in its accounts alone, and does not say who has one', () => {
  const whole = gridOf({ open: false, accounts: [{ first: 'Ada', last: 'Sandbox' }] });
  assert.equal(outcome(logIn(whole)), 'true');
  const [wrong, unknown] = [
    logIn(gridOf({ open: false, accounts: [{ first: 'Ada', last: 'Sandbox', password: 'x' }] })),
    logIn(whole, { first: 'Ben' }),
  ];
  assert.deepEqual(told(unknown, 'reason', 'message', 'message_id'), told(wrong, 'reason', 'message', 'message_id'));
  assert.equal(outcome(logIn(gridOf({}), { first: 'Ben' })), 'true');
});

test('[login.account.2] an account has the names, the id, the maturity and the friends that the file says', () => {
  const id = '0A000000-0000-4000-8000-000000000001';
  const whole = gridOf({
    accounts: [
      { first: 'Ada', last: 'Sandbox', id, maturity: 'M', friends: ['ben sandbox', 'Cleo Sandbox'] },
      { first: 'Ben', last: 'Sandbox', id: id.replace(/1$/, '2') },
    ],
  });
  const { reply } = whole.request({
    body: new TextEncoder().encode(
      body({ first: 'ADA' }).replace('</map>', '<key>options</key><array><string>buddy-list</string></array></map>'),
    ),
  });
  const answer = readLlsdXml(reply?.body ?? '').value;
  assert.deepEqual(told(answer, 'agent_id', 'first_name', 'agent_access', 'agent_access_max'), [
    ...[id.toLowerCase(), 'Ada', 'M', 'M'],
  ]);
  const cleo = asText(get(logIn(whole, { first: 'Cleo' }), 'agent_id'));
  assert.deepEqual(
    asItems(get(answer, 'buddy-list')).map((friend) =>
      told(friend, 'buddy_id', 'buddy_rights_has', 'buddy_rights_given'),
    ),
    [
      [id.toLowerCase().replace(/1$/, '2'), '1', '1'],
      [cleo, '1', '1'],
    ],
  );
});

test('[friends.file.1] whom the file makes friends are friends for both, and see each other come', () => {
  const whole = gridOf({ accounts: [{ first: 'Ada', last: 'Sandbox', friends: ['Ben Sandbox'] }] });
  const friendsOf = (first: string) => {
    const options = '<key>options</key><array><string>buddy-list</string></array></map>';
    const text = body({ first }).replace('</map>', options);
    const answer = readLlsdXml(whole.request({ body: new TextEncoder().encode(text) }).reply?.body ?? '').value;
    return asItems(get(answer, 'buddy-list')).map((friend) => asText(get(friend, 'buddy_id')));
  };
  const ben = asText(get(logIn(whole, { first: 'Ben' }), 'agent_id'));
  assert.deepEqual([friendsOf('Ada'), friendsOf('Cleo')], [[ben], []]);
  assert.equal(friendsOf('Ben').length, 1);
});

test('[login.account.3] an account can be refused for any reason, with the words that viewers know', () => {
  const refuse = {
    reason: 'presence',
    message: 'Later.',
    messageId: 'LoginFailedAcountSuspended',
    messageArgs: { TIME: '9:00' },
  };
  const whole = gridOf({ accounts: [{ first: 'Ada', last: 'Sandbox', password: 'secret', refuse }] });
  const answer = logIn(whole);
  assert.deepEqual(told(answer, 'login', 'reason', 'message', 'message_id'), [
    'false',
    'presence',
    'Later.',
    'LoginFailedAcountSuspended',
  ]);
  assert.equal(asText(get(get(answer, 'message_args'), 'TIME')), '9:00');
  assert.equal(outcome(logIn(whole, { passwd: 'wrong' })), 'false key LoginFailedAuthenticationFailed');
});

test('[login.notice.1] terms and a critical message are each asked for once, until their version changes', () => {
  const grid = { terms: { text: 'Be kind.', version: '3' }, critical: { text: 'The grid moves.' } };
  const whole = gridOf({ grid });
  assert.deepEqual(told(logIn(whole), 'reason', 'message'), ['tos', 'Be kind.']);
  assert.deepEqual(told(logIn(whole, { agree_to_tos: '1' }), 'reason', 'message'), ['critical', 'The grid moves.']);
  assert.equal(outcome(logIn(whole, { read_critical: 'true' })), 'true');
  assert.equal(outcome(logIn(whole)), 'true');
  assert.equal(outcome(logIn(whole, { first: 'Ben' })), 'false tos');
});

test('[login.notice.1] what was agreed to longest ago is forgotten first, and asked for again', () => {
  const read = readLogin('application/llsd+xml', body({ agree_to_tos: '1' }));
  assert.ok(read.kind === 'login');
  const notices = new Notices({ terms: { text: 'Be kind.' } });
  for (let agent = 0; agent <= AGREEMENTS_LIMIT; agent += 1) notices.missed(`${agent}`, read.request);
  const again = { ...read.request, agreeToTos: false };
  assert.equal(notices.missed('0', again)?.reason, 'tos');
  assert.equal(notices.missed('1', again), undefined);
});

test('[login.code.1] a code is asked for until it is right; its proof then takes its place', () => {
  const whole = gridOf({
    accounts: [
      { first: 'Ada', last: 'Sandbox', code: '492871' },
      { first: 'Ben', last: 'Sandbox', code: '1' },
    ],
  });
  assert.equal(outcome(logIn(whole)), 'false mfa_challenge LoginFailedAuthenticationMFARequired');
  assert.equal(outcome(logIn(whole, { token: '1' })), 'false mfa_challenge LoginFailedAuthenticationFailed');
  const answer = logIn(whole, { token: ' 492871 ' });
  const [login, proof = ''] = told(answer, 'login', 'mfa_hash');
  assert.deepEqual([login, proof.length > 0], ['true', true]);
  const later = logIn(whole, { mfa_hash: proof });
  assert.deepEqual([outcome(later), has(later, 'mfa_hash')], ['true', false]);
  assert.equal(
    outcome(logIn(whole, { mfa_hash: `${proof}0` })),
    'false mfa_challenge LoginFailedAuthenticationMFARequired',
  );
  assert.equal(
    outcome(logIn(whole, { first: 'Ben', mfa_hash: proof })),
    'false mfa_challenge LoginFailedAuthenticationMFARequired',
  );
});

test('[login.code.1] the oldest proof is forgotten first', () => {
  const read = readLogin('application/llsd+xml', body({ token: '1' }));
  assert.ok(read.kind === 'login');
  let drawn = 0;
  const desk = new CodeDesk(() => `${drawn++}`);
  for (let login = 0; login <= PROOFS_LIMIT; login += 1) desk.show('ada', '1', read.request);
  assert.equal('reason' in desk.show('ada', '1', { ...read.request, token: '', mfaHash: '0' }), true);
  assert.equal('reason' in desk.show('ada', '1', { ...read.request, token: '', mfaHash: '1' }), false);
});

test('[login.failure.3] a login is sent on as often as the file says, each time to another address', () => {
  const whole = gridOf({ grid: { redirects: 2 } });
  const first = logIn(whole);
  assert.deepEqual(told(first, 'login', 'next_url', 'next_method'), [
    'indeterminate',
    'http://127.0.0.1:9000/login/1',
    'login_to_simulator',
  ]);
  assert.deepEqual(told(logIn(whole, {}, '/login/1'), 'next_url'), ['http://127.0.0.1:9000/login/2']);
  assert.equal(outcome(logIn(whole, {}, '/login/2')), 'true');
});

test('[login.options.4] a grid that sends every list does so unasked', () => {
  const [asked, all] = [logIn(gridOf({})), logIn(gridOf({ grid: { sections: 'all' } }))];
  for (const name of ['inventory-root', 'inventory-skel-lib', 'login-flags', 'buddy-list']) {
    assert.deepEqual([has(asked, name), has(all, name)], [false, true], name);
  }
});

test('the grid is called as the file says', () => {
  const whole = gridOf({ grid: { name: 'My <Grid>', welcome: 'Hello & welcome' } });
  assert.equal(asText(get(logIn(whole), 'message')), 'Hello & welcome');
  assert.match(
    whole.request({ method: 'GET', path: '/get_grid_info' }).reply?.body ?? '',
    /<gridname>My &lt;Grid&gt;<\/gridname>/,
  );
});

test('[session.start.1] who comes first starts where the account says, later where it was last; home is home', () => {
  const whole = gridOf({
    accounts: [
      {
        ...{ first: 'Ada', last: 'Sandbox' },
        start: { region: 'sandbox two', position: [10, 20, 30], lookAt: [0, 1, 0] },
        home: { region: 'Sandbox Two', position: [40, 50, 60] },
      },
    ],
  });
  const place = (words: Words) => told(logIn(whole, words), 'region_x', 'sim_port', 'look_at', 'start_location');
  assert.deepEqual(place({}), ['256256', '13001', '[r0,r1,r0]', 'last']);
  assert.deepEqual(place({ start: 'home' }), ['256256', '13001', '[r1,r0,r0]', 'home']);
  assert.match(
    told(logIn(whole), 'home')[0] ?? '',
    /'region_handle':\[r256256, r256000\], 'position':\[r40, r50, r60\]/,
  );
});

test('[session.last.1] who has left is found where it was', () => {
  const whole = gridOf({});
  const ada = whole.logIn('Ada', 'Sandbox', { start: 'uri:Sandbox One&amp;10&amp;20&amp;30' });
  whole.stand(ada);
  whole.send(ada, 'LogoutRequest', { AgentData: { AgentID: ada.id, SessionID: ada.sessionId } });
  whole.now += 10_000;
  whole.grid.wake(whole.now);
  assert.deepEqual(movementsIn(whole.stand(whole.logIn('Ada'))), [[10, 20]]);
});

test('[session.last.1] what was told of longest ago is forgotten first; who is here was here last', () => {
  const places = new Whereabouts((id) => (id === 'here' ? { region: 1 } : undefined));
  for (let agent = 0; agent <= WHEREABOUTS_LIMIT; agent += 1) places.remember('last', `${agent}`, { region: 0 });
  assert.deepEqual([places.find('last', '0'), places.find('last', '1')], [undefined, { region: 0 }]);
  assert.deepEqual([places.find('last', 'here'), places.find('home', 'here')], [{ region: 1 }, undefined]);
});
