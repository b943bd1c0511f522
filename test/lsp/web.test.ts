// The server as browsers have it: the built worker, asked in messages, without anything that only a machine has.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import type { Diagnostic } from 'vscode-languageserver/node';
import { inProject } from '../../tools/root.ts';
import { Log } from '../grid/log.ts';

const URI = 'vscode-vfs://github/a/b.llsd.xml';

interface Message {
  readonly id?: number;
  readonly result?: unknown;
}

/** Gives a thread the globals by which a worker of a browser talks, and takes away what it does not have. */
const AS_IN_A_BROWSER = `
  const { parentPort, workerData } = require('node:worker_threads');
  globalThis.postMessage = (message) => parentPort.postMessage(message);
  globalThis.addEventListener = () => undefined;
  parentPort.on('message', (data) => globalThis.onmessage({ data }));
  new Function('require', 'process', 'Buffer', 'setImmediate', 'global', workerData)();
`;

test('the server works as a worker of a browser, in a workspace that is no folder', async () => {
  const worker = new Worker(AS_IN_A_BROWSER, {
    eval: true,
    workerData: readFileSync(inProject('out/web-server.js'), 'utf8'),
  });
  const answers = new Log<Message>('the worker');
  worker.on('message', (message: Message) => answers.add(message));
  worker.on('error', (error) => answers.remark(String(error)));
  const send = (method: string, params: object, id?: number) =>
    worker.postMessage({ jsonrpc: '2.0', method, params, ...(id === undefined ? {} : { id }) });
  try {
    send('initialize', { processId: null, rootUri: null, capabilities: { textDocument: { diagnostic: {} } } }, 1);
    await answers.waitFor({ id: 1 });
    send('initialized', {});
    const text = '<llsd><integer>007</integer></llsd>';
    send('textDocument/didOpen', { textDocument: { uri: URI, languageId: 'llsd-xml', version: 1, text } });
    send('textDocument/diagnostic', { textDocument: { uri: URI } }, 2);
    const { result } = await answers.waitFor({ id: 2 });
    const { items } = result as { readonly items: readonly Diagnostic[] };
    assert.deepEqual(
      items.map(({ code }) => code),
      ['LS043'],
    );
  } finally {
    await worker.terminate();
  }
});
