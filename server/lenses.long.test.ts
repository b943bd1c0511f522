// What a sandbox sees, over the wire: the client tells the counts, the editor asks for lenses, and is asked to ask again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeLens, ProtocolConnection } from 'vscode-languageserver/node';
import { COUNTS, type ToldCounts } from '../contract/server.ts';
import { overTheWire } from '../test/support/wire.ts';

const URI = 'file:///a/message_template.msg';
const TEXT = 'version 2.0\n{ Chat Low 1 NotTrusted Unencoded }\n{ Bye Low 2 NotTrusted Unencoded }\n';
const CAN_REFRESH = { textDocument: { diagnostic: {} }, workspace: { codeLens: { refreshSupport: true } } };
const once = { seen: 1, resent: 0 };
const twice = { seen: 2, resent: 1 };

interface Watched {
  readonly client: ProtocolConnection;
  /** How often the editor was asked to draw anew. */
  refreshes(): number;
  tell(told: ToldCounts): Promise<void>;
  titles(): Promise<readonly string[]>;
}

/** An editor with the template open that may be asked to draw lenses anew. */
function watching(work: (watched: Watched) => Promise<void>, capabilities: object = CAN_REFRESH): Promise<void> {
  return overTheWire({ capabilities }, async (client) => {
    let refreshes = 0;
    client.onRequest('workspace/codeLens/refresh', () => {
      refreshes += 1;
      return null;
    });
    const textDocument = { uri: URI, languageId: 'sl-message-template', version: 1, text: TEXT };
    await client.sendNotification('textDocument/didOpen', { textDocument });
    await work({
      client,
      refreshes: () => refreshes,
      tell: (told) => client.sendNotification(COUNTS, told),
      titles: async () => {
        const found: CodeLens[] = await client.sendRequest('textDocument/codeLens', { textDocument: { uri: URI } });
        return found.map(({ range, command }) => `${range.start.line} ${command?.title}`);
      },
    });
  });
}

test('lenses say what was told last, and nothing without a sandbox', () =>
  watching(async ({ tell, titles }) => {
    assert.deepEqual(await titles(), []);
    await tell({ counts: { Bye: once } });
    assert.deepEqual(await titles(), ['2 1 seen', '2 show']);
    await tell({ counts: { Bye: twice, Chat: once } });
    assert.deepEqual(await titles(), ['1 1 seen', '1 show', '2 2 seen, 1 resent', '2 show']);
    await tell({});
    assert.deepEqual(await titles(), []);
  }));

test('an editor is asked to draw anew when the counts of a shown message change, at once and then once a second', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  return watching(async ({ client, refreshes, tell, titles }) => {
    await tell({ counts: { Elsewhere: once } });
    await titles();
    assert.equal(refreshes(), 0, 'no open text has that message');
    await tell({ counts: { Chat: once } });
    await titles();
    assert.equal(refreshes(), 1);
    await tell({ counts: { Chat: twice } });
    await tell({});
    await titles();
    assert.equal(refreshes(), 1, 'within the second');
    t.mock.timers.tick(1000);
    await titles();
    assert.equal(refreshes(), 2, 'what came and went was shown');
    t.mock.timers.tick(1000);
    await tell({});
    await titles();
    assert.equal(refreshes(), 2, 'nothing has changed');
    await client.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
    await tell({ counts: { Chat: once } });
    await titles();
    assert.equal(refreshes(), 2, 'nothing is open');
  });
});

test('an editor that draws when it likes is not asked, and one that leaves is not asked any more', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  await watching(async ({ refreshes, tell, titles }) => {
    await tell({ counts: { Chat: once } });
    assert.deepEqual(await titles(), ['1 1 seen', '1 show']);
    assert.equal(refreshes(), 0);
  }, {});
  await watching(async ({ client, refreshes, tell, titles }) => {
    await tell({ counts: { Chat: once } });
    await tell({ counts: { Chat: twice } });
    await client.sendRequest('shutdown');
    t.mock.timers.tick(10_000);
    await titles().catch(() => []);
    assert.equal(refreshes(), 1);
  });
});

test('a hover says it too, with the counts of this moment', () =>
  watching(async ({ client, tell }) => {
    const words = async () =>
      JSON.stringify(
        await client.sendRequest('textDocument/hover', {
          textDocument: { uri: URI },
          position: { line: 1, character: 3 },
        }),
      );
    assert.doesNotMatch(await words(), /seen/u);
    await tell({ counts: { Chat: twice } });
    assert.match(await words(), /2 seen, 1 resent since/u);
  }));
