import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { readCapture } from '../../capture/reading/rows.ts';
import { MARKS_BYTES } from '../../cli/ui/door.ts';
import type { ShownComparison } from '../../contract/comparison.ts';
import { EXPORT_ENDINGS } from '../../contract/export.ts';
import { inflate } from '../../sandbox/shell/inflate.ts';
import { MOST_BESIDE_A_GRID } from '../../sandbox/shell/other-capture.ts';
import { eventually } from '../editor/eventually.ts';
import { pcapng } from '../support/captures.ts';
import { session } from '../support/conversation-capture.ts';
import { codec } from '../support/doorway.ts';
import { type Asked, ask, logIn } from './http.ts';
import { Serve } from './serve.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

interface Opened {
  readonly serve: Serve;
  readonly loginUri: string;
  readonly origin: string;
  readonly uiUri: string;
}

/** A grid with its page. */
async function open(...words: readonly string[]): Promise<Opened> {
  const serve = new Serve('--json', '--port', '0', '--ui', ...words);
  const { loginUri, uiUri } = (await serve.ready()) as unknown as { readonly loginUri: string; readonly uiUri: string };
  return { serve, loginUri, uiUri, origin: new URL(uiUri).origin };
}

/** The key that a browser is given for the token. */
async function keyOf(uiUri: string): Promise<string> {
  const answer = await fetch(uiUri, { redirect: 'manual' });
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/']);
  const cookie = `${answer.headers.get('set-cookie')}`;
  assert.match(cookie, /; HttpOnly; SameSite=Strict; Path=\/$/);
  return cookie.split(';', 1)[0] ?? '';
}

test('[ui.token.1] [ui.token.2] [ui.page.1] the page opens with its token, once, and then with the key', async (t) => {
  const { origin, serve, uiUri } = await open();
  t.after(() => serve.kill());
  assert.match(uiUri, /^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}$/);
  for (const path of ['/', '/panel.js', '/news', '/?token=', '/?token=wrong']) {
    assert.equal((await ask(`${origin}${path}`)).status, 403, path);
  }
  const Cookie = await keyOf(uiUri);
  assert.equal((await ask(uiUri)).status, 403, 'the token was used');
  assert.equal((await ask(`${origin}/`, { headers: { Cookie: `${Cookie}x` } })).status, 403);
  const answer = await fetch(`${origin}/`, { headers: { Cookie } });
  assert.equal(answer.status, 200);
  const policy = `${answer.headers.get('content-security-policy')}`;
  assert.match(policy, /default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /unsafe/);
  const page = await answer.text();
  assert.doesNotMatch(page, /<script(?![^>]* src="\/panel\.js")|<style| style=/);
  for (const [path, type] of [
    ['/panel.js', 'text/javascript; charset=utf-8'],
    ['/panel.css', 'text/css; charset=utf-8'],
    ['/page.css', 'text/css; charset=utf-8'],
  ] as const) {
    const part = await ask(`${origin}${path}`, { headers: { Cookie } });
    assert.deepEqual([part.status, part.contentType, part.text.length > 1000], [200, type, true], path);
  }
  for (const path of ['/nothing', '/../package.json', '/%2e%2e/package.json', '/cli.cjs']) {
    assert.equal((await ask(origin, { target: path, headers: { Cookie } })).status, 404, path);
  }
});

