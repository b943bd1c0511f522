// Which warnings those who started a grid must act on.
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { test } from 'node:test';
import { writePacket } from '../../protocol/packet/packet.ts';
import { codec } from '../support/doorway.ts';
import { startHere } from './here.ts';

const TAKES_THE_FIRST_NUMBER = 'version 2.0\n{ Hail Low 3 NotTrusted Unencoded }';

test('a template that lets nobody in is urgent, a stranger who may not come in is not', async () => {
  const { events, port, sandbox } = await startHere({ template: TAKES_THE_FIRST_NUMBER });
  const socket = createSocket('udp4');
  try {
    const { message } = (await events.waitFor({ event: 'warning', urgent: true })) as { readonly message?: string };
    assert.match(message ?? '', /number of UseCircuitCode,/);
    sandbox.useTemplate('');
    const body = codec.encode('UseCircuitCode', { CircuitCode: { Code: 1 } });
    socket.send(writePacket({ sequence: 1, reliable: true, zerocoded: false, body }), port, '127.0.0.1');
    const refused = await events.waitFor({ event: 'warning', urgent: undefined });
    assert.match(JSON.stringify(refused), /may not open a circuit/);
  } finally {
    socket.close();
    await sandbox.stop();
  }
});
