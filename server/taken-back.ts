// Requests that the editor takes back before their turn: they are answered at once, and nothing is computed for them.
import type { ConnectionOptions, Message } from 'vscode-languageserver';
import { LSPErrorCodes } from 'vscode-languageserver';

/**
 * How a connection treats them. One request is worked on at a time and in one go, so that what can be taken back is what
 * waits; each turn lets the editor's next words in.
 */
export const ANSWER_TAKEN_BACK: ConnectionOptions = {
  connectionStrategy: {
    cancelUndispatched: (message) =>
      canBeTakenBack(message)
        ? {
            jsonrpc: message.jsonrpc,
            id: null,
            error: { code: LSPErrorCodes.RequestCancelled, message: 'The request was taken back.' },
          }
        : undefined,
  },
};

/** A handshake is kept: an editor that begins or ends has to know how that went. */
const canBeTakenBack = (message: Message): boolean =>
  'method' in message && message.method !== 'initialize' && message.method !== 'shutdown';
