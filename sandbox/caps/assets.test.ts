import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AgentCaps } from '../../test/support/agent-caps.ts';
import { BUILT_IN_ASSETS } from '../assets/built-in.ts';
import { readRange } from './byte-range.ts';

const GRASS = 'abb783e6-3e93-26c0-248a-247666855da3';
const grass = BUILT_IN_ASSETS.find(({ id }) => id === GRASS)?.bytes ?? new Uint8Array(0);
const { length } = grass;

for (const [name, query, rest] of [
  ['ViewerAsset', 'texture_id', ''],
  ['ViewerAsset', 'texture_id', '/'],
  ['GetTexture', 'texture_id', '/'],
  ['GetMesh', 'mesh_id', '/'],
  ['GetMesh2', 'mesh_id', ''],
] as const) {
  test(`[assets.get.1] ${name}${rest}?${query}= brings the bytes`, () => {
    const { reply } = new AgentCaps().ask(name, { rest, query: `${query}=${GRASS.toUpperCase()}` });
    assert.deepEqual([reply.status, reply.contentType, reply.bytes], [200, 'image/x-j2c', grass]);
    assert.equal(reply.body, `${length} bytes of image/x-j2c`);
  });
}

test('[assets.get.1] an asset that nobody has is not found, and a query without one is refused', () => {
  const caps = new AgentCaps();
  assert.equal(caps.ask('ViewerAsset', { query: 'sound_id=00000000-0000-4000-8000-000000000000' }).status, 404);
  assert.equal(caps.ask('ViewerAsset', { query: 'nothing=1' }).status, 400);
});

for (const [range, status, told, part] of [
  ['bytes=0-9', 206, `bytes 0-9/${length}`, [0, 10]],
  ['bytes=10-', 206, `bytes 10-${length - 1}/${length}`, [10, length]],
  ['bytes=-5', 206, `bytes ${length - 5}-${length - 1}/${length}`, [length - 5, length]],
  ['bytes=0-999999', 206, `bytes 0-${length - 1}/${length}`, [0, length]],
  [`bytes=${length}-`, 416, `bytes */${length}`, [0, 0]],
  ['bytes=9-3', 200, undefined, [0, length]],
  ['bytes=0-1,4-5', 200, undefined, [0, length]],
  ['lines=0-1', 200, undefined, [0, length]],
] as const) {
  test(`[assets.range.1] ${range} is answered with ${status}`, () => {
    const { reply } = new AgentCaps().ask('ViewerAsset', { query: `texture_id=${GRASS}`, range });
    assert.deepEqual([reply.status, reply.headers?.['Content-Range']], [status, told]);
    assert.deepEqual(reply.bytes, grass.subarray(...part));
  });
}

test('[assets.range.1] of an empty file there is no part', () => {
  assert.deepEqual(readRange('bytes=0-', 0), { kind: 'nothing' });
  assert.deepEqual(readRange('bytes=-', 10), { kind: 'whole' });
});
