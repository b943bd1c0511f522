// `rezbench diff`: whether a template can be deployed where another one is.
import { passes } from '../protocol/template/compatibility/category.ts';
import { compareTemplates } from '../protocol/template/compatibility/compatibility.ts';
import { readComparable, readMode } from './comparable.ts';
import { diffJson, diffText } from './diff-text.ts';
import { EXIT } from './terminal.ts';
import { command, readFormat } from './words.ts';

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
    const base = await readComparable(baseName, maxBytes, terminal);
    if ('problem' in base) return base;
    const current = await readComparable(currentName, maxBytes, terminal);
    if ('problem' in current) return current;
    const compared = compareTemplates(base.file, current.file);
    if (form.format === 'json') terminal.print(JSON.stringify(diffJson(compared, { base, current })));
    else await terminal.printAll(diffText(compared, { base, current }));
    return passes(compared.category, chosen.mode) ? EXIT.fine : EXIT.findings;
  },
);