test('[doors.host.1] [ui.ask.1] [ui.ask.2] [ui.limits.1] who is no page of this door is refused, key or not', async (t) => {
  const { origin, serve, uiUri } = await open();
  t.after(() => serve.kill());
  const Cookie = await keyOf(uiUri);
  const body = JSON.stringify({ kind: 'ask', id: 1, question: { ask: 'template' } });
  const good = { Cookie, 'Content-Type': JSON_TYPE, Origin: origin };
  const refused: readonly (readonly [status: number, asked: Asked])[] = [
    [403, { headers: { ...good, Host: 'evil.example' } }],
    [403, { headers: { ...good, Host: `evil.example:${new URL(origin).port}` } }],
    [403, { headers: { ...good, Origin: 'http://evil.example' } }],
    [403, { headers: { ...good, Origin: 'null' } }],
    [403, { headers: { ...good, Origin: 'http://127.0.0.1:1' } }],
    [403, { headers: { ...good, Cookie: '' } }],
    [415, { headers: { ...good, 'Content-Type': 'text/plain' } }],
    [413, { headers: good, body: ' '.repeat(65 * 1024) }],
    [405, { headers: good, method: 'PUT' }],
    ...['', '{', 'null', '7', '{"kind":"ask"}', '{"kind":"ask","id":1,"question":{"ask":"nothing"}}'].map(
      (text) => [400, { headers: good, body: text }] as const,
    ),
    [400, { headers: good, body: '{"kind":"ask","id":1,"question":{"ask":"view"}}' }],
  ];
  for (const [status, asked] of refused) {
    const told = await ask(`${origin}/ask`, { method: 'POST', body, ...asked });
    assert.equal(told.status, status, `${JSON.stringify(asked).slice(0, 200)}: ${told.text}`);
  }
  const told = await ask(`${origin}/ask`, { method: 'POST', headers: good, body });
  assert.deepEqual(JSON.parse(told.text), { kind: 'answer', id: 1, answer: { answer: 'template', text: '' } });
});

test('[ui.news.1] a page is told of rows, reads them with their bytes, and ends with the grid', async (t) => {
  const { loginUri, origin, serve, uiUri } = await open();
  t.after(() => serve.kill());
  const Cookie = await keyOf(uiUri);
  const news = await fetch(`${origin}/news`, { headers: { Cookie } });
  const reader = (news.body ?? assert.fail()).pipeThrough(new TextDecoderStream()).getReader();
  const next = async () => JSON.parse(`${(await reader.read()).value}`.replace(/^data: /, ''));
  assert.deepEqual(await next(), { kind: 'sandbox', running: true, loginUri, exportPath: '/export' });
  await logIn(loginUri, 'Ada', 'Page');
  assert.equal((await next()).kind, 'rows');
  const question = { ask: 'rows', from: 0, to: 1, filter: '' };
  const headers = { Cookie, 'Content-Type': JSON_TYPE };
  const told = await ask(`${origin}/ask`, {
    ...{ method: 'POST', headers },
    body: JSON.stringify({ kind: 'ask', id: 2, question }),
  });
  const [row] = JSON.parse(told.text).answer.window.rows;
  assert.deepEqual([row.name, row.head], ['login_to_simulator', { $bytes: '' }]);
  await serve.order({ do: 'stop' });
  assert.equal(await serve.exited, 0);
  assert.equal((await reader.read().catch(() => ({ done: true }))).done, true);
});

test('[ui.export.1] the rows that match are fetched in each form, and what cannot be written is refused in a sentence', async (t) => {
  const { loginUri, origin, serve, uiUri } = await open();
  t.after(() => serve.kill());
  const Cookie = await keyOf(uiUri);
  await logIn(loginUri, 'Ada', 'Page');
  const fetched = async (words: string, method = 'GET') => {
    const answer = await fetch(`${origin}/export?${words}`, { method, headers: { Cookie } });
    return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) };
  };
  for (const [form, ending] of Object.entries(EXPORT_ENDINGS)) {
    const { answer, bytes } = await fetched(`form=${form}&filter=${encodeURIComponent('door == login')}`);
    assert.equal(answer.status, 200, form);
    assert.equal(answer.headers.get('content-disposition'), `attachment; filename="traffic.${ending}"`);
    assert.deepEqual(rowsIn(form, bytes), ['login_to_simulator'], form);
  }
  for (const [words, method, status, sentence] of [
    ['form=xls', 'GET', 400, /^The form is pcapng, har, json, text\.$/m],
    ['form=json&filter=%3D%3D', 'GET', 400, /./],
    ['form=json', 'POST', 405, /./],
  ] as const) {
    const { answer, bytes } = await fetched(words, method);
    assert.equal(answer.status, status, words);
    assert.match(Buffer.from(bytes).toString('utf8'), sentence);
  }
  assert.equal((await fetch(`${origin}/export?form=json`)).status, 403);
});

