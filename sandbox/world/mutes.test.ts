import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looseUtf8, utf8 } from '../../protocol/bytes.ts';
import { crc32, MUTERS_LIMIT, MUTES_LIMIT, Mutes } from './mutes.ts';

const linesOf = (mutes: Mutes, owner: string) => looseUtf8(mutes.file(owner)).split('\n').length - 1;

test('[self.mutes.1] the sum of a file is the usual one of 32 bits', () => {
  assert.deepEqual([crc32(utf8('123456789')), crc32(utf8(''))], [0xcbf4_3926, 0]);
});

test('[self.mutes.2] of too many entries, and of too many lists, the oldest is forgotten', () => {
  const mutes = new Mutes();
  for (let at = 0; at <= MUTES_LIMIT; at += 1) mutes.set('Ada', { id: `${at}`, name: 'Noise', type: 2, flags: 0 });
  assert.equal(linesOf(mutes, 'Ada'), MUTES_LIMIT);
  assert.match(looseUtf8(mutes.file('Ada')), /^2 1 Noise\|0\n/);
  for (let at = 0; at < MUTERS_LIMIT; at += 1) mutes.set(`${at}`, { id: '', name: 'Noise', type: 0, flags: 0 });
  assert.deepEqual([linesOf(mutes, 'Ada'), linesOf(mutes, '0')], [0, 1]);
});
