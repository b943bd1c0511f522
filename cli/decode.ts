// `rezbench decode`: datagrams in hex to what they say.
import { fromHex, looseUtf8 } from '../protocol/bytes.ts';
import type { Codec } from '../protocol/packet/codec.ts';
import { datagramToJson, stringifyDatagram } from '../protocol/packet/json.ts';
import { datagramText } from '../protocol/packet/text-form.ts';
import { readCodec } from './template.ts';
import { EXIT, type ExitCode, type Terminal, type Unreadable } from './terminal.ts';
import { command, readFormat } from './words.ts';

export const DECODE_HELP = `rezbench decode [HEX]: what datagrams say

HEX is one datagram, blanks allowed. Without it, or with -, stdin is read, one datagram a line;
empty lines and lines that start with # are skipped.

  --template FILE    message template to read them with (the built-in one)
  --format text|json text for people, which encode reads, too; or one JSON object a line (text)
  --max-bytes N      most bytes to read from a file or stdin (67108864)
  --help             this text

Exit code: 1 if any datagram is cut, lacks something or cannot be read; 2 if the input is no hex.`;

const OPTIONS = {
  template: { type: 'string' },
  format: { type: 'string', default: 'text' },
} as const;

export const decode = command(
  { name: 'decode', help: DECODE_HELP, options: OPTIONS },
  async ({ values, positionals, maxBytes }, terminal) => {
    const form = readFormat(values.format, ['text', 'json']);
    if ('problem' in form) return form;
    const codec = await readCodec(values.template, maxBytes, terminal);
    if ('problem' in codec) return codec;
    const isInput = positionals.length === 0 || (positionals.length === 1 && positionals[0] === '-');
    const datagrams = isInput ? await readLines(maxBytes, terminal) : readArgument(positionals.join(' '));
    return 'problem' in datagrams ? datagrams : await print(datagrams, { codec, ...form }, terminal);
  },
);

function readArgument(hex: string): readonly Uint8Array[] | Unreadable {
  const datagram = fromHex(hex);
  return datagram === undefined || datagram.length === 0
    ? { problem: 'The argument is no datagram in hex.' }
    : [datagram];
}

/** One datagram for each line of the input that is not empty or a comment. */
async function readLines(maxBytes: number, terminal: Terminal): Promise<readonly Uint8Array[] | Unreadable> {
  const input = await terminal.read(undefined, maxBytes);
  if ('problem' in input) return input;
  const datagrams: Uint8Array[] = [];
  for (const [i, line] of looseUtf8(input).split('\n').entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const datagram = fromHex(line);
    if (datagram === undefined) return { problem: `Line ${i + 1} is no datagram in hex.` };
    datagrams.push(datagram);
  }
  return datagrams;
}

interface Form {
  readonly codec: Codec;
  readonly format: 'text' | 'json';
}

async function print(datagrams: readonly Uint8Array[], { codec, format }: Form, terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = EXIT.fine;
  function* lines(): Generator<string> {
    for (const datagram of datagrams) {
      const json = datagramToJson(codec, datagram);
      if (json.problems.length > 0) code = EXIT.findings;
      yield format === 'json' ? stringifyDatagram(json) : datagramText(codec, json);
    }
  }
  await terminal.printAll(lines());
  return code;
}
