// `rezbench encode`: what `decode` prints, back to datagrams in hex.
import { looseUtf8, toHex } from '../protocol/bytes.ts';
import type { Codec } from '../protocol/packet/codec.ts';
import { datagramFromJson, parseDatagramJson } from '../protocol/packet/json-reader.ts';
import { readDatagramText } from '../protocol/packet/text-reader.ts';
import { readCodec } from './template.ts';
import { EXIT, type Unreadable } from './terminal.ts';
import { command } from './words.ts';

export const ENCODE_HELP = `rezbench encode [FILE]: datagrams in hex, one a line

FILE (or stdin, also as -) holds what decode prints: one JSON object a line, or its text form.

  --template FILE    message template to write them with (the built-in one)
  --max-bytes N      most bytes to read from a file or stdin (67108864)
  --help             this text

Exit code: 2 if something in the input cannot be written; nothing is printed then.`;

export const encode = command(
  { name: 'encode', help: ENCODE_HELP, options: { template: { type: 'string' } } },
  async ({ values, positionals, maxBytes }, terminal) => {
    if (positionals.length > 1) return { problem: 'encode takes one file.' };
    const codec = await readCodec(values.template, maxBytes, terminal);
    if ('problem' in codec) return codec;
    const input = await terminal.read(positionals[0], maxBytes);
    if ('problem' in input) return input;
    const datagrams = encodeAll(codec, looseUtf8(input));
    if ('problem' in datagrams) return datagrams;
    await terminal.printAll(hexOf(datagrams));
    return EXIT.fine;
  },
);

function* hexOf(datagrams: readonly Uint8Array[]): Generator<string> {
  for (const datagram of datagrams) yield toHex(datagram);
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
