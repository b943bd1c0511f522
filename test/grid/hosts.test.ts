// Where a grid listens, and what it says about that: the address of the login answer is the sender of the datagrams.
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { test } from 'node:test';
import { startHere } from './here.ts';
import { logIn, member } from './http.ts';
import { openingPacket } from './opening.ts';
import { Serve } from './serve.ts';

for (const [host, loginHost] of [
  ['127.0.0.1', '127.0.0.1'],
  ['localhost', '127.0.0.1'],
  ['localhost', 'localhost'],
  ['0.0.0.0', '127.0.0.1'],
] as const) {
  test(`[doors.address.1] a grid on ${host}, reached at ${loginHost}, sends from the address that its login names`, async () => {
    const { sandbox } = await startHere({ host });
    try {
      const { port } = new URL(sandbox.ready.loginUri);
      const reply = await logIn(`http://${loginHost}:${port}/`, 'Ada', 'Address');
      const simIp = member(reply, 'sim_ip');
      assert.equal(simIp, '127.0.0.1');
      assert.match(member(reply, 'seed_capability'), /^http:\/\/127\.0\.0\.1:/);
      assert.equal(await senderOf(reply), `${simIp}:${member(reply, 'sim_port')}`);
    } finally {
      await sandbox.stop();
    }
  });
}

/** Opens the circuit of a login; resolves with the sender of the first datagram that comes back. */
async function senderOf(reply: string): Promise<string> {
  const socket = createSocket('udp4');
  try {
    return await new Promise((resolve, reject) => {
      socket.once('message', (_, { address, port }) => resolve(`${address}:${port}`));
      socket.once('error', reject);
      socket.send(openingPacket(reply), Number(member(reply, 'sim_port')), member(reply, 'sim_ip'));
    });
  } finally {
    socket.close();
  }
}

for (const host of ['::1', '::', '[::1]', 'fe80::1']) {
  test(`[doors.address.1] ${host} is refused in a sentence, for the protocol cannot say it`, async () => {
    await assert.rejects(startHere({ host }), {
      message: `${host} is an IPv6 address, and the protocol knows IPv4 only; use 127.0.0.1, or 0.0.0.0.`,
    });
  });
}

for (const host of ['192.0.2.1', 'no.such.host.invalid']) {
  test(`[doors.address.1] an address that is not ours is refused in a sentence: ${host}`, async () => {
    await assert.rejects(startHere({ host }), { message: `${host} is not an address of this machine.` });
  });
}

test('[doors.address.1] an empty address is refused, for it would be every address', async () => {
  for (const host of ['', ' ']) {
    await assert.rejects(startHere({ host }), { message: 'The address to listen on is empty; use 127.0.0.1.' });
  }
});

test('serve says in one sentence that it cannot listen on an IPv6 address, and exits with 2', async () => {
  const serve = new Serve('--json', '--port', '0', '--host', '::1');
  assert.equal(await serve.exited, 2);
  assert.deepEqual(serve.lines.all({}), []);
});
