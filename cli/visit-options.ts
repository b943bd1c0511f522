// The words after `rezbench visit`, read.
import type { Unreadable } from './terminal.ts';
import type { Words } from './words.ts';

export interface VisitWords {
  readonly loginUri: string;
  readonly first: string;
  readonly last: string;
  readonly password: string;
  readonly start: string;
  readonly templateFile: string | undefined;
  readonly scriptFile: string | undefined;
  /** How long the viewer stays when it has tried everything. */
  readonly seconds: number;
  readonly strict: boolean;
  readonly json: boolean;
}

const VISIT_HELP = `rezbench visit --login-uri URI --first A --last B: a scripted viewer

It logs in, arrives, fetches its inventory, chats, walks, touches, teleports and logs out, and says how long each step took.

  --login-uri URI  where one logs in, such as http://127.0.0.1:9000/
  --first A        first name
  --last B         last name
  --password P     password, or its digest: $1$ and 32 hexadecimal digits (secret)
  --start PLACE    last, home, or uri:Region&x&y&z (last)
  --template FILE  message template to read and write messages with (the built-in one)
  --script FILE    a .rez text: what is said and expected instead of the tour behind the arrival
  --for SECONDS    stay that long before the logout (0)
  --strict         what works and would trouble some viewer or bot is a failure, too
  --json           one JSON object per line on stdout
  --max-bytes N    most bytes of each file (67108864)
  --help           this text

Ctrl-C logs out. Exit codes: 0 every step is done or has nothing to do, 1 a step failed, 2 wrong use.`;

const DEFAULT_PASSWORD = 'secret';
/** Longer than anybody waits for a visitor; short enough for a timer. */
const LONGEST_SECONDS = 7 * 24 * 60 * 60;

const OPTIONS = {
  'login-uri': { type: 'string' },
  first: { type: 'string' },
  last: { type: 'string' },
  password: { type: 'string' },
  start: { type: 'string' },
  template: { type: 'string' },
  script: { type: 'string' },
  for: { type: 'string' },
  strict: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

export const VISIT = { name: 'visit', help: VISIT_HELP, options: OPTIONS } as const;

/** What the words mean; what cannot be done is one sentence. */
export function readVisitOptions({ values, positionals }: Words<typeof OPTIONS>): VisitWords | Unreadable {
  if (positionals.length > 0) return { problem: `visit does not know what to do with ${positionals[0]}.` };
  const missing = (['login-uri', 'first', 'last'] as const).find((option) => (values[option] ?? '').trim() === '');
  if (missing !== undefined) return { problem: `visit wants --${missing}.` };
  const { 'login-uri': loginUri = '', first = '', last = '', password = DEFAULT_PASSWORD, start = 'last' } = values;
  if (!isHttp(loginUri))
    return { problem: `--login-uri wants an address such as http://127.0.0.1:9000/, not ${loginUri}.` };
  const seconds = readSeconds(values.for);
  if (seconds === undefined) return { problem: `--for wants a number of seconds from 0 to ${LONGEST_SECONDS}.` };
  const { template: templateFile, script: scriptFile, strict = false, json = false } = values;
  const who = { first: first.trim(), last: last.trim(), password, start };
  return { loginUri, ...who, templateFile, scriptFile, seconds, strict, json };
}

function isHttp(uri: string): boolean {
  return URL.canParse(uri) && ['http:', 'https:'].includes(new URL(uri).protocol);
}

function readSeconds(text: string | undefined): number | undefined {
  if (text === undefined) return 0;
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return seconds <= LONGEST_SECONDS ? seconds : undefined;
}
