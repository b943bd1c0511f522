// A template as a dissector for Wireshark, for whoever asks with the template itself.
import type { Connection } from 'vscode-languageserver';
import { DISSECTOR, type DissectorAnswer, type DissectorQuestion } from '../contract/server.ts';
import { dissectorOf } from '../protocol/dissector/dissector.ts';
import { builtInTemplate } from '../protocol/template/built-in.ts';
import { parseTemplate } from '../protocol/template/parse.ts';
import type { Safely } from './safely.ts';

const FAILED: DissectorAnswer = { problem: 'That went wrong; the output says why.' };

export function answerDissector(connection: Connection, safely: Safely): void {
  connection.onRequest<DissectorAnswer, unknown>(DISSECTOR, (question: DissectorQuestion) =>
    safely<DissectorAnswer>('making a dissector', FAILED, () => dissectorFor(question)),
  );
}

function dissectorFor({ name, text }: DissectorQuestion): DissectorAnswer {
  if (text === undefined) return { text: dissectorOf(builtInTemplate(), 'the built-in template'), unread: 0 };
  const { messages, template } = parseTemplate(text);
  if (template.messages.length === 0) return { problem: `${name} is no message template: no message can be read.` };
  return { text: dissectorOf(template, name), unread: messages.length - template.messages.length };
}
