// What differs from the base as a tree, over the wire.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMPARE_WITH, type ComparedWith } from '../contract/server.ts';
import { STRUCTURE, type Structure } from '../contract/structure.ts';
import { type Editor, withEditor } from '../test/support/wire.ts';
import { MAX_CHANGED_MESSAGES } from './template/changes.ts';

const URI = 'file:///a/message_template.msg';
const BASE_URI = 'git:/a/message_template.msg?HEAD';
const BASE = `version 2.0
{
  Chat High 1 Trusted Unencoded
  {
    A Single
    { X U8 }
  }
}
{
  Bye High 2 Trusted Unencoded
}
`;
const NOTHING: Structure = { changes: [], more: 0 };

const told = (text: string): ComparedWith => ({
  document: URI,
  base: { uri: BASE_URI, text, mode: 'development' },
});
const structure = ({ client }: Editor): Promise<Structure> => client.sendRequest(STRUCTURE, { document: URI });
const place = (line: number, from: number, to: number) => ({
  start: { line, character: from },
  end: { line, character: to },
});

test('[compat.structure.3] the tree has places in both texts, and the rules with their words', () =>
  withEditor(async (editor) => {
    await editor.client.sendNotification(COMPARE_WITH, told(BASE));
    await editor.open(
      URI,
      `// Layout is nothing.\n${BASE.replace('X U8', 'X   S8').slice(0, BASE.indexOf('{\n  Bye') + 2)}`,
    );
    const { base, changes, more } = await structure(editor);
    assert.deepEqual([base, more], [BASE_URI, 0]);
    const [chat, bye, ...others] = changes;
    assert.deepEqual(others, []);
    assert.deepEqual(chat, {
      change: 'changed',
      kind: 'message',
      name: 'Chat',
      detail: '',
      base: place(2, 2, 6),
      current: place(3, 2, 6),
      rules: [],
      children: [
        {
          change: 'changed',
          kind: 'block',
          name: 'A',
          detail: '',
          base: place(4, 4, 5),
          current: place(5, 4, 5),
          rules: [],
          children: [
            {
              change: 'changed',
              kind: 'field',
              name: 'X',
              detail: 'U8 → S8',
              base: place(5, 8, 10),
              current: place(6, 10, 12),
              rules: [{ code: 'MC017', category: 'Incompatible', message: 'The type of field X was U8 and is S8.' }],
              children: [],
            },
          ],
        },
      ],
    });
    assert.deepEqual(
      [bye?.change, bye?.detail, bye?.base, bye?.current, bye?.near, bye?.rules.map(({ code }) => code)],
      ['removed', 'High 2', place(9, 2, 5), undefined, place(8, 0, 1), ['MC002']],
    );
  }));

test('[compat.structure.3] the tree follows the text and the base; without a base there is none', () =>
  withEditor(async (editor) => {
    assert.deepEqual(await structure(editor), NOTHING, 'a text that nobody opened');
    await editor.open(URI, BASE);
    assert.deepEqual(await structure(editor), NOTHING);
    await editor.client.sendNotification(COMPARE_WITH, told(BASE));
    assert.deepEqual(await structure(editor), { ...NOTHING, base: BASE_URI });
    await editor.client.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version: 2 },
      contentChanges: [{ text: BASE.replace('High 2', 'High 3') }],
    });
    assert.deepEqual(names(await structure(editor)), ['changed Bye']);
    await editor.client.sendNotification(COMPARE_WITH, told('version 2.0\n'));
    assert.deepEqual(names(await structure(editor)), ['added Chat', 'added Bye']);
    await editor.client.sendNotification(COMPARE_WITH, { document: URI });
    assert.deepEqual(await structure(editor), NOTHING);
  }));

test('[compat.structure.3] of very many messages the first are listed, and how many are left out', () =>
  withEditor(async (editor) => {
    const many = Array.from(
      { length: MAX_CHANGED_MESSAGES + 2 },
      (_, at) => `{ Say${at} Low ${at + 1} Trusted Unencoded }`,
    );
    await editor.open(URI, many.join('\n'));
    await editor.client.sendNotification(COMPARE_WITH, told('version 2.0\n'));
    const { changes, more } = await structure(editor);
    assert.deepEqual([changes.length, changes[0]?.name, more], [MAX_CHANGED_MESSAGES, 'Say0', 2]);
  }));

const names = ({ changes }: Structure) => changes.map(({ change, name }) => `${change} ${name}`);
