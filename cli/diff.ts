// `rezbench diff`: whether a template can be deployed where another one is, or what differs between two documents of LLSD or
// two captures.

import type { Mode } from '../protocol/template/compatibility/category.ts';
import { compareTemplates } from '../protocol/template/compatibility/compatibility.ts';
import { comparableOf, isTemplate, type NamedFile, ownErrors, readMode, readNamed } from './comparable.ts';
import { diffCaptures, isCapture } from './diff-capture.ts';
import { diffLlsd } from './diff-llsd.ts';
import { diffJson, diffText, passesIn } from './diff-text.ts';
import { EXIT, type ExitCode, type Terminal, type Unreadable } from './terminal.ts';
import { command, readFormat } from './words.ts';

export const DIFF_HELP = `rezbench diff BASE CURRENT: what differs between two message templates, two documents of LLSD, or two captures

  --mode development|production
                     of templates, what has to pass: all that is not Incompatible, or only Same and Newer (development)
  --format text|json text for people, or one JSON object (text)
  --max-bytes N      most bytes to read from a file (67108864)
  --help             this text

Templates: whether CURRENT can be deployed where BASE is. The category is Same, Newer, Older, Mixed or Incompatible; then
comes a line for each change, with its places in both files. A file with a mistake in its syntax, or without its version
line, is not compared: the official reader stops there. CURRENT with any other error of its own is, but passes in no mode.
LLSD, in XML, notation, binary or JSON, each file in any of them: a line for each value that was added or removed, has
changed, or is of another type, with its path and its places in both files.
Captures, in pcapng or pcap: a line for each row that was added, removed or has changed, with its rows in both files and the
values that differ. Ids, ports and numbers that stand for the same thing in both are no difference, and neither are moments in
time, the order of datagrams, copies, and how often something comes by the clock.
Exit code: 0 if it passes in that mode or is equal, 1 if not, 2 if a file cannot be read to its end.`;

const OPTIONS = {
  mode: { type: 'string' },
  format: { type: 'string', default: 'text' },
} as const;

export const diff = command(
  { name: 'diff', help: DIFF_HELP, options: OPTIONS },
  async ({ values, positionals, maxBytes }, terminal) => {
    const form = readFormat(values.format, ['text', 'json']);
    if ('problem' in form) return form;
    const chosen = readMode(values.mode);
    if ('problem' in chosen) return chosen;
    const [baseName, currentName, ...more] = positionals;
    if (baseName === undefined || currentName === undefined || more.length > 0)
      return { problem: 'diff: name two files, the base and the current one.' };
    const base = await readNamed(baseName, maxBytes, terminal);
    if ('problem' in base) return base;
    const current = await readNamed(currentName, maxBytes, terminal);
    if ('problem' in current) return current;
    const isJson = form.format === 'json';
    if (isCapture(base) || isCapture(current)) {
      return values.mode === undefined ? await diffCaptures({ base, current }, isJson, terminal) : NO_MODE;
    }
    if (isTemplate(base) || isTemplate(current))
      return await diffTemplates({ base, current }, { isJson, mode: chosen.mode }, terminal);
    if (values.mode !== undefined) return NO_MODE;
    return await diffLlsd({ base, current }, { isJson, maxBytes }, terminal);
  },
);

const NO_MODE: Unreadable = { problem: 'diff: --mode is for message templates.' };

interface Files {
  readonly base: NamedFile;
  readonly current: NamedFile;
}

async function diffTemplates(
  files: Files,
  { isJson, mode }: { readonly isJson: boolean; readonly mode: Mode },
  terminal: Terminal,
): Promise<ExitCode | Unreadable> {
  const base = comparableOf(files.base);
  if ('problem' in base) return base;
  const current = comparableOf(files.current);
  if ('problem' in current) return current;
  const compared = compareTemplates(base.file, current.file);
  const errors = ownErrors(current);
  const sides = { base, current, hasErrors: errors !== undefined };
  if (isJson) terminal.print(JSON.stringify(diffJson(compared, sides)));
  else await terminal.printAll(diffText(compared, sides));
  if (errors !== undefined) terminal.say(errors);
  return passesIn(mode, compared.category, sides) ? EXIT.fine : EXIT.findings;
}
