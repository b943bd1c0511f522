import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dropsIn } from './receive-drops.ts';

const TABLE = `   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
  316: 0100007F:32C8 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 77051 2 0000000000000000 42
  511: 00000000:0044 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 10012 2 0000000000000000 0
`;

test('[circuit.socket.2] drops are read from the table of the kernel, by address and port', () => {
  assert.deepEqual(
    [...dropsIn(TABLE)],
    [
      ['127.0.0.1:13000', 42],
      ['0.0.0.0:68', 0],
    ],
  );
});

test('[circuit.socket.2] a table of another form tells nothing', () => {
  for (const text of ['', 'sl\n', 'sl\nnonsense\n', TABLE.replaceAll(':32C8', ':32').replaceAll(':0044', '')]) {
    assert.deepEqual([...dropsIn(text)], []);
  }
});
