// `rezbench check`: what is wrong with files, as the editor would underline it.
import process from 'node:process';
import { looseUtf8 } from '../protocol/bytes.ts';
import { builtInSchemaText } from '../protocol/llidl/built-in.ts';
import type { Severities } from '../protocol/template/check.ts';
import { type Category, type Mode, passes } from '../protocol/template/compatibility/category.ts';
import {
  type BaseFile,
  type CheckedText,
  checkOctets,
  type ReadSchema,
  type ReportedProblem,
  readSchema,
} from '../server/check.ts';
import { checkWithMessageXml } from '../server/message-xml.ts';
import { sarifText } from './check-sarif.ts';
import { fileText, summaryText } from './check-text.ts';
import { readComparable, readMode } from './comparable.ts';
import { readRulesFile } from './rules-file.ts';
import { EXIT, type ExitCode, STDIN, type Terminal, type Unreadable } from './terminal.ts';
import { readTextFile } from './text-file.ts';
import { command, readFormat, type Words } from './words.ts';

export const CHECK_HELP = `rezbench check FILE...: problems in message templates, LLSD and LLIDL (- is stdin)

  --format FORMAT    text for people, or one JSON object: json, or sarif for services that collect findings (text)
  --rules FILE       JSON object: code to error, warning, information, hint or off, such as {"MT044": "off"}; the object
                     itself may stand in the place of its file
  --base FILE        the template that is deployed: what differs from it is told too
  --mode MODE        what has to pass then: development, all that is not Incompatible, or production, only what adds
  --message-xml FILE the viewer's message.xml beside the template, checked with it
  --schema FILE      the LLIDL schema that LLSD documents are checked against; FILE.llidl#name.request (or .response)
                     picks a value of it, needed only where there is a choice; rezbench:login, rezbench:capabilities
                     and rezbench:events are built in
  --language ID      the language of the files, where their content shall not decide; llsd-binary is one, too
  --max-warnings N   findings if there are more than N warnings (any number is fine)
  --max-bytes N      most bytes to read from a file (67108864)
  --help             this text

Exit code: 0 without errors, 1 with errors, too many warnings or a template that does not pass beside its base, 2 if a file cannot be read or is in no known language.`;

const OPTIONS = {
  format: { type: 'string', default: 'text' },
  rules: { type: 'string' },
  language: { type: 'string' },
  base: { type: 'string' },
  mode: { type: 'string' },
  'message-xml': { type: 'string' },
  schema: { type: 'string' },
  'max-warnings': { type: 'string' },
} as const;

const FORMATS = ['text', 'json', 'sarif'] as const;

export const check = command({ name: 'check', help: CHECK_HELP, options: OPTIONS }, async (words, terminal) => {
  const options = readOptions(words);
  if ('problem' in options) return options;
  const severities = await readRules(options, terminal);
  if ('problem' in severities) return severities;
  const base = options.base === undefined ? undefined : await readBase(options.base, options, terminal);
  if (base !== undefined && 'problem' in base) return base;
  const schema = options.schema === undefined ? undefined : await readSchemaFile(options.schema, options, terminal);
  if (schema !== undefined && 'problem' in schema) return schema;
  const files: CheckedText[] = schema !== undefined && 'report' in schema ? [schema] : [];
  const beside = { base, schema: schema === undefined || 'report' in schema ? undefined : schema };
  for (const name of options.files) {
    const checked = await checkOne(name, { options, severities: severities.rules, ...beside, terminal });
    if ('problem' in checked) return checked;
    files.push(...checked);
  }
  return await report(files, options, terminal);
});

interface CheckOptions {
  readonly files: readonly string[];
  readonly format: (typeof FORMATS)[number];
  readonly rules: string | undefined;
  readonly language: string | undefined;
  readonly base: string | undefined;
  readonly mode: Mode;
  readonly messageXml: string | undefined;
  readonly schema: string | undefined;
  readonly maxWarnings: number;
  readonly maxBytes: number;
}

function readOptions({ values, positionals, maxBytes }: Words<typeof OPTIONS>): CheckOptions | Unreadable {
  if (positionals.length === 0) return { problem: 'check: name at least one file.' };
  const form = readFormat(values.format, FORMATS);
  if ('problem' in form) return form;
  const maxWarnings = readMaxWarnings(values['max-warnings']);
  if (typeof maxWarnings === 'object') return maxWarnings;
  const chosen = readMode(values.mode);
  if ('problem' in chosen) return chosen;
  const { rules, language, base, schema, 'message-xml': messageXml } = values;
  for (const [word, value] of Object.entries({ '--base': base, '--message-xml': messageXml }))
    if (value !== undefined && positionals.length > 1) return { problem: `${word} takes one template.` };
  return { files: positionals, ...form, ...chosen, rules, language, base, messageXml, schema, maxWarnings, maxBytes };
}

function readMaxWarnings(text: string | undefined): number | Unreadable {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  return /^\d{1,9}$/.test(text) ? Number(text) : { problem: '--max-warnings takes a whole number.' };
}

