// What all commands have in common: their words are read, their help is printed, and what they cannot do is one sentence.
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { MODES, type Mode } from '../protocol/template/compatibility/category.ts';
import { DEFAULT_MAX_BYTES, EXIT, type ExitCode, refuse, type Terminal, type Unreadable } from './terminal.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

export interface Usage<Known extends Options> {
  readonly name: string;
  readonly help: string;
  /** Its own options; `--help` and `--max-bytes` belong to every command. */
  readonly options: Known;
}

const COMMON = { 'max-bytes': { type: 'string' }, help: { type: 'boolean' } } as const;

type Parsed<Known extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Known; allowPositionals: true; strict: true }>
>;

/** Options by name under `values`, other words under `positionals`. */
export type Words<Known extends Options> = Parsed<Known> & {
  /** Most bytes to read from a file or stdin. */
  readonly maxBytes: number;
};

/** What runs a command on the words after its name. */
export type Run = (words: readonly string[], terminal: Terminal) => Promise<ExitCode>;

/** A command that does `work` unless its words ask for help or are wrong. What comes back as unreadable is said. */
export function command<const Known extends Options>(
  usage: Usage<Known>,
  work: (words: Words<Known>, terminal: Terminal) => Promise<ExitCode | Unreadable>,
): Run {
  return async (words, terminal) => {
    const read = readWords(usage, words);
    if ('help' in read) {
      terminal.print(usage.help);
      return EXIT.fine;
    }
    const end = 'problem' in read ? read : await work(read, terminal);
    return typeof end === 'object' ? refuse(terminal, end) : end;
  };
}

/** Reads options and other words as `parseArgs` of Node does, strictly. */
export function readWords<const Known extends Options>(
  { name, options }: Usage<Known>,
  words: readonly string[],
): Words<Known> | Unreadable | { readonly help: true } {
  const parsed = parse(name, words, options);
  if ('problem' in parsed) return parsed;
  const { help, 'max-bytes': mostBytes }: { help?: boolean; 'max-bytes'?: string } = parsed.values;
  if (help === true) return { help };
  const maxBytes = readMaxBytes(mostBytes);
  return typeof maxBytes === 'object' ? maxBytes : { ...parsed, maxBytes };
}

function parse<Known extends Options>(
  name: string,
  words: readonly string[],
  options: Known,
): Parsed<Known> | Unreadable {
  try {
    const config = {
      args: [...words],
      options: { ...COMMON, ...options },
      allowPositionals: true,
      strict: true,
    } as const;
    return parseArgs(config);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    // Node adds advice after the first sentence, or on lines of its own.
    return { problem: `${name}: ${said.split(/\. |\n/, 1)[0]?.replace(/\.$/, '')}.` };
  }
}

function readMaxBytes(text: string | undefined): number | Unreadable {
  if (text === undefined) return DEFAULT_MAX_BYTES;
  const bytes = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  return bytes > 0 ? bytes : { problem: '--max-bytes takes a whole number of bytes above 0.' };
}

/** The word after `--format`, if it is one of those that the command knows. */
export function readFormat<const Format extends string>(
  text: string | undefined,
  known: readonly [Format, Format, ...Format[]],
): { readonly format: Format } | Unreadable {
  const format = known.find((name) => name === text);
  if (format !== undefined) return { format };
  return { problem: `--format takes ${known.slice(0, -1).join(', ')} or ${known.at(-1)}.` };
}

/** The word after `--mode`. */
export function readMode(text: string | undefined): Mode | Unreadable {
  const mode = text === undefined ? 'development' : MODES.find((known) => known === text);
  return mode ?? { problem: `--mode takes ${MODES.join(' or ')}.` };
}
