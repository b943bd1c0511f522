// The language server as a worker of a browser: the connection in, and listen.
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { serve } from './server.ts';
import { ANSWER_TAKEN_BACK } from './taken-back.ts';

/** A worker talks to whoever made it through its own globals. */
const editor = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];

const [reader, writer] = [new BrowserMessageReader(editor), new BrowserMessageWriter(editor)];

serve(createConnection(ProposedFeatures.all, reader, writer, ANSWER_TAKEN_BACK));
