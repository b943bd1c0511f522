import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asText, get, type Llsd } from '../../protocol/llsd/value.ts';
import { readLlsdXml } from '../../protocol/llsd/xml.ts';
import { WholeGrid } from '../../test/support/whole-grid.ts';
import type { GateFile } from '../world-file/shape.ts';
import { ADDRESSES_LIMIT, Gate } from './gate.ts';
import { readLogin } from './request.ts';

type Words = Readonly<Record<string, string>>;

function bodyOf(words: Words): string {
  const all = { first: 'Ada', last: 'Sandbox', passwd: 'secret', extended_errors: '1', ...words };
  const members = Object.entries(all).map(([name, value]) => `<key>${name}</key><string>${value}</string>`);
  return `<llsd><map>${members.join('')}</map></llsd>`;
}

const gridOf = (login: GateFile) => new WholeGrid({ entrance: { grid: { login }, isOpen: true, accounts: [] } });

function logIn(whole: WholeGrid, words: Words = {}, path = '/'): Llsd {
  const { reply } = whole.request({ path, body: new TextEncoder().encode(bodyOf(words)) });
  return readLlsdXml(reply?.body ?? '').value;
}

const outcome = (answer: Llsd) =>
  ['login', 'reason', 'message_id']
    .map((name) => asText(get(answer, name)))
    .filter((word) => word !== '')
    .join(' ');

const CASES: readonly (readonly [rule: string, file: GateFile, words: Words, outcome: string])[] = [
  ['[login.gate.2]', {}, { mac: 'aa', version: '' }, 'true'],
  [
    '[login.gate.2]',
    { refuse: { reason: 'presence', message: 'Closed.', messageId: 'LoginFailedRestrictedHours' } },
    { first: 'Nobody' },
    'false presence LoginFailedRestrictedHours',
  ],
  ['[login.gate.2]', { deny: { mac: ['AA:bb'] } }, { mac: ' aa:BB ' }, 'false presence LoginFailedComputerProhibited'],
  ['[login.gate.2]', { deny: { id0: ['cc'] } }, { id0: 'cc' }, 'false presence LoginFailedComputerProhibited'],
  ['[login.gate.2]', { deny: { mac: ['aa'], id0: ['cc'] } }, { mac: 'cc', id0: 'aa' }, 'true'],
  ['[login.gate.2]', { deny: { mac: [''] } }, { mac: '' }, 'true'],
  [
    '[login.gate.2]',
    { deny: { channels: ['Old Viewer'] } },
    { channel: 'old viewer' },
    'false presence LoginFailedViewerNotPermitted',
  ],
  [
    '[login.gate.3]',
    { update: { required: '7.1.13' } },
    { version: '7.1.12.99' },
    'false update LoginFailedRequiredUpdate',
  ],
  ['[login.gate.3]', { update: { required: '7.1.13' } }, { version: '7.1.13.1' }, 'true'],
  ['[login.gate.3]', { update: { required: '7.1.13' } }, { version: '7.10' }, 'true'],
  ['[login.gate.3]', { update: { required: '7.1.13' } }, {}, 'false update LoginFailedRequiredUpdate'],
  [
    '[login.gate.3]',
    { update: { required: '1.2' } },
    { major: '1', minor: '1' },
    'false update LoginFailedRequiredUpdate',
  ],
  ['[login.gate.3]', { update: { optional: '8' } }, { version: '7.9' }, 'false optional'],
  ['[login.gate.3]', { update: { optional: '8' } }, { version: '7.9', skipoptional: 'true' }, 'true'],
  ['[login.gate.3]', { update: { optional: '8' } }, { version: '8.0.0' }, 'true'],
  [
    '[login.gate.3]',
    { update: { required: '7', optional: '8' } },
    { version: '6', skipoptional: 'true' },
    'false update LoginFailedRequiredUpdate',
  ],
];

for (const [rule, file, words, expected] of CASES) {
  test(`${rule} ${JSON.stringify(file)} and ${JSON.stringify(words)}: ${expected}`, () => {
    assert.equal(outcome(logIn(gridOf(file), words)), expected);
  });
}

test('[login.gate.3] a viewer is told which version it needs', () => {
  const answer = logIn(gridOf({ update: { required: '7.1.13' } }), { version: '7' });
  assert.equal(asText(get(answer, 'message_args', 'VERSION')), '7.1.13');
});

test('[login.gate.1] logins are taken at the paths that the world file names, too', () => {
  const status = (whole: WholeGrid, path: string) =>
    whole.request({ path, body: new TextEncoder().encode(bodyOf({})) }).reply?.status;
  const named = gridOf({ paths: ['/grid/login'] });
  for (const path of ['/', '/login', '/login/', '/cgi-bin/login.cgi', '/grid/login', '/grid/login/']) {
    assert.equal(status(named, path), 200, path);
  }
  assert.deepEqual([status(named, '/grid'), status(gridOf({}), '/grid/login')], [404, 404]);
});

test('[login.gate.4] an address has so many logins in so long, and is told when the next one is heard', () => {
  const whole = gridOf({ throttle: { logins: 2, seconds: 10 } });
  assert.deepEqual([outcome(logIn(whole)), outcome(logIn(whole))], ['true', 'true']);
  whole.until(4000);
  const refused = logIn(whole);
  assert.equal(outcome(refused), 'false presence');
  assert.match(asText(get(refused, 'message')), /is heard in 6 s\.$/);
  const other = whole.request({
    from: { host: '127.0.0.2', port: 1 },
    body: new TextEncoder().encode(bodyOf({ first: 'Ben' })),
  });
  assert.equal(outcome(readLlsdXml(other.reply?.body ?? '').value), 'true', 'another address has logins of its own');
  whole.until(10_000);
  assert.equal(outcome(logIn(whole)), 'true');
});

test('[login.gate.4] so many addresses are counted, and then the one that was heard of longest ago is not', () => {
  const gate = new Gate({ throttle: { logins: 1, seconds: 3600 } });
  const call = readLogin('application/llsd+xml', bodyOf({}));
  assert.ok(call.kind === 'login');
  const isHeard = (host: string) => gate.refusal(call.request, host, 0) === undefined;
  for (let address = 0; address < ADDRESSES_LIMIT; address += 1) assert.ok(isHeard(String(address)));
  assert.deepEqual([isHeard('0'), isHeard('new'), isHeard('1'), isHeard('0')], [false, true, true, false]);
});
