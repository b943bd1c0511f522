// The server and an editor, over two streams in this process.
import { PassThrough } from 'node:stream';
import type { ProtocolConnection } from 'vscode-languageserver/node';
import {
  createConnection,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { serve } from '../../server/server.ts';

export interface Editor {
  readonly client: ProtocolConnection;
  /** What the server offers. */
  readonly offered: Readonly<Record<string, unknown>>;
  /** Opens a text in a language. */
  open(uri: string, text: string, languageId?: string): Promise<void>;
  /** A request about one text. */
  ask<Answer>(method: string, uri: string, params?: object): Promise<Answer>;
}

/** An editor that asks for diagnostics, so that the server has no timers of its own. */
const PULL = { textDocument: { diagnostic: {} } };

/** Runs an editor against a server of its own and closes both. */
export async function withEditor(work: (editor: Editor) => Promise<void>): Promise<void> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  serve(server);
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  client.listen();
  try {
    const hello = { processId: null, rootUri: null, capabilities: PULL };
    const answer: { capabilities: Record<string, unknown> } = await client.sendRequest('initialize', hello);
    await client.sendNotification('initialized', {});
    await work({
      client,
      offered: answer.capabilities,
      open: (uri, text, languageId = 'sl-message-template') =>
        client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
      ask: (method, uri, params = {}) => client.sendRequest(method, { textDocument: { uri }, ...params }),
    });
  } finally {
    client.dispose();
    server.dispose();
  }
}
