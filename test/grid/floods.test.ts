// Too much of something at the doors of those who started the grid: nothing is lost without a word.
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { test } from 'node:test';
import { setTimeout as passing } from 'node:timers/promises';
import { LINE_LIMIT } from '../../cli/line-cutter.ts';
import { writePacket } from '../../protocol/packet/packet.ts';
import { WARNINGS_RATE } from '../../sandbox/warnings.ts';
import { codec } from '../support/doorway.ts';
import { type Here, startHere } from './here.ts';
import { Serve } from './serve.ts';

const STRANGERS = 120;
const PATIENCE_MS = 20_000;

test('[events.warnings.1] of a flood of warnings the first are told and the others counted', async () => {
  const here = await startHere();
  // Of each endpoint one refusal is told, so these are many.
  const sockets = Array.from({ length: STRANGERS }, () => createSocket('udp4'));
  try {
    const body = codec.encode('UseCircuitCode', { CircuitCode: { Code: 1 } });
    const bytes = writePacket({ sequence: 1, reliable: true, zerocoded: false, body });
    for (const socket of sockets) {
      await new Promise((resolve) => socket.send(bytes, here.port, '127.0.0.1', resolve));
    }
    const patience = AbortSignal.timeout(PATIENCE_MS);
    while (!patience.aborted && told(here).counted === 0) await passing(50);
    const { counted, shown } = told(here);
    assert.ok(shown >= WARNINGS_RATE.burst && shown <= WARNINGS_RATE.burst + WARNINGS_RATE.perSecond, `${shown} shown`);
    assert.equal(shown + counted, refusedRows(here));
  } finally {
    for (const socket of sockets) socket.close();
    await here.sandbox.stop();
  }
});

/** Warnings by their words, and those that were only counted. */
function told({ events }: Here): { readonly shown: number; readonly counted: number } {
  const messages = events.all({ event: 'warning' }).map((event) => ('message' in event ? event.message : ''));
  const counts = messages.map((message) => Number(/^(\d+) more warnings?/.exec(message)?.[1] ?? 0));
  return {
    shown: messages.filter((message) => message.includes('may not open a circuit')).length,
    counted: counts.reduce((sum, count) => sum + count, 0),
  };
}

function refusedRows({ sandbox }: Here): number {
  const answer = sandbox.ask({ ask: 'tail', count: 500, filter: 'UseCircuitCode' });
  return answer.answer === 'rows' ? answer.window.rows.filter(({ fate }) => fate === 'offCircuit').length : 0;
}

test('a command of a million characters is obeyed, a longer one is answered in a sentence', async () => {
  const serve = new Serve('--json', '--port', '0');
  try {
    await serve.ready();
    const order = (id: string, length: number) => `{"id":"${id}","do":"stats"}`.padEnd(length);
    serve.type(order('longest', LINE_LIMIT));
    assert.equal((await serve.lines.waitFor({ id: 'longest' })).event, 'stats');
    serve.type(order('longer', LINE_LIMIT + 1));
    const error = await serve.lines.waitFor({ event: 'error' });
    assert.equal(error['message'], 'A command has at most 1048576 characters; this line has more.');
    serve.type('x'.repeat(20 * LINE_LIMIT));
    assert.equal((await serve.order({ do: 'stats' })).event, 'stats');
    assert.equal((await serve.order({ do: 'stop' })).event, 'done');
    assert.equal(await serve.exited, 0);
  } finally {
    serve.kill();
  }
});
