import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Effect } from '../effects.ts';
import { perform, safely } from './perform.ts';

const datagram = (port: number): Effect => {
  return { kind: 'datagram', door: 0, to: { host: '127.0.0.1', port }, bytes: new Uint8Array(0), circuit: 0 };
};
const warning = (message: string): Effect => ({ kind: 'event', event: { event: 'warning', message } });

test('an effect that fails is reported and leaves the others alone', () => {
  const done: string[] = [];
  const reports: string[] = [];
  const hands = {
    sendDatagram: (_door: number, { port }: { readonly port: number }) => {
      if (port === 0) throw new RangeError('Port 0.');
      done.push(`sent to ${port}`);
    },
    sendReply: () => done.push('replied'),
    hangUp: () => done.push('hung up'),
    see: (effect: Effect) => {
      if (effect.kind === 'event') throw new Error('Blind.');
    },
    tell: () => done.push('told'),
  };
  const reply: Effect = { kind: 'reply', to: 1, reply: { status: 200, contentType: 'text/plain', body: '' } };
  const hangUp: Effect = { kind: 'hang-up', to: 2 };
  perform([datagram(1), datagram(0), warning('Hear.'), reply, hangUp, datagram(2)], hands, (mistake) =>
    reports.push(mistake),
  );
  assert.deepEqual(done, ['sent to 1', 'told', 'replied', 'hung up', 'sent to 2']);
  assert.deepEqual(
    reports.map((report) => report.split('\n')[0]),
    ['A mistake in Rezbench: RangeError: Port 0.', 'A mistake in Rezbench: Error: Blind.'],
  );
});

test('what is thrown may be anything', () => {
  const reports: string[] = [];
  const fail = (): string => {
    throw 'a word';
  };
  assert.equal(
    safely(fail, 'otherwise', (mistake) => reports.push(mistake)),
    'otherwise',
  );
  assert.deepEqual(reports, ['A mistake in Rezbench: a word']);
});
