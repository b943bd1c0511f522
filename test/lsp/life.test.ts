// How a server begins and ends: with the handshake, and whenever the editor goes away.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, Editor, PULLING, withServer } from './editor.ts';

test('the server counts columns in UTF-16 units, takes changes instead of whole texts, and says who it is', () =>
  withServer((editor) => {
    assert.equal(editor.offered['positionEncoding'], 'utf-16');
    assert.equal(editor.offered['textDocumentSync'], 2);
    return Promise.resolve();
  }));

test('an editor that says goodbye leaves no process behind', () =>
  withServer(async (editor) => {
    await editor.open('version 2.0\n');
    assert.equal(await editor.leave(), 0);
  }));

test('an editor that only exits is told so by the code', () =>
  withServer(async (editor) => {
    await editor.client.sendNotification('exit');
    assert.equal(await editor.exited, 1);
  }));

test('an editor that vanishes takes the server with it', () =>
  withServer(async (editor) => {
    await editor.open('version 2.0\n');
    await editor.pull();
    assert.equal(await editor.vanish(), 1);
  }));

test('an editor that vanishes before the handshake does so, too', async () => {
  const editor = new Editor();
  try {
    assert.equal(await editor.vanish(), 1);
  } finally {
    await editor.kill();
  }
});

test('a question before the handshake is answered with nothing, and the handshake still works', async () => {
  const editor = new Editor();
  try {
    assert.equal(await editor.ask('hover', { position: at(0, 0) }), null);
    await editor.greet(PULLING);
    await editor.open('version 2.0\n');
    assert.deepEqual(await editor.pull(), []);
  } finally {
    await editor.kill();
  }
});

test('a method that nobody knows is refused, an unknown notification ignored', () =>
  withServer(async (editor) => {
    await assert.rejects(editor.ask('nonsense'), { code: -32_601 });
    await editor.client.sendNotification('textDocument/nonsense', {});
    await editor.open('version 2.0\n');
    assert.deepEqual(await editor.pull(), []);
  }));
