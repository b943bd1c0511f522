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
import { ANSWER_TAKEN_BACK } from '../../server/taken-back.ts';

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

/** Runs an editor that asks for diagnostics against a server of its own and closes both. */
export function withEditor(work: (editor: Editor) => Promise<void>): Promise<void> {
  return overTheWire({ capabilities: PULL }, (client, offered) =>
    work({
      client,
      offered,
      open: (uri, text, languageId = 'sl-message-template') =>
        client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
      ask: (method, uri, params = {}) => client.sendRequest(method, { textDocument: { uri }, ...params }),
    }),
  );
}

/** Runs a client that introduces itself with `hello` against a server of its own, tells it what is offered, and closes both. */
export async function overTheWire(
  hello: { readonly capabilities: object; readonly initializationOptions?: object | undefined },
  work: (client: ProtocolConnection, offered: Readonly<Record<string, unknown>>) => Promise<void>,
): Promise<void> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down), ANSWER_TAKEN_BACK);
  serve(server);
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  client.listen();
  try {
    const answer: { capabilities: Record<string, unknown> } = await client.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      ...hello,
    });
    await client.sendNotification('initialized', {});
    await work(client, answer.capabilities);
  } finally {
    client.dispose();
    server.dispose();
  }
}
