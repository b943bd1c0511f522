import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FromPanel, ToPanel } from '../contract/panel.ts';
import { openCourier } from './courier.ts';

function openWithPort() {
  const posted: FromPanel[] = [];
  let hear: (word: ToPanel) => void = () => assert.fail('nobody listens');
  const courier = openCourier({
    post: (word) => void posted.push(word),
    listen: (listener) => {
      hear = listener;
    },
  });
  return { courier, posted, say: (word: ToPanel) => hear(word) };
}

test('answers find their questions, in whatever order they come', async () => {
  const { courier, posted, say } = openWithPort();
  const first = courier.ask({ ask: 'template' });
  const second = courier.ask({ ask: 'clear' });
  assert.deepEqual(posted, [
    { kind: 'ask', id: 1, question: { ask: 'template' } },
    { kind: 'ask', id: 2, question: { ask: 'clear' } },
  ]);
  say({ kind: 'answer', id: 2, answer: { answer: 'cleared' } });
  say({ kind: 'answer', id: 1, answer: { answer: 'template', text: 'x' } });
  say({ kind: 'answer', id: 99, answer: { answer: 'cleared' } });
  assert.deepEqual(await first, { answer: 'template', text: 'x' });
  assert.deepEqual(await second, { answer: 'cleared' });
});

test('words about rows, the sandbox and a filter reach those who listen; start and ready go out', () => {
  const { courier, posted, say } = openWithPort();
  const heard: unknown[] = [];
  courier.onRows(() => heard.push('rows'));
  courier.onSandbox(({ running, loginUri }) => heard.push([running, loginUri]));
  courier.onFilter((filter) => heard.push(filter));
  courier.ready();
  courier.start();
  say({ kind: 'rows', rows: 5 });
  say({ kind: 'sandbox', running: true, loginUri: 'http://127.0.0.1:9000/' });
  say({ kind: 'filter', filter: 'Chat*' });
  assert.deepEqual(heard, ['rows', [true, 'http://127.0.0.1:9000/'], 'Chat*']);
  assert.deepEqual(posted, [{ kind: 'ready' }, { kind: 'start' }]);
});

test('filters that are kept come in and go out', () => {
  const { courier, posted, say } = openWithPort();
  const heard: unknown[] = [];
  const filters = [{ name: 'talk', filter: 'Chat*' }];
  courier.onSaved((saved) => heard.push(saved));
  say({ kind: 'saved', filters });
  courier.save([]);
  assert.deepEqual([heard, posted], [[filters], [{ kind: 'saved', filters: [] }]]);
});
