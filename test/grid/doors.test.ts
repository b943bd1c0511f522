// The HTTP doors against those who should not come in, and those who do not know how to ask.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { CAPABILITY_BODY_LIMIT } from '../../sandbox/caps/calls.ts';
import { LOGIN_BODY_LIMIT } from '../../sandbox/login/reception.ts';
import { type Here, startHere } from './here.ts';
import { type Asked, ask, logIn, loginBody, member } from './http.ts';

describe('the HTTP doors', () => {
  let here: Here;
  let seed: string;
  let queue: string;

  before(async () => {
    here = await startHere();
    seed = member(await logIn(here.loginUri, 'Ada', 'Door'), 'seed_capability');
    const body = '<llsd><array><string>EventQueueGet</string><string>Nonsense</string></array></llsd>';
    queue = /http[^<]*/.exec((await ask(seed, { method: 'POST', headers: LLSD, body })).text)?.[0] ?? '';
  });
  after(() => here.sandbox.stop());

  const LLSD = { 'Content-Type': 'application/llsd+xml' };
  const post = (body: string, headers: Asked['headers'] = LLSD): Asked => ({ method: 'POST', headers, body });

  test('[caps.address.1] [caps.seed.1] a seed gives addresses of what the grid has, and leaves out what it has not', () => {
    assert.match(seed, /^http:\/\/127\.0\.0\.1:\d+\/cap\/[0-9a-f]{32}$/);
    assert.match(queue, /^http:\/\/127\.0\.0\.1:\d+\/cap\/[0-9a-f]{32}$/);
    assert.notEqual(seed, queue);
  });

  test('[doors.host.1] a foreign Host or Origin is refused at every door', async () => {
    for (const url of [here.loginUri, here.sandbox.ready.gridInfoUri, seed, queue]) {
      for (const headers of [
        { Host: 'evil.example' },
        { Host: `evil.example:${new URL(url).port}` },
        { Host: '127.0.0.1:1' },
        { Origin: 'https://evil.example' },
        { Origin: 'null' },
        { Origin: 'http://127.0.0.1:1' },
      ] as readonly Record<string, string>[]) {
        const { status, text } = await ask(url, post('<llsd><undef/></llsd>', { ...LLSD, ...headers }));
        assert.equal(status, 403, JSON.stringify(headers));
        assert.match(text, /^[A-Z].*\.\n$/);
      }
    }
  });

  test('our own origin is welcome', async () => {
    const { origin } = new URL(here.loginUri);
    assert.equal((await ask(here.sandbox.ready.gridInfoUri, { headers: { Origin: origin } })).status, 200);
  });

  test('[caps.reply.1] what cannot be read is answered with 400 and a sentence', async () => {
    const broken = '<llsd><array><string>EventQueueGet</array>';
    for (const [url, asked] of [
      [here.loginUri, post('<methodCall><methodName>login_to', { 'Content-Type': 'text/xml' })],
      [here.loginUri, post('<html>hello</html>', { 'Content-Type': 'text/xml' })],
      [here.loginUri, post('hello', { 'Content-Type': 'text/plain' })],
      [here.loginUri, post('', { 'Content-Type': 'text/xml' })],
      [here.loginUri, post(broken)],
      [here.loginUri, post('<llsd><array/></llsd>')],
      [seed, post(broken)],
      [seed, post('<llsd><map/></llsd>')],
      [seed, post('')],
      [seed, post('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><llsd>&y;')],
      [queue, post(broken)],
    ] as const) {
      const { status, text } = await ask(url, asked);
      assert.equal(status, 400, `${url} ${asked.body} -> ${status} ${text}`);
      assert.match(text, /\S.*\.\n$/);
      assert.doesNotMatch(text, /root:/);
    }
    assert.match(await logIn(here.loginUri, 'Still', 'Alive'), /<name>login<\/name><value><string>true/);
  });

  test('[doors.body.1] bodies have a bound at each door', async () => {
    for (const [url, limit] of [
      [here.loginUri, LOGIN_BODY_LIMIT],
      [seed, CAPABILITY_BODY_LIMIT],
    ] as const) {
      const padding = (size: number) => `<llsd>${' '.repeat(size - 13)}</llsd>`;
      assert.equal((await ask(url, post(padding(limit)))).status, 400);
      const { status, text } = await ask(url, post(padding(limit + 1)));
      assert.equal(status, 413);
      assert.match(text, new RegExp(`at most ${limit} bytes`));
    }
  });

  test('a body in an encoding that we do not read is refused', async () => {
    const asked = post(loginBody('A', 'B'), { 'Content-Type': 'text/xml', 'Content-Encoding': 'gzip' });
    assert.equal((await ask(here.loginUri, asked)).status, 415);
  });

  test('unknown addresses are not found, wrong methods not allowed', async () => {
    for (const [path, method, expected] of [
      ['nowhere', 'GET', 404],
      ['cap/00000000000000000000000000000000', 'POST', 404],
      ['get_grid_info', 'POST', 405],
      ['', 'DELETE', 405],
    ] as const) {
      assert.equal((await ask(here.loginUri + path, { method })).status, expected, path);
    }
    assert.equal((await ask(seed)).status, 405);
    assert.equal((await ask(queue)).status, 405);
  });

  test('[doors.target.1] HEAD is answered as GET without its body', async () => {
    for (const [path, status] of [
      ['', 200],
      ['get_grid_info', 200],
      ['nowhere', 404],
      [seed.slice(here.loginUri.length), 405],
    ] as const) {
      const [head, get] = [
        await ask(here.loginUri + path, { method: 'HEAD' }),
        await ask(here.loginUri + path, { method: 'GET' }),
      ];
      assert.deepEqual([head.status, get.status, head.text], [status, status, ''], path);
      assert.deepEqual([head.contentType, head.length], [get.contentType, Buffer.byteLength(get.text)], path);
    }
  });

  test('[doors.target.1] whole addresses and slashes at the end are understood, addresses of others refused', async () => {
    const { text } = await ask(here.sandbox.ready.gridInfoUri);
    for (const [target, status] of [
      ['/get_grid_info/', 200],
      [`${here.loginUri}get_grid_info`, 200],
      [`${here.loginUri}get_grid_info/?x`, 200],
      ['http://evil.example/get_grid_info', 403],
      [`http://evil.example:${new URL(here.loginUri).port}/get_grid_info`, 403],
      ['http:///get_grid_info', 403],
      ['/get_grid_info//', 404],
    ] as const) {
      const told = await ask(here.loginUri, { target });
      assert.equal(told.status, status, target);
      assert.equal(told.text === text, status === 200, target);
    }
    const target = `${here.loginUri}login/`;
    const asked = { ...post(loginBody('Ada', 'Whole'), { 'Content-Type': 'text/xml' }), target };
    assert.match((await ask(here.loginUri, asked)).text, /<name>login<\/name><value><string>true/);
  });

  test('grid info is told in its three forms', async () => {
    const { gridInfoUri } = here.sandbox.ready;
    assert.match((await ask(gridInfoUri)).text, new RegExp(`<login>${here.loginUri}</login>`));
    const json = JSON.parse((await ask(`${here.loginUri}json_grid_info`)).text);
    assert.equal(json.login, here.loginUri);
    const body = '<methodCall><methodName>get_grid_info</methodName></methodCall>';
    const rpc = await ask(here.loginUri, post(body, { 'Content-Type': 'text/xml' }));
    assert.equal(member(rpc.text, 'login'), here.loginUri);
  });

  test('what is no HTTP is answered and cut off', async () => {
    const { hostname, port } = new URL(here.loginUri);
    const text = await new Promise<string>((resolve, reject) => {
      let said = '';
      const socket = connect(Number(port), hostname, () => socket.write('\u0000\u0001 this is no HTTP\r\n\r\n'));
      socket.setEncoding('utf8');
      socket.on('data', (part: string) => {
        said += part;
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(said));
    });
    assert.match(text, /^HTTP\/1\.1 400 /);
  });

  test('the log holds every exchange and no secret', async () => {
    const answer = here.sandbox.ask({ ask: 'tail', count: 500, filter: '' });
    assert.equal(answer.answer, 'rows');
    const rows = answer.answer === 'rows' ? answer.window.rows : [];
    const names = new Set(rows.map((row) => `${row.door} ${row.name}`));
    for (const name of [
      'login login_to_simulator',
      'login get_grid_info',
      'caps SeedCapability',
      'caps EventQueueGet',
    ]) {
      assert.equal(names.has(name), true, name);
    }
    const keys = [seed, queue].map((url) => url.split('/').at(-1) ?? '');
    for (const { row } of rows) {
      const whole = here.sandbox.ask({ ask: 'row', row });
      const text = JSON.stringify(whole);
      for (const key of keys) assert.equal(text.includes(key), false, `row ${row} tells a capability`);
    }
  });
});
