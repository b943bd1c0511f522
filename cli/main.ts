// `rezbench`: the table of commands. What each does is in the file of its name.
import process from 'node:process';
import { VERSION } from '../contract/version.ts';
import { check } from './check.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { serve } from './serve.ts';
import { EXIT, refuse, type Terminal, terminal } from './terminal.ts';

interface Command {
  readonly summary: string;
  /** `words` are those after the command's name, `--help` among them. Resolves with the exit code. */
  run(words: readonly string[], terminal: Terminal): Promise<number>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  serve: { summary: 'a sandbox grid in the foreground', run: serve },
  check: { summary: 'problems in message templates', run: check },
  decode: { summary: 'datagrams in hex to text or JSON', run: decode },
  encode: { summary: 'the text or JSON of decode to datagrams in hex', run: encode },
};

const HELP = [
  'rezbench COMMAND: tools for the Second Life / OpenSimulator protocol',
  '',
  ...Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`),
  '',
  'rezbench COMMAND --help says more. rezbench --version says which one this is.',
  'Exit codes: 0 fine, 1 findings, 2 wrong use or unreadable input.',
].join('\n');

async function main([name = '', ...words]: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') terminal.print(HELP);
  else if (name === '--version') terminal.print(VERSION);
  else if (Object.hasOwn(COMMANDS, name)) return (await COMMANDS[name]?.run(words, terminal)) ?? EXIT.wrongUse;
  else return refuse(terminal, { problem: `${sentenceOn(name)} rezbench --help lists the commands.` });
  return EXIT.fine;
}

function sentenceOn(name: string): string {
  return name === '' ? 'There is no command.' : `rezbench has no command ${name}.`;
}

// Whoever reads our output may stop reading, as `head` does. That is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT.fine : EXIT.wrongUse);
});

void run();

async function run(): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    terminal.say(`rezbench failed: ${error instanceof Error ? error.stack : String(error)}`);
    process.exitCode = EXIT.wrongUse;
  }
}
