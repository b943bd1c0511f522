import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Outbox } from './outbox.ts';

const at = (port: number) => ({ host: '127.0.0.1', port });

/** A socket that notes ports, and refuses port 9. */
class Noting {
  readonly ports: number[] = [];

  send(_bytes: unknown, port: number, _host: string, sent: (error: Error | null) => void): void {
    this.ports.push(port);
    sent(port === 9 ? new Error('send EPERM') : null);
  }
}

test('what leaves in one turn of the event loop leaves at its end, in order', async () => {
  const socket = new Noting();
  const outbox = new Outbox(socket as never, assert.fail);
  for (const port of [1, 2, 1]) outbox.send(at(port), Uint8Array.of(port));
  assert.deepEqual(socket.ports, []);
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(socket.ports, [1, 2, 1]);
  outbox.send(at(3), Uint8Array.of(3));
  outbox.flush();
  assert.deepEqual(socket.ports, [1, 2, 1, 3], 'at once, when the door closes');
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(socket.ports, [1, 2, 1, 3], 'and only once');
});

test('what the system refuses to send is told and counted, and the rest leaves', () => {
  const told: string[] = [];
  const socket = new Noting();
  const outbox = new Outbox(socket as never, (message) => told.push(message));
  for (const port of [9, 1, 9]) outbox.send(at(port), Uint8Array.of(port));
  outbox.flush();
  assert.deepEqual([socket.ports, told, outbox.errors], [[9, 1, 9], ['send EPERM', 'send EPERM'], 2]);
});