async function readRules(
  { rules, maxBytes }: CheckOptions,
  terminal: Terminal,
): Promise<{ readonly rules: Severities } | Unreadable> {
  if (rules === undefined) return { rules: {} };
  if (rules.trimStart().startsWith('{')) return readRulesFile('--rules', rules);
  const bytes = await readTextFile(rules, maxBytes, terminal);
  if ('problem' in bytes) return bytes;
  return readRulesFile(rules, looseUtf8(bytes));
}

async function readBase(
  file: string,
  { mode, maxBytes }: CheckOptions,
  terminal: Terminal,
): Promise<BaseFile | Unreadable> {
  const read = await readComparable(file, maxBytes, terminal);
  return 'problem' in read ? read : { name: read.name, text: read.text, mode };
}

/** A schema that can be checked against; one with errors is only told about. */
async function readSchemaFile(
  named: string,
  { maxBytes }: CheckOptions,
  terminal: Terminal,
): Promise<ReadSchema | CheckedText | Unreadable> {
  const { file, choice } = partsOfSchema(named);
  const text = builtInSchemaText(file) ?? (await readText(file, maxBytes, terminal));
  if (typeof text === 'object') return text;
  const name = file === '-' ? STDIN : file;
  const read = readSchema({ name, text, choice });
  return 'diagnostics' in read ? { report: read, text } : read;
}

async function readText(file: string, maxBytes: number, terminal: Terminal): Promise<string | Unreadable> {
  const bytes = await readTextFile(file, maxBytes, terminal);
  return 'problem' in bytes ? bytes : looseUtf8(bytes);
}

/** `FILE.llidl#name.request`; names of folders may have a `#`, too. */
function partsOfSchema(named: string): { readonly file: string; readonly choice: string } {
  const [, file = named, choice = ''] = /^(.*)#(?!.*\.llidl$)([^#]*)$/isu.exec(named) ?? [];
  return { file, choice };
}

interface Task {
  readonly options: CheckOptions;
  readonly severities: Severities;
  readonly base: BaseFile | undefined;
  readonly schema: ReadSchema | undefined;
  readonly terminal: Terminal;
}

async function checkOne(file: string, task: Task): Promise<readonly CheckedText[] | Unreadable> {
  const { options, severities, base, schema, terminal } = task;
  const bytes = await readTextFile(file, options.maxBytes, terminal);
  if ('problem' in bytes) return bytes;
  const { language, maxBytes: size } = options;
  const name = file === '-' ? STDIN : file;
  const chosen = { ...(language && { language }), ...(base && { base }), ...(schema && { schema }) };
  const checked = checkOctets({ name, octets: bytes, size, severities, ...chosen });
  if ('problem' in checked) return checked;
  const { messageXml } = options;
  return messageXml === undefined ? [checked] : await withMessageXml(checked, messageXml, task);
}

async function withMessageXml(
  { report, text }: CheckedText,
  name: string,
  { options, severities, terminal }: Task,
): Promise<readonly CheckedText[] | Unreadable> {
  if (report.language !== 'sl-message-template')
    return { problem: `--message-xml is for templates, ${report.file} is none.` };
  const bytes = await readTextFile(name, options.maxBytes, terminal);
  if ('problem' in bytes) return bytes;
  const xml = { name, text: looseUtf8(bytes) };
  const both = checkWithMessageXml(report, { template: text, messageXml: xml }, severities);
  return [
    { report: both.template, text },
    { report: both.messageXml, text: xml.text },
  ];
}

async function report(
  files: readonly CheckedText[],
  { format, maxWarnings, mode }: CheckOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const all = files.flatMap(({ report }) => report.diagnostics);
  const [errors, warnings] = [count(all, 'error'), count(all, 'warning')];
  const reports = files.map(({ report: { compatibility: _, ...own } }) => own);
  const compatibility = verdictOf(files, mode);
  if (format === 'json')
    terminal.print(JSON.stringify({ files: reports, errors, warnings, ...(compatibility && { compatibility }) }));
  else if (format === 'sarif') terminal.print(sarifText(reports, process.cwd()));
  else {
    for (const file of files) await terminal.printAll(fileText(file));
    terminal.say(summaryText(errors, warnings));
    if (compatibility !== undefined) terminal.say(verdictText(compatibility));
  }
  const passed = errors === 0 && warnings <= maxWarnings && compatibility?.pass !== false;
  return passed ? EXIT.fine : EXIT.findings;
}

/** [compat.own.1] What the comparison with the base came to; undefined without one. */
interface Verdict {
  readonly category: Category;
  readonly pass: boolean;
  readonly mode: Mode;
}

function verdictOf(files: readonly CheckedText[], mode: Mode): Verdict | undefined {
  const compared = files.find(({ report }) => report.compatibility !== undefined)?.report;
  const category = compared?.compatibility?.category;
  if (compared === undefined || category === undefined) return undefined;
  return { category, pass: passes(category, mode) && count(compared.diagnostics, 'error') === 0, mode };
}

const verdictText = ({ category, pass, mode }: Verdict): string =>
  `Compared with its base: ${category}, which ${pass ? 'passes' : 'fails'} in ${mode}.`;

const count = (problems: readonly ReportedProblem[], wanted: ReportedProblem['severity']): number =>
  problems.filter(({ severity }) => severity === wanted).length;
