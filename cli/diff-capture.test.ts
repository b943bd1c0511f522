import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LooseMessage } from '../protocol/packet/codec.ts';
import { pcapng, SIMULATOR, VIEWER } from '../test/support/captures.ts';
import { AGENT, message, opening, Wire } from '../test/support/conversation-capture.ts';
import { fakeTerminal } from '../test/support/fake-terminal.ts';
import { diff } from './diff.ts';
import { EXIT } from './terminal.ts';

const chat = (Message: string): LooseMessage => ({ AgentData: { AgentID: AGENT }, ChatData: { Message } });

/** A viewer that says some words, on a circuit with this code. */
function spoken(code: number, ...words: readonly string[]): Uint8Array {
  const wire = new Wire().udp(VIEWER, SIMULATOR, opening(1, code));
  for (const [at, word] of words.entries()) wire.udp(VIEWER, SIMULATOR, message(at + 2, 'ChatFromViewer', chat(word)));
  return pcapng(wire.frames);
}

const FILES = {
  'a.pcapng': spoken(7, 'one', 'two', 'three'),
  'b.pcapng': spoken(8, 'one', 'two', 'three'),
  'c.pcapng': spoken(9, 'one', 'zwei', 'three', 'four'),
  'a.xml': '<llsd><map/></llsd>',
};

async function run(...words: readonly string[]) {
  const terminal = fakeTerminal(FILES);
  return { code: await diff(words, terminal), printed: terminal.printed, said: terminal.said };
}

test('captures that differ in their ids only are equal', async () => {
  const { code, printed, said } = await run('a.pcapng', 'b.pcapng');
  assert.deepEqual([code, printed, said], [EXIT.fine, ['Equal (4 and 4 rows)'], []]);
});

test('[compare.order.5] what differs is told with its rows in both files, in the order of the base', async () => {
  const { code, printed } = await run('a.pcapng', 'c.pcapng');
  assert.equal(code, EXIT.findings);
  assert.deepEqual(printed, [
    'Different: 1 changed, 1 added (4 and 5 rows)',
    'changed ChatFromViewer (circuit 1, in) a.pcapng row 3 (0.200 s) -> c.pcapng row 3 (0.200 s)',
    '        ChatData.Message: two -> zwei',
    'added   ChatFromViewer (circuit 1, in) (nothing) -> c.pcapng row 5 (0.400 s)',
  ]);
});

test('programs get one object', async () => {
  const { code, printed } = await run('a.pcapng', 'c.pcapng', '--format', 'json');
  assert.equal(code, EXIT.findings);
  const found = JSON.parse(printed.join('')) as Readonly<Record<string, unknown>>;
  assert.deepEqual(Object.keys(found).sort(), [
    'changes',
    'circuits',
    'equal',
    'kind',
    'moved',
    'names',
    'remarks',
    'repeated',
    'rows',
  ]);
  assert.deepEqual([found['kind'], found['equal'], found['rows']], ['capture', false, { base: 4, current: 5 }]);
  assert.deepEqual((found['changes'] as readonly unknown[])[0], {
    ...{ change: 'changed', name: 'ChatFromViewer', door: 'udp', direction: 'in', circuit: 1 },
    ...{ base: { row: 3, time: 0.2 }, current: { row: 3, time: 0.2 } },
    values: [{ path: 'ChatData.Message', base: 'two', current: 'zwei' }],
  });
});

test('a capture is compared with a capture only, and without a mode', async () => {
  const other = await run('a.pcapng', 'a.xml');
  assert.equal(other.code, EXIT.wrongUse);
  assert.match(other.said.join(''), /^a\.xml: The file is no capture/);
  const mode = await run('a.pcapng', 'b.pcapng', '--mode', 'production');
  assert.deepEqual([mode.code, mode.said], [EXIT.wrongUse, ['diff: --mode is for message templates.']]);
});
