// `rezbench convert`: LLSD from one form into another, and what that loses.
import { concatBytes, utf8 } from '../protocol/bytes.ts';
import { type Convertible, FORM_NAMES, FORMS, type Form, formOf, readForm, writeForm } from '../protocol/llsd/forms.ts';
import { type Losses, lossesOf } from '../protocol/llsd/losses.ts';
import { plainValue } from '../protocol/llsd/node.ts';
import { CHANGED_VALUES, errorsOf, sentenceOf, warningsOf } from './llsd-text.ts';
import { EXIT, STDIN, type Terminal, type Unreadable } from './terminal.ts';
import { command, type Words } from './words.ts';

export const CONVERT_HELP = `rezbench convert [FILE] --to FORM: LLSD from one form into another

FILE is stdin if there is none, or -. The result goes to stdout; what it loses is said on stderr.

  --to xml|notation|binary|json
                     the form of the result
  --from auto|xml|notation|binary|json
                     the form of FILE (auto: by its content; JSON also by the name *.json)
  --pretty           laid out on lines
  --plain            JSON without types: uuids, dates and uris as strings, binary as an array of numbers
  --no-header        notation and binary without the line that says what they are
  --strict           write nothing if there are errors in FILE
  -o OUT, --output OUT
                     write to the file OUT, whole or not at all
  --max-bytes N      most bytes to read from a file or stdin (67108864)
  --help             this text

Exit code: 0 fine, 1 with errors in FILE (then what could be read is written), 2 if FILE cannot be read at all.`;

const OPTIONS = {
  to: { type: 'string' },
  from: { type: 'string', default: 'auto' },
  pretty: { type: 'boolean', default: false },
  plain: { type: 'boolean', default: false },
  'no-header': { type: 'boolean', default: false },
  strict: { type: 'boolean', default: false },
  output: { type: 'string', short: 'o' },
} as const;

export const convert = command({ name: 'convert', help: CONVERT_HELP, options: OPTIONS }, async (words, terminal) => {
  const asked = readAsked(words);
  if ('problem' in asked) return asked;
  const { to, output } = asked;
  if (to === 'binary' && output === undefined && terminal.isScreen)
    return { problem: 'convert: binary is not for the screen; name a file with -o, or send it elsewhere.' };
  const source = await readSource(asked, terminal);
  if ('problem' in source) return source;
  const errors = errorsOf(source);
  for (const sentence of errors.sentences) terminal.say(`${asked.name}:${sentence}`);
  if (errors.count > 0 && words.values.strict) {
    terminal.say('Nothing is written (--strict).');
    return EXIT.findings;
  }
  const failed = await terminal.saveWhole(output, written(source, asked));
  if (failed !== undefined) return failed;
  for (const sentence of warningsOf(source, CHANGED_VALUES).sentences) terminal.say(`${asked.name}:${sentence}`);
  sayLosses(lossesOf(source, to, { plain: asked.plain }), terminal);
  return errors.count > 0 ? EXIT.findings : EXIT.fine;
});

interface Asked {
  readonly file: string | undefined;
  /** As people call it. */
  readonly name: string;
  readonly from: Form | undefined;
  readonly to: Form;
  readonly pretty: boolean;
  readonly plain: boolean;
  readonly header: boolean;
  readonly output: string | undefined;
  readonly maxBytes: number;
}

function readAsked({ values, positionals, maxBytes }: Words<typeof OPTIONS>): Asked | Unreadable {
  if (positionals.length > 1) return { problem: 'convert takes one file.' };
  const to = FORMS.find((form) => form === values.to);
  if (to === undefined) return { problem: `convert: --to takes ${FORMS.slice(0, -1).join(', ')} or ${FORMS.at(-1)}.` };
  const from = FORMS.find((form) => form === values.from);
  if (from === undefined && values.from !== 'auto')
    return { problem: `convert: --from takes auto, ${FORMS.slice(0, -1).join(', ')} or ${FORMS.at(-1)}.` };
  const { pretty, plain, output } = values;
  if (plain && to !== 'json' && from !== 'json') return { problem: 'convert: --plain is for JSON.' };
  const [file] = positionals;
  const name = file === undefined || file === '-' ? STDIN : file;
  return { file, name, from, to, pretty, plain, header: !values['no-header'], output, maxBytes };
}

async function readSource(asked: Asked, terminal: Terminal): Promise<Convertible | Unreadable> {
  const octets = await terminal.read(asked.file, asked.maxBytes);
  if ('problem' in octets) return octets;
  const form = asked.from ?? formOf(octets, asked.name);
  if (form === undefined)
    return { problem: `${asked.name} is neither LLSD nor JSON, as far as its beginning says (--from).` };
  if (asked.from === undefined) terminal.say(`${asked.name} is read as ${FORM_NAMES[form]}.`);
  const source = readForm(form, octets, { plain: asked.plain, limits: { size: asked.maxBytes } });
  const { root } = source;
  if (root !== undefined) return { ...source, root };
  const [first] = source.problems;
  return { problem: `${asked.name}:${first === undefined ? ' There is no value.' : sentenceOf(source, first)}` };
}

/** Texts end with a line break, as files do. */
function written({ root }: Convertible, { to, pretty, plain, header }: Asked): Uint8Array {
  const octets = writeForm(to, plainValue(root), { pretty, plain, header });
  return to === 'binary' || octets.at(-1) === LF ? octets : concatBytes(octets, utf8('\n'));
}

const LF = 0x0a;

function sayLosses({ losses, more }: Losses, terminal: Terminal): void {
  for (const { path, message } of losses) terminal.say(path === '' ? message : `${path}: ${message}`);
  if (more > 0) terminal.say(`${more} more values lose something.`);
}
