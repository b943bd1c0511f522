// The `.rez` text that a viewer follows: a file, read, and tried against the template before anybody logs in.
import { looseUtf8 } from '../protocol/bytes.ts';
import type { Codec } from '../protocol/packet/codec.ts';
import { checkRez } from '../protocol/rez/check.ts';
import { parseRez } from '../protocol/rez/parse.ts';
import type { RezEntry } from '../protocol/rez/rez.ts';
import type { Terminal, Unreadable } from './terminal.ts';
import { readTextFile } from './text-file.ts';

interface Known {
  readonly codec: Codec;
  readonly maxBytes: number;
}

/** What the file says; nothing where no file is named. A text with problems is refused with the first of them. */
export async function readScript(
  file: string | undefined,
  { codec, maxBytes }: Known,
  terminal: Terminal,
): Promise<{ readonly script?: readonly RezEntry[] } | Unreadable> {
  if (file === undefined) return {};
  const bytes = await readTextFile(file, maxBytes, terminal);
  if ('problem' in bytes) return bytes;
  const rez = parseRez(looseUtf8(bytes));
  const [first] = checkRez(rez, codec);
  if (first !== undefined) return { problem: `${file}:${first.line}: ${first.message}` };
  const foreign = rez.entries.find((entry) => entry.kind === 'send' && entry.side === '<-');
  if (foreign !== undefined) {
    return {
      problem: `${file}:${foreign.line}: a viewer does not say what a simulator says; write viewer -> and a message.`,
    };
  }
  if (rez.entries.length === 0) return { problem: `${file} says and expects nothing.` };
  return { script: rez.entries };
}
