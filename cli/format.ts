// `rezbench format`: files laid out as the editor would.
import { readUtf8, utf8 } from '../protocol/bytes.ts';
import { formatFile } from '../server/format.ts';
import { EXIT, type ExitCode, STDIN, type Terminal, type Unreadable } from './terminal.ts';
import { readTextFile } from './text-file.ts';
import { command, type Run } from './words.ts';

const HELP = `rezbench format FILE...: the layout of message templates, LLSD-XML, LLSD notation and LLIDL

Only white space changes, and an empty element of LLSD-XML loses its end tag. What has a mistake in its syntax stays as it is.
The result goes to stdout; - is stdin.

  --check            print the names of the files that would change, and change nothing
  --write            change the files
  --max-bytes N      most bytes to read from a file (67108864)
  --help             this text

Exit code: 0 fine, 1 with --check if a file would change, 2 if a file cannot be read, written or laid out; then none is written.`;

const OPTIONS = { check: { type: 'boolean' }, write: { type: 'boolean' } } as const;

export const format: Run = command({ name: 'format', help: HELP, options: OPTIONS }, async (words, terminal) => {
  const { values, positionals, maxBytes } = words;
  if (positionals.length === 0) return { problem: 'format: name at least one file.' };
  if (values.check && values.write) return { problem: 'format: --check and --write exclude each other.' };
  if (values.write && positionals.includes('-')) return { problem: 'format: --write cannot change stdin.' };
  const files = await layOutAll(positionals, { maxBytes, terminal });
  if ('problem' in files) return files;
  for (const { name, keepsSome } of files)
    if (keepsSome)
      terminal.say(`${name} has mistakes; parts with one in their syntax stay as they are (rezbench check says more).`);
  return values.check ? tell(files, terminal) : await save(files, { terminal, isInPlace: values.write === true });
});

async function layOutAll(
  names: readonly string[],
  { maxBytes, terminal }: { readonly maxBytes: number; readonly terminal: Terminal },
): Promise<readonly Formatted[] | Unreadable> {
  const files: Formatted[] = [];
  for (const name of names) {
    const bytes = await readTextFile(name, maxBytes, terminal);
    const file = 'problem' in bytes ? bytes : layOut(name === '-' ? STDIN : name, bytes);
    if ('problem' in file) return file;
    files.push(file);
  }
  return files;
}

interface Formatted {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isChanged: boolean;
  readonly keepsSome: boolean;
}

/** One file laid out. Bytes that are no UTF-8 stay what they are, each of them a character to us. */
function layOut(name: string, bytes: Uint8Array): Formatted | Unreadable {
  const unicode = readUtf8(bytes);
  const file = formatFile(name, unicode ?? Buffer.from(bytes).toString('latin1'));
  if ('problem' in file) return file;
  const put = unicode === undefined ? new Uint8Array(Buffer.from(file.text, 'latin1')) : utf8(file.text);
  return { name, bytes: put, isChanged: file.isChanged, keepsSome: file.keepsSome };
}

function tell(files: readonly Formatted[], terminal: Terminal): ExitCode {
  const changed = files.filter(({ isChanged }) => isChanged);
  for (const { name } of changed) terminal.print(name);
  terminal.say(`${changed.length} of ${files.length} ${files.length === 1 ? 'file' : 'files'} would change`);
  return changed.length === 0 ? EXIT.fine : EXIT.findings;
}

/** To the files, as far as they change, or to stdout. */
async function save(
  files: readonly Formatted[],
  { terminal, isInPlace }: { readonly terminal: Terminal; readonly isInPlace: boolean },
): Promise<ExitCode | Unreadable> {
  for (const { name, bytes, isChanged } of files) {
    if (isInPlace && !isChanged) continue;
    const failed = await terminal.save(isInPlace ? name : undefined, bytes);
    if (failed !== undefined) return failed;
    if (isInPlace) terminal.say(`${name} is laid out`);
  }
  return EXIT.fine;
}
