// Assets of a world file's folder, over the real HTTP door.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { logIn, member } from './http.ts';
import { Serve } from './serve.ts';

const ASSET = '89556747-24cb-43ed-920b-47caed15465f';
/** Bytes that are no text, so that nothing on the way may take them for one. */
const BYTES = Buffer.from(Array.from({ length: 3000 }, (_, at) => (255 - at) & 0xff));

describe('the assets of a world file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rezbench-assets-'));
  let serve: Serve;
  let address: string;

  before(async () => {
    mkdirSync(path.join(folder, 'textures'));
    writeFileSync(path.join(folder, 'textures', `${ASSET}.j2c`), BYTES);
    writeFileSync(path.join(folder, 'a.world.json'), JSON.stringify({ assets: 'textures' }));
    serve = new Serve('--json', '--port', '0', '--world', path.join(folder, 'a.world.json'));
    const { loginUri } = await serve.ready();
    const seed = member(await logIn(loginUri, 'Ada', 'Draws'), 'seed_capability');
    const headers = { 'Content-Type': 'application/llsd+xml' };
    const body = '<llsd><array><string>GetTexture</string></array></llsd>';
    const told = await (await fetch(seed, { method: 'POST', headers, body })).text();
    address = `${/http[^<]*/.exec(told)?.[0]}/?texture_id=${ASSET}`;
  });

  after(() => {
    serve?.kill();
    rmSync(folder, { recursive: true });
  });

  for (const [method, range, status, contentRange, part] of [
    ['GET', undefined, 200, null, BYTES],
    ['GET', 'bytes=0-599', 206, 'bytes 0-599/3000', BYTES.subarray(0, 600)],
    ['GET', 'bytes=2990-9999', 206, 'bytes 2990-2999/3000', BYTES.subarray(2990)],
    ['GET', 'bytes=3000-', 416, 'bytes */3000', BYTES.subarray(0, 0)],
    ['HEAD', undefined, 200, null, BYTES.subarray(0, 0)],
  ] as const) {
    test(`[assets.folder.1] [assets.range.1] ${method} ${range ?? 'of everything'} is answered with ${status}`, async () => {
      const answer = await fetch(address, { method, ...(range === undefined ? {} : { headers: { Range: range } }) });
      assert.deepEqual([answer.status, answer.headers.get('Content-Range')], [status, contentRange]);
      assert.equal(answer.headers.get('Content-Type'), 'image/x-j2c');
      assert.equal(Buffer.compare(Buffer.from(await answer.arrayBuffer()), part), 0);
    });
  }

  test('nothing was amiss', async () => {
    assert.equal((await serve.order({ do: 'stop' })).event, 'done');
    assert.equal(await serve.exited, 0);
    assert.deepEqual(serve.lines.all({ event: 'warning' }), []);
  });
});
