import assert from 'node:assert/strict';
import { test } from 'node:test';
import { array, integer, type Llsd, map, string, undef } from '../../protocol/llsd/value.ts';
import { writeResponse } from '../../protocol/xmlrpc.ts';
import { readLogin } from '../login/request.ts';
import { md5 } from '../shell/chance.ts';
import { readLoginAnswer } from './login-answer.ts';
import { loginCall } from './login-call.ts';

const WHO = { first: 'Ada', last: 'O & M', password: 'secret', start: 'uri:Sandbox One&1&2&3' };
const called = (who = WHO) => {
  const call = readLogin('text/xml', loginCall(who, '1.2.3', md5));
  assert.ok(call.kind === 'login');
  return call.request;
};

test('[visitor.login.1] a grid reads the call as it is meant', () => {
  const { first, id0, last, mac, options, start, version } = called();
  assert.deepEqual([first, last, version], ['Ada', 'O & M', '1.2.3.0']);
  assert.deepEqual(start, { kind: 'region', name: 'Sandbox One', position: [1, 2, 3] });
  for (const digest of [mac, id0]) assert.match(digest, /^[0-9a-f]{32}$/);
  for (const option of ['inventory-root', 'inventory-skeleton', 'inventory-lib-root', 'login-flags']) {
    assert.ok(options.has(option), option);
  }
});

for (const [what, password, sent] of [
  ['is hashed', 'secret', md5('secret')],
  ['is hashed up to its 16th character', '0123456789abcdefghij', md5('0123456789abcdef')],
  ['that is a digest is sent as it is', `$1$${md5('secret')}`, md5('secret')],
  ['that only begins like a digest is hashed', '$1$short', md5('$1$short')],
] as const) {
  test(`[visitor.login.2] a password ${what}`, () => {
    assert.deepEqual(called({ ...WHO, password }).password, { kind: 'digest', md5: sent });
  });
}

const ID = '11111111-2222-4333-8444-555555555555';
const GOOD = {
  login: string('true'),
  agent_id: string(ID),
  session_id: string(ID),
  circuit_code: integer(777),
  sim_ip: string('127.0.0.1'),
  sim_port: integer(13_000),
  region_x: integer(256_000),
  region_y: integer(256_256),
  seed_capability: string('http://127.0.0.1/cap/1'),
  'inventory-root': array([map({ folder_id: string(ID) })]),
  udp_blacklist: string('EnableSimulator, TeleportFinish'),
};
const answered = (members: Readonly<Record<string, Llsd>>) => readLoginAnswer(200, writeResponse(map(members)));

test('[visitor.login.3] a welcome says who one is and where one stands', () => {
  const answer = answered(GOOD);
  assert.ok(answer.kind === 'welcome');
  const { blacklist, handle, identity, region, rootFolder } = answer.welcome;
  assert.deepEqual(identity, { agentId: ID, sessionId: ID, code: 777 });
  assert.deepEqual(
    [region, handle, rootFolder],
    [{ host: '127.0.0.1', port: 13_000 }, (256_000n << 32n) | 256_256n, ID],
  );
  assert.ok(blacklist.has('TeleportFinish'));
});

for (const name of [
  'agent_id',
  'session_id',
  'circuit_code',
  'sim_ip',
  'sim_port',
  'seed_capability',
  'inventory-root',
]) {
  test(`[visitor.login.3] without ${name} the login has failed`, () => {
    const answer = answered({ ...GOOD, [name]: undef });
    assert.ok(answer.kind === 'refused' && answer.sentence.includes(name));
  });
}

test('[visitor.login.3] a fault, a refusal and nonsense are refusals in words', () => {
  const fault =
    '<methodResponse><fault><value><struct><member><name>faultString</name><value>No</value></member></struct></value></fault></methodResponse>';
  assert.match(sentenceOf(readLoginAnswer(200, fault)), /fault 0: No/);
  assert.match(
    sentenceOf(answered({ login: string('false'), message: string('Closed.') })),
    /refused the login: Closed\./,
  );
  assert.match(sentenceOf(answered({ login: string('indeterminate') })), /does not say where/);
  assert.match(sentenceOf(readLoginAnswer(200, '')), /cannot be read/);
});

function sentenceOf(answer: ReturnType<typeof readLoginAnswer>): string {
  assert.ok(answer.kind === 'refused');
  return answer.sentence;
}
