import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messageName } from './name.ts';

const names = { byId: (id: number) => (id === 1 ? { name: 'StartPingCheck' } : undefined) };

test('a datagram is called by its message, by its number if that is unknown, else malformed', () => {
  const cases = [
    [1, 'StartPingCheck'],
    [2, 'Unknown-High-2'],
    [0xff05, 'Unknown-Medium-5'],
    [0xffff01f4, 'Unknown-Low-500'],
    [0xfffffffb, 'Unknown-Fixed-4294967291'],
    [undefined, 'Malformed'],
  ] as const;
  for (const [id, expected] of cases) assert.equal(messageName(names, id), expected);
});
