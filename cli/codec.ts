// The codec that a command works with: of the template after `--template`, or the built-in one.
import { looseUtf8 } from '../protocol/bytes.ts';
import { type Codec, compileCodec } from '../protocol/packet/codec.ts';
import { builtInTemplateText } from '../protocol/template/built-in.ts';
import { parseTemplate } from '../protocol/template/parse.ts';
import type { Terminal, Unreadable } from './terminal.ts';

/** Says on stderr how many problems the template has; refuses one without any message. */
export async function readCodec(
  file: string | undefined,
  maxBytes: number,
  terminal: Terminal,
): Promise<Codec | Unreadable> {
  if (file === undefined) return compileCodec(parseTemplate(builtInTemplateText).template);
  const bytes = await terminal.read(file, maxBytes);
  if ('problem' in bytes) return bytes;
  const { template, problems } = parseTemplate(looseUtf8(bytes));
  if (template.messages.length === 0) return { problem: `${file} is no message template: no message can be read.` };
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  if (errors > 0)
    terminal.say(`${file} has ${errors} ${errors === 1 ? 'error' : 'errors'}; rezbench check lists them.`);
  return compileCodec(template);
}
