// The codec that a command works with: of the template after `--template`, or the built-in one.
import { looseUtf8 } from '../protocol/bytes.ts';
import { type Codec, compileCodec } from '../protocol/packet/codec.ts';
import { builtInTemplate } from '../protocol/template/built-in.ts';
import { parseTemplate } from '../protocol/template/parse.ts';
import type { Terminal, Unreadable } from './terminal.ts';

/** Says on stderr how many messages of the template cannot be read; refuses one without any that can. */
export async function readCodec(
  file: string | undefined,
  maxBytes: number,
  terminal: Terminal,
): Promise<Codec | Unreadable> {
  if (file === undefined) return compileCodec(builtInTemplate());
  const bytes = await terminal.read(file, maxBytes);
  if ('problem' in bytes) return bytes;
  const { template, messages } = parseTemplate(looseUtf8(bytes));
  const lost = messages.length - template.messages.length;
  if (template.messages.length === 0) return { problem: `${file} is no message template: no message can be read.` };
  if (lost > 0)
    terminal.say(`${file}: ${lost} of ${messages.length} messages cannot be read; rezbench check says why.`);
  return compileCodec(template);
}
