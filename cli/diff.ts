// `rezbench diff`: whether a template can be deployed where another one is.
import { looseUtf8 } from '../protocol/bytes.ts';
import { type Mode, passes } from '../protocol/template/compatibility/category.ts';
import { type Compatibility, compareTemplates } from '../protocol/template/compatibility/compatibility.ts';
import { parseTemplate } from '../protocol/template/parse.ts';
import type { TemplateFile } from '../protocol/template/placed.ts';
import { template } from '../server/template/language.ts';
import { diffJson, diffText, type Sides } from './diff-text.ts';
import { EXIT, type ExitCode, refuse, type Terminal, type Unreadable } from './terminal.ts';
import { readMaxBytes, readMode, readWords } from './words.ts';

export const DIFF_HELP = `rezbench diff BASE CURRENT: whether the template CURRENT can be deployed where BASE is

  --mode development|production
                     what has to pass: all that is not Incompatible, or only Same and Newer (development)
  --format text|json text for people, or one JSON object (text)
  --max-bytes N      most bytes to read from a file (67108864)
  --help             this text

The category is Same, Newer, Older, Mixed or Incompatible; then comes a line for each change, with its places in both files.
Exit code: 0 if it passes in that mode, 1 if not, 2 if a file cannot be read or is no message template.`;

const OPTIONS = {
  mode: { type: 'string' },
  format: { type: 'string', default: 'text' },
  'max-bytes': { type: 'string' },
  help: { type: 'boolean' },
} as const;

export async function diff(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const options = readOptions(words);
  if ('help' in options) {
    terminal.print(DIFF_HELP);
    return EXIT.fine;
  }
  if ('problem' in options) return refuse(terminal, options);
  const base = await readTemplate(options.base, options.maxBytes, terminal);
  if ('problem' in base) return refuse(terminal, base);
  const current = await readTemplate(options.current, options.maxBytes, terminal);
  if ('problem' in current) return refuse(terminal, current);
  const compared = compareTemplates(base.file, current.file);
  print(compared, { base, current }, { format: options.format, terminal });
  return passes(compared.category, options.mode) ? EXIT.fine : EXIT.findings;
}

interface DiffOptions {
  readonly base: string;
  readonly current: string;
  readonly mode: Mode;
  readonly format: 'text' | 'json';
  readonly maxBytes: number;
}

function readOptions(words: readonly string[]): DiffOptions | Unreadable | { readonly help: true } {
  const read = readWords('diff', words, OPTIONS);
  if ('problem' in read) return read;
  const { values, positionals } = read;
  if (values.help === true) return { help: true };
  const [base, current, ...more] = positionals;
  if (base === undefined || current === undefined || more.length > 0)
    return { problem: 'diff: name two files, the base and the current one.' };
  const { format } = values;
  if (format !== 'text' && format !== 'json') return { problem: '--format takes text or json.' };
  const mode = readMode(values.mode);
  if (typeof mode === 'object') return mode;
  const maxBytes = readMaxBytes(values['max-bytes']);
  return typeof maxBytes === 'object' ? maxBytes : { base, current, mode, format, maxBytes };
}

export interface ReadTemplate {
  readonly name: string;
  readonly text: string;
  readonly file: TemplateFile;
}

/** [compat.unread.1] A template of which every message is understood: with less there is no yes or no. */
export async function readTemplate(
  name: string,
  maxBytes: number,
  terminal: Terminal,
): Promise<ReadTemplate | Unreadable> {
  const bytes = await terminal.read(name, maxBytes);
  if ('problem' in bytes) return bytes;
  const text = looseUtf8(bytes);
  if (!template.isMeant(name, text))
    return { problem: `${name} is no message template; other files cannot be compared yet.` };
  const file = parseTemplate(text);
  const lost = file.messages.filter(({ sound }) => !sound).length;
  if (lost > 0 || file.problems.some(({ code }) => code === 'MT000')) {
    const share = lost > 0 ? `${lost} of ${file.messages.length} messages` : 'not all messages';
    return { problem: `${name} has ${share} that cannot be read; rezbench check says why.` };
  }
  return { name, text, file };
}

interface Output {
  readonly format: 'text' | 'json';
  readonly terminal: Terminal;
}

function print(compared: Compatibility, sides: Sides, { format, terminal }: Output): void {
  if (format === 'json') terminal.print(JSON.stringify(diffJson(compared, sides)));
  else for (const line of diffText(compared, sides)) terminal.print(line);
}
