// The words after `rezbench serve`, read.
import type { Unreadable } from './terminal.ts';
import type { Words } from './words.ts';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly templateFile: string | undefined;
  /** Regions, accounts and what stands where. */
  readonly worldFile: string | undefined;
  /** Rules for what goes wrong on the way. */
  readonly faultsFile: string | undefined;
  /** Where the traffic is written. */
  readonly captureFile: string | undefined;
  /** Where the world is written when the grid stops. */
  readonly exportFile: string | undefined;
  /** Most bytes of each file. */
  readonly maxBytes: number;
  readonly json: boolean;
  /** Whether the Traffic panel is served as a page. */
  readonly ui: boolean;
  readonly seed: number | undefined;
  /** Stop by itself after this many seconds. */
  readonly seconds: number | undefined;
}

const SERVE_HELP = `rezbench serve: a sandbox grid in the foreground

  --host H         address to listen on (127.0.0.1)
  --port P         TCP port of the login door (9000; 0 = any free one)
  --world FILE     regions, accounts and what stands where (two regions, open to everybody)
  --template FILE  message template to read and write messages with (the built-in one)
  --json           one JSON object per line on stdout, commands as JSON lines on stdin
  --capture FILE   a pcapng file to which all traffic is written while it happens
  --ui             the Traffic panel as a page on this machine, opened once with the address that is printed
  --export FILE    a world file to which the world is written when the grid stops
  --faults FILE    rules for what goes wrong on the way, as JSON: [{"loss":20}]
  --seed N         seed of all chance in the grid, its secrets too: for tests
  --for SECONDS    stop after that time
  --max-bytes N    most bytes of each file (67108864)
  --help           this text

Ctrl-C sends everybody away and stops.`;

const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_PORT = 9000;
const LAST_PORT = 65_535;
const LAST_SEED = 2 ** 32 - 1;
/** Longer than anybody watches a grid; short enough for a timer. */
const LONGEST_SECONDS = 7 * 24 * 60 * 60;

const OPTIONS = {
  host: { type: 'string' },
  port: { type: 'string' },
  template: { type: 'string' },
  world: { type: 'string' },
  capture: { type: 'string' },
  export: { type: 'string' },
  faults: { type: 'string' },
  json: { type: 'boolean' },
  ui: { type: 'boolean' },
  seed: { type: 'string' },
  for: { type: 'string' },
} as const;

export const SERVE = {
  name: 'serve',
  help: SERVE_HELP,
  options: OPTIONS,
} as const;

/** What the amounts among the words mean; what cannot be done is one sentence. */
export function readServeOptions({ values, positionals, maxBytes }: Words<typeof OPTIONS>): ServeOptions | Unreadable {
  if (positionals.length > 0) return { problem: `serve does not know what to do with ${positionals[0]}.` };
  const { host = DEFAULT_HOST } = values;
  if (host.trim() === '') return { problem: `--host wants an address, such as ${DEFAULT_HOST}.` };
  if (values.export === '') return { problem: '--export wants a file, such as saved.world.json.' };
  if (values.capture === '') return { problem: '--capture wants a file, such as traffic.pcapng.' };
  const port = whole('--port', values.port, LAST_PORT);
  const seed = whole('--seed', values.seed, LAST_SEED);
  const seconds = amount('--for', values.for, LONGEST_SECONDS);
  for (const value of [port, seed, seconds]) if (typeof value === 'object') return value;
  return {
    host,
    port: numberOr(port, DEFAULT_PORT),
    templateFile: values.template,
    worldFile: values.world,
    faultsFile: values.faults,
    captureFile: values.capture,
    exportFile: values.export,
    maxBytes,
    json: values.json === true,
    ui: values.ui === true,
    seed: numberOr(seed, undefined),
    seconds: numberOr(seconds, undefined),
  };
}

type Amount = number | undefined | Unreadable;

function whole(option: string, text: string | undefined, most: number): Amount {
  const value = amount(option, text, most);
  if (typeof value !== 'number' || Number.isInteger(value)) return value;
  return { problem: `${option} wants a whole number from 0 to ${most}.` };
}

function amount(option: string, text: string | undefined, most: number): Amount {
  if (text === undefined) return undefined;
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return value <= most ? value : { problem: `${option} wants a number from 0 to ${most}.` };
}

function numberOr<Otherwise>(value: Amount, otherwise: Otherwise): number | Otherwise {
  return typeof value === 'number' ? value : otherwise;
}
