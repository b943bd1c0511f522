import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXTRAS, type Extra, type RowExtras } from '../contract/extras.ts';
import { answerRows } from './ask.ts';
import { codec, packet, SESSION } from './filter/rows.fixture.ts';
import { Matches } from './matches.ts';
import { exchange } from './rows.fixture.ts';
import type { NewRow } from './segment.ts';
import { Store } from './store.ts';
import { LONGEST_SUMMARY } from './summary.ts';

const store = new Store();
for (const [, row] of SESSION) store.append(row);

function extras(wanted: readonly Extra[], log = store): readonly (RowExtras | undefined)[] {
  const question = { ask: 'rows', from: 0, to: 100, filter: '', extras: wanted } as const;
  const answer = answerRows(log, question, new Matches(codec));
  assert.ok(answer.answer === 'rows');
  return answer.window.rows.map((row) => row.extras);
}

const at = (name: string): number => SESSION.findIndex(([other]) => other === name);

test('[capture.extras.1] rows have what is asked for, and nothing else', () => {
  assert.ok(extras([]).every((row) => row === undefined));
  const expanded = extras(['expanded']);
  assert.deepEqual(Object.keys(expanded[at('shout')] ?? {}), ['expanded']);
  assert.deepEqual(expanded[at('login')], {});
  assert.equal(extras(['acks'])[at('ack')]?.acks, 1);
  assert.equal(extras(['acks'])[at('hello')]?.acks, 0);
});

test('[capture.extras.1] the latency of an ack is the time to the first row behind that has it', () => {
  const latencies = extras(['ackLatency']).map((row) => row?.ackLatency);
  assert.equal(latencies[at('hello')], 3);
  assert.equal(latencies[at('again')], 1);
  assert.equal(latencies[at('ack')], undefined);
  assert.equal(latencies[at('shout')], 4);
});

test('[capture.summary.2] a call that was not served says so', () => {
  const call = exchange('GetTexture', '?texture_id=1', 'Nothing is there.');
  const http = { method: 'GET', target: '/cap', requestType: '', replyType: 'text/plain' };
  const summary = (row: NewRow): string => {
    const log = new Store();
    log.append(row);
    return extras(EXTRAS, log)[0]?.summary ?? '';
  };
  assert.equal(summary({ ...call, http: { ...http, status: 200 } }), 'Nothing is there.');
  assert.equal(summary({ ...call, http: { ...http, status: 404 } }), '404 Not Found · Nothing is there.');
  const { reply: _, ...unanswered } = { ...call, http: { ...http, status: 0 } };
  assert.equal(summary({ ...unanswered, request: '' }), 'no answer');
});

test('[capture.summary.1] texts come first, ids are left out, and a summary is short', () => {
  const summary = (row: (typeof SESSION)[number][1]): string => {
    const log = new Store();
    log.append(row);
    return extras(EXTRAS, log)[0]?.summary ?? '';
  };
  const chat = (text: string) => packet('ChatFromViewer', { ChatData: { Message: text, Type: 1, Channel: 0 } });
  assert.equal(summary(chat('hello\nthere')), 'Message "hello there" · Type say · Channel 0');
  assert.equal(summary(chat('x'.repeat(500))).length, LONGEST_SUMMARY);
  assert.equal(summary(packet('PacketAck', { Packets: [{ ID: 7 }, { ID: 8 }] })), 'Packets × 2 · ID 7');
  const [, login] = SESSION[at('login')] ?? assert.fail('no login');
  assert.doesNotMatch(summary(login), /[<>]/);
});
