// The table of commands. What each does is in the file of its name.
import { VERSION } from '../contract/version.ts';
import { check } from './check.ts';
import { convert } from './convert.ts';
import { decode } from './decode.ts';
import { diff } from './diff.ts';
import { dissector } from './dissector.ts';
import { encode } from './encode.ts';
import { format } from './format.ts';
import { inspect } from './inspect.ts';
import { serve } from './serve.ts';
import { EXIT, refuse, type Terminal } from './terminal.ts';
import { visit } from './visit.ts';

export interface Command {
  readonly summary: string;
  /** `words` are those after the command's name, `--help` among them. Resolves with the exit code. */
  run(words: readonly string[], terminal: Terminal): Promise<number>;
}

export const COMMANDS: Readonly<Record<string, Command>> = {
  serve: { summary: 'a sandbox grid in the foreground', run: serve },
  visit: { summary: 'a scripted viewer that logs in to a grid', run: visit },
  check: { summary: 'problems in message templates', run: check },
  format: { summary: 'the layout of message templates', run: format },
  diff: { summary: 'what differs between two message templates, documents of LLSD, or captures', run: diff },
  convert: { summary: 'LLSD from XML, notation, binary or JSON into another of them', run: convert },
  decode: { summary: 'datagrams in hex to text or JSON', run: decode },
  inspect: { summary: 'what is in a capture file of ours, of tcpdump or of Wireshark', run: inspect },
  encode: { summary: 'the text or JSON of decode to datagrams in hex', run: encode },
  dissector: { summary: 'a dissector for Wireshark that reads by a message template', run: dissector },
};

const HELP = [
  'rezbench COMMAND: tools for the Second Life / OpenSimulator protocol',
  '',
  ...Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`),
  '',
  'rezbench COMMAND --help says more. rezbench --version says which one this is.',
  'Exit codes: 0 fine, 1 findings, 2 wrong use or unreadable input.',
].join('\n');

/** Runs the command that the words of the command line name; resolves with the exit code. */
export async function runCommand([name = '', ...words]: readonly string[], terminal: Terminal): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') terminal.print(HELP);
  else if (name === '--version') terminal.print(VERSION);
  else if (Object.hasOwn(COMMANDS, name)) return (await COMMANDS[name]?.run(words, terminal)) ?? EXIT.wrongUse;
  else return refuse(terminal, { problem: `${sentenceOn(name)} rezbench --help lists the commands.` });
  return EXIT.fine;
}

function sentenceOn(name: string): string {
  return name === '' ? 'There is no command.' : `rezbench has no command ${name}.`;
}
