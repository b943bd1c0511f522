// The words after a command's name, read. What is wrong with them is one sentence.
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { MODES, type Mode } from '../protocol/template/compatibility/category.ts';
import { DEFAULT_MAX_BYTES, type Unreadable } from './terminal.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Options by name under `values`, other words under `positionals`. */
export type Words<Known extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Known; allowPositionals: true; strict: true }>
>;

/** Reads options and other words as `parseArgs` of Node does, strictly. */
export function readWords<const Known extends Options>(
  command: string,
  words: readonly string[],
  options: Known,
): Words<Known> | Unreadable {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    // Node adds advice after the first sentence, or on lines of its own.
    return { problem: `${command}: ${said.split(/\. |\n/, 1)[0]?.replace(/\.$/, '')}.` };
  }
}

/** The number after `--max-bytes`. */
export function readMaxBytes(text: string | undefined): number | Unreadable {
  if (text === undefined) return DEFAULT_MAX_BYTES;
  const bytes = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  return bytes > 0 ? bytes : { problem: '--max-bytes takes a whole number of bytes above 0.' };
}

/** The word after `--mode`. */
export function readMode(text: string | undefined): Mode | Unreadable {
  const mode = text === undefined ? 'development' : MODES.find((known) => known === text);
  return mode ?? { problem: `--mode takes ${MODES.join(' or ')}.` };
}
