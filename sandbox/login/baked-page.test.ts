import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WholeGrid } from '../../test/support/whole-grid.ts';
import { BUILT_IN_ASSETS } from '../assets/built-in.ts';
import { PLAIN_BODY_TEXTURE } from '../world/looks.ts';

const AVATAR = '11111111-0000-4000-8000-000000000000';
const bytes = BUILT_IN_ASSETS.find(({ id }) => id === PLAIN_BODY_TEXTURE)?.bytes ?? new Uint8Array(0);

for (const [path, method, range, status, size] of [
  [`texture/${AVATAR}/head/${PLAIN_BODY_TEXTURE}`, 'GET', '', 200, bytes.length],
  [`texture/${AVATAR}/upper/${PLAIN_BODY_TEXTURE.toUpperCase()}`, 'GET', 'bytes=0-9', 206, 10],
  [`texture/${AVATAR}/head/${AVATAR}`, 'GET', '', 404, undefined],
  [`texture/${AVATAR}/head/${PLAIN_BODY_TEXTURE}`, 'POST', '', 405, undefined],
  [`texture/${AVATAR}/${PLAIN_BODY_TEXTURE}`, 'GET', '', 404, undefined],
] as const) {
  test(`[look.service.1] ${method} ${path} ${range} is answered with ${status}`, () => {
    const { reply } = new WholeGrid().request({ method, path: `/appearance/${path}`, range });
    assert.deepEqual([reply?.status, reply?.bytes?.length], [status, size]);
    if (status < 300) assert.equal(reply?.contentType, 'image/x-j2c');
  });
}
