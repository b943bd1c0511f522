// The template that a command works with: the file after `--template`, or the built-in one.
import { looseUtf8 } from '../protocol/bytes.ts';
import { type Codec, compileCodec } from '../protocol/packet/codec.ts';
import { builtInTemplate } from '../protocol/template/built-in.ts';
import type { Template } from '../protocol/template/model.ts';
import { parseTemplate } from '../protocol/template/parse.ts';
import type { Terminal, Unreadable } from './terminal.ts';
import { readTextFile } from './text-file.ts';

export interface ReadTemplate {
  readonly text: string;
  readonly template: Template;
}

/** Reads a template. Says how many of its messages cannot be read; refuses one without any that can. */
export async function readTemplate(
  file: string,
  maxBytes: number,
  terminal: Terminal,
): Promise<ReadTemplate | Unreadable> {
  const bytes = await readTextFile(file, maxBytes, terminal);
  if ('problem' in bytes) return bytes;
  const text = looseUtf8(bytes);
  const { template, messages } = parseTemplate(text);
  const lost = messages.length - template.messages.length;
  if (template.messages.length === 0) return { problem: `${file} is no message template: no message can be read.` };
  if (lost > 0)
    terminal.say(`${file}: ${lost} of ${messages.length} messages cannot be read; rezbench check says why.`);
  return { text, template };
}

/** The codec of a template file, or of the built-in one. */
export async function readCodec(
  file: string | undefined,
  maxBytes: number,
  terminal: Terminal,
): Promise<Codec | Unreadable> {
  if (file === undefined) return compileCodec(builtInTemplate());
  const read = await readTemplate(file, maxBytes, terminal);
  return 'problem' in read ? read : compileCodec(read.template);
}
