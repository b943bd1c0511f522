// The language server as a process of its own: the connection in, and listen.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './server.ts';
import { ANSWER_TAKEN_BACK } from './taken-back.ts';

serve(createConnection(ProposedFeatures.all, ANSWER_TAKEN_BACK));
