// Whatever is thrown at the UDP door: the grid goes on, and everybody else does not notice.
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { after, before, describe, test } from 'node:test';
import { readHeader, readPacket, writePacket } from '../../protocol/packet/packet.ts';
import { Running } from '../../sandbox/shell/running.ts';
import { codec } from '../support/doorway.ts';
import { seeded } from '../support/seeded.ts';
import { type Here, startHere } from './here.ts';
import { logIn, member } from './http.ts';

const SEED = Number(process.env['REZBENCH_SEED'] ?? 20_260_101);
const DATAGRAMS = 2000;
/** Between two pings of one who waits for an answer. */
const PING_MS = 200;
/** A door that answered none of so many pings is dead, however slow the machine. */
const MOST_PINGS = 300;

describe('the UDP door', () => {
  let here: Here;
  const socket = createSocket('udp4');

  before(async () => {
    here = await startHere();
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  });
  after(async () => {
    socket.close();
    await here.sandbox.stop();
  });

  const send = (bytes: Uint8Array): Promise<void> =>
    new Promise((resolve, reject) => {
      socket.send(bytes, here.port, '127.0.0.1', (error) => (error ? reject(error) : resolve()));
    });

  /** Datagrams that came back, until one satisfies. */
  function heard(isIt: (bytes: Uint8Array) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(patience);
        socket.off('message', listen);
        settle();
      };
      const listen = (bytes: Uint8Array) => {
        if (isIt(bytes)) end(resolve);
      };
      const patience = setTimeout(end, PING_MS * MOST_PINGS, () => reject(new Error('the door does not answer')));
      socket.on('message', listen);
    });
  }

  test('a datagram from port 0 leads to nothing, and those behind it get their answers', async () => {
    assert.ok(here.sandbox instanceof Running);
    const body = codec.encode('AgentUpdate', {});
    const bytes = writePacket({ sequence: 1, reliable: true, zerocoded: false, body });
    // No socket of this process may send from port 0, so what its door would say is said.
    here.sandbox.datagram(0, { host: '127.0.0.1', port: 0 }, bytes);
    const kicked = heard((answer) => codec.byId(readHeader(answer).numberId ?? 0)?.name === 'KickUser');
    await send(bytes);
    await kicked;
    assert.deepEqual(mistakes(), []);
  });

  test('random bytes at the UDP port change nothing', async () => {
    const random = seeded(SEED);
    for (let count = 0; count < DATAGRAMS; count += 1) {
      const length = 1 + Math.floor(random() * 300);
      await send(Uint8Array.from({ length }, () => Math.floor(random() * 256)));
    }
    assert.match(await logIn(here.loginUri, 'Still', 'Here'), /<name>login<\/name><value><string>true/);
    assert.deepEqual(here.events.all({ event: 'circuit' }), [], `seed ${SEED}`);
    assert.deepEqual(mistakes(), [], `seed ${SEED}`);
  });

  test('random bytes and damaged packets on an open circuit do not end it', async () => {
    const reply = await logIn(here.loginUri, 'Ada', 'Noise');
    const [AgentID, SessionID] = [member(reply, 'agent_id'), member(reply, 'session_id')];
    const Code = Number(member(reply, 'circuit_code'));
    const opened = heard((bytes) => 'acks' in readPacket(bytes));
    const opening = codec.encode('UseCircuitCode', { CircuitCode: { Code, SessionID, ID: AgentID } });
    await send(writePacket({ sequence: 1, reliable: true, zerocoded: false, body: opening }));
    await opened;
    const random = seeded(SEED);
    const sound = ['AgentUpdate', 'ChatFromViewer', 'CompleteAgentMovement', 'AgentAnimation', 'ObjectAdd'].map(
      (name) => codec.encode(name, { AgentData: { AgentID, SessionID } }),
    );
    for (let count = 0; count < DATAGRAMS; count += 1) {
      const body = sound[count % sound.length]?.slice() ?? new Uint8Array(4);
      const bytes = writePacket({ sequence: 2 + count, reliable: random() < 0.5, zerocoded: random() < 0.5, body });
      for (let damage = 0; damage < 4; damage += 1) bytes[Math.floor(random() * bytes.length)] = random() * 256;
      await send(bytes.subarray(0, random() < 0.2 ? Math.floor(random() * bytes.length) : bytes.length));
    }
    await untilAnswered(9_000_000);
    assert.deepEqual(mistakes(), [], `seed ${SEED}`);
    assert.deepEqual(here.events.all({ event: 'circuit', state: 'closed' }), [], `seed ${SEED}`);
  });

  /** Pings until the pong comes: after so much noise the system may have dropped a datagram or two. */
  async function untilAnswered(sequence: number): Promise<void> {
    const ponged = heard((bytes) => bytes[6] === 2 && bytes[7] === 77).then(() => true);
    const body = Uint8Array.of(1, 77, 0, 0, 0, 0);
    for (let at = sequence; at < sequence + MOST_PINGS; at += 1) {
      await send(writePacket({ sequence: at, reliable: false, zerocoded: false, body }));
      if (await Promise.race([ponged, new Promise((resolve) => setTimeout(resolve, PING_MS, false))])) return;
    }
    assert.fail(`no pong came after ${MOST_PINGS} pings, seed ${SEED}`);
  }

  /** Events that tell of a mistake of ours. */
  function mistakes(): readonly object[] {
    return here.events
      .all({ event: 'warning' })
      .filter((event) => JSON.stringify(event).includes('mistake in Rezbench'));
  }
});