/** What the rows of an exported file are called. */
function rowsIn(form: string, bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes).toString('utf8');
  if (form === 'json') return (JSON.parse(text) as readonly { readonly name: string }[]).map(({ name }) => name);
  if (form === 'har') return (JSON.parse(text).log.entries as readonly object[]).map(() => 'login_to_simulator');
  if (form === 'text') return text.match(/login_to_simulator/g) ?? [];
  const read = readCapture(bytes, { codec, inflate, showSecrets: false });
  assert.ok('rows' in read);
  return read.rows.map(({ name }) => `${name}`);
}

test('[ui.compare.1] a capture that the page sends is compared with the log, and what is no capture is refused', async (t) => {
  const { loginUri, origin, serve, uiUri } = await open();
  t.after(() => serve.kill());
  const Cookie = await keyOf(uiUri);
  await logIn(loginUri, 'Ada', 'Page');
  const send = (body: Uint8Array<ArrayBuffer> | string, type = 'application/octet-stream') =>
    fetch(`${origin}/compare?name=a%26b.pcapng`, { method: 'POST', body, headers: { Cookie, 'Content-Type': type } });
  const compared = async (): Promise<ShownComparison> => {
    const question = { ask: 'comparison', lines: 'changes', skip: 0 };
    const told = await ask(`${origin}/ask`, {
      ...{ method: 'POST', headers: { Cookie, 'Content-Type': JSON_TYPE } },
      body: JSON.stringify({ kind: 'ask', id: 3, question }),
    });
    const { comparison } = JSON.parse(told.text).answer as { readonly comparison: ShownComparison };
    return comparison.kind === 'going' ? await compared() : comparison;
  };
  assert.equal((await send(Uint8Array.from(pcapng(session().frames)), 'text/plain')).status, 415);
  assert.equal((await send('x'.repeat(MOST_BESIDE_A_GRID + 1))).status, 413);
  assert.equal((await compared()).kind, 'none');
  assert.equal((await send('no capture')).status, 204);
  assert.equal((await compared()).kind, 'refused');
  assert.equal((await send(Uint8Array.from(pcapng(session().frames)))).status, 204);
  const done = await compared();
  assert.deepEqual([done.kind, done.kind === 'done' && done.other], ['done', 'a&b.pcapng']);
  assert.ok(done.kind === 'done' && done.totals.changes > 0);
});

test('without --ui there is no page, and the ready line says so', async (t) => {
  const serve = new Serve('--json', '--port', '0');
  t.after(() => serve.kill());
  assert.equal((await serve.lines.waitFor({ event: 'ready' }))['uiUri'], null);
});

test('[ui.marks.1] [capture.marks.1] marks are kept beside the capture, and a page that is opened again has them', async (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rezbench-marks-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const capture = path.join(folder, 'kept.rezcap.pcapng');
  const { origin, serve, uiUri } = await open('--capture', capture);
  t.after(() => serve.kill());
  const Cookie = await keyOf(uiUri);
  const marks = [{ row: 2, note: 'look here' }];
  const post = (body: string, type = JSON_TYPE) =>
    ask(`${origin}/marks`, { method: 'POST', headers: { Cookie, Origin: origin, 'Content-Type': type }, body });
  assert.equal((await post(JSON.stringify(marks))).status, 204);
  const told = await ask(`${origin}/marks`, { headers: { Cookie } });
  assert.deepEqual(JSON.parse(told.text), { kind: 'marks', marks });
  const file = `${capture}.marks.json`;
  await eventually('the marks beside the capture', () => (existsSync(file) ? true : undefined));
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), marks);
  assert.equal((await post(JSON.stringify(marks), 'text/plain')).status, 415);
  assert.equal((await post(`"${'x'.repeat(MARKS_BYTES)}"`)).status, 413);
  assert.equal((await post('[]')).status, 204);
  await eventually('no marks beside the capture', () => (existsSync(file) ? undefined : true));
});
