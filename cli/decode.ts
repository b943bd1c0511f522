// `rezbench decode`: datagrams in hex to what they say.
import { fromHex, looseUtf8 } from '../protocol/bytes.ts';
import type { Codec } from '../protocol/packet/codec.ts';
import { datagramToJson, stringifyDatagram } from '../protocol/packet/json.ts';
import { datagramText } from '../protocol/packet/text-form.ts';
import { readCodec } from './codec.ts';
import { EXIT, type ExitCode, refuse, type Terminal, type Unreadable } from './terminal.ts';
import { readMaxBytes, readWords } from './words.ts';

export const DECODE_HELP = `rezbench decode [HEX]: what datagrams say

HEX is one datagram, blanks allowed. Without it stdin is read, one datagram a line;
empty lines and lines that start with # are skipped.

  --template FILE    message template to read them with (the built-in one)
  --format text|json text for people, which encode reads, too; or one JSON object a line (text)
  --max-bytes N      most bytes to read from a file or stdin (67108864)
  --help             this text

Exit code: 1 if any datagram is cut, lacks something or cannot be read; 2 if the input is no hex.`;

const OPTIONS = {
  template: { type: 'string' },
  format: { type: 'string', default: 'text' },
  'max-bytes': { type: 'string' },
  help: { type: 'boolean' },
} as const;

export async function decode(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const read = readWords('decode', words, OPTIONS);
  if ('problem' in read) return refuse(terminal, read);
  if (read.values.help === true) {
    terminal.print(DECODE_HELP);
    return EXIT.fine;
  }
  const { format, template } = read.values;
  if (format !== 'text' && format !== 'json') return refuse(terminal, { problem: '--format takes text or json.' });
  const maxBytes = readMaxBytes(read.values['max-bytes']);
  if (typeof maxBytes === 'object') return refuse(terminal, maxBytes);
  const codec = await readCodec(template, maxBytes, terminal);
  if ('problem' in codec) return refuse(terminal, codec);
  const hex = read.positionals.join(' ');
  const datagrams = hex === '' ? await readLines(maxBytes, terminal) : readHex([hex], () => 'The argument');
  if ('problem' in datagrams) return refuse(terminal, datagrams);
  return print(datagrams, { codec, format }, terminal);
}

async function readLines(maxBytes: number, terminal: Terminal): Promise<readonly Uint8Array[] | Unreadable> {
  const input = await terminal.read(undefined, maxBytes);
  return 'problem' in input ? input : readHex(looseUtf8(input).split('\n'), (line) => `Line ${line}`);
}

/** One datagram for each line that is not empty or a comment. `nameOf` names a line, counted from 1. */
function readHex(lines: readonly string[], nameOf: (line: number) => string): readonly Uint8Array[] | Unreadable {
  const datagrams: Uint8Array[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const datagram = fromHex(line);
    if (datagram === undefined) return { problem: `${nameOf(i + 1)} is no datagram in hex.` };
    datagrams.push(datagram);
  }
  return datagrams;
}

interface Form {
  readonly codec: Codec;
  readonly format: 'text' | 'json';
}

function print(datagrams: readonly Uint8Array[], { codec, format }: Form, terminal: Terminal): ExitCode {
  let code: ExitCode = EXIT.fine;
  for (const datagram of datagrams) {
    const json = datagramToJson(codec, datagram);
    terminal.print(format === 'json' ? stringifyDatagram(json) : datagramText(codec, json));
    if (json.problems.length > 0) code = EXIT.findings;
  }
  return code;
}
