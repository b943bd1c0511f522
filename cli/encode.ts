// `rezbench encode`: what `decode` prints, back to datagrams in hex.
import { looseUtf8, toHex } from '../protocol/bytes.ts';
import type { Codec } from '../protocol/packet/codec.ts';
import { datagramFromJson, parseDatagramJson } from '../protocol/packet/json-reader.ts';
import { readDatagramText } from '../protocol/packet/text-reader.ts';
import { readCodec } from './codec.ts';
import { EXIT, type ExitCode, refuse, type Terminal, type Unreadable } from './terminal.ts';
import { readMaxBytes, readWords } from './words.ts';

export const ENCODE_HELP = `rezbench encode [FILE]: datagrams in hex, one a line

FILE (or stdin) holds what decode prints: one JSON object a line, or its text form.

  --template FILE    message template to write them with (the built-in one)
  --max-bytes N      most bytes to read from a file or stdin (67108864)
  --help             this text

Exit code: 2 if something in the input cannot be written; nothing is printed then.`;

const OPTIONS = {
  template: { type: 'string' },
  'max-bytes': { type: 'string' },
  help: { type: 'boolean' },
} as const;

export async function encode(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readWords('encode', words, OPTIONS);
  if ('problem' in read) return refuse(terminal, read);
  if (read.values.help === true) {
    terminal.print(ENCODE_HELP);
    return EXIT.fine;
  }
  if (read.positionals.length > 1) return refuse(terminal, { problem: 'encode takes one file.' });
  const maxBytes = readMaxBytes(read.values['max-bytes']);
  if (typeof maxBytes === 'object') return refuse(terminal, maxBytes);
  const codec = await readCodec(read.values.template, maxBytes, terminal);
  if ('problem' in codec) return refuse(terminal, codec);
  const input = await terminal.read(read.positionals[0], maxBytes);
  if ('problem' in input) return refuse(terminal, input);
  const datagrams = encodeAll(codec, looseUtf8(input));
  if ('problem' in datagrams) return refuse(terminal, datagrams);
  for (const datagram of datagrams) terminal.print(toHex(datagram));
  return EXIT.fine;
}

/** The datagrams that `text` describes, or the first thing in it that cannot be written. */
function encodeAll(codec: Codec, text: string): readonly Uint8Array[] | Unreadable {
  const datagrams: Uint8Array[] = [];
  for (const { line, lines } of entriesOf(text)) {
    const read = lines[0]?.startsWith('{') ? parseDatagramJson(lines.join('\n')) : textForm(lines);
    const datagram = 'problem' in read ? read : datagramFromJson(codec, read.json);
    if ('problem' in datagram) return { problem: `Line ${line}: ${datagram.problem}.` };
    datagrams.push(datagram);
  }
  return datagrams;
}

function textForm(lines: readonly string[]): { readonly json: unknown } | Unreadable {
  const form = readDatagramText(lines);
  return 'problem' in form ? { problem: String(form.problem) } : { json: form };
}

interface Entry {
  /** From 1. */
  readonly line: number;
  readonly lines: string[];
}

/** One entry for each line at the margin, with the indented lines below it. */
function entriesOf(text: string): readonly Entry[] {
  const entries: Entry[] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const last = entries.at(-1);
    if (last === undefined || /^\S/.test(line)) entries.push({ line: i + 1, lines: [line] });
    else last.lines.push(line);
  }
  return entries;
}
