// `rezbench dissector`: a template as a dissector for Wireshark.
import { dissectorOf } from '../protocol/dissector/dissector.ts';
import { builtInTemplate } from '../protocol/template/built-in.ts';
import type { Template } from '../protocol/template/model.ts';
import { readTemplate } from './template.ts';
import { EXIT, type Terminal, type Unreadable } from './terminal.ts';
import { command } from './words.ts';

const HELP = `rezbench dissector: one Lua file with which Wireshark and tshark read packets by a template

  --template FILE    message template (the built-in one)
  --max-bytes N      most bytes to read from a file (67108864)
  --help             this text

The file is printed. Put it into the folder of personal Lua plugins (Wireshark: Help, About, Folders), or try it at once:

  rezbench dissector > lludp.lua
  tshark -X lua_script:lludp.lua -r session.pcapng -Y 'lludp.ChatFromViewer.ChatData.Message contains "hello"'`;

export const dissector = command(
  { name: 'dissector', help: HELP, options: { template: { type: 'string' } } },
  async ({ values, positionals, maxBytes }, terminal) => {
    if (positionals.length > 0) return { problem: `dissector does not know what to do with ${positionals[0]}.` };
    const chosen = await chosenTemplate(values.template, maxBytes, terminal);
    if ('problem' in chosen) return chosen;
    await terminal.printAll([dissectorOf(chosen.template, chosen.origin)]);
    return EXIT.fine;
  },
);

interface Chosen {
  readonly template: Template;
  /** Where it came from, in words. */
  readonly origin: string;
}

async function chosenTemplate(
  file: string | undefined,
  maxBytes: number,
  terminal: Terminal,
): Promise<Chosen | Unreadable> {
  if (file === undefined) return { template: builtInTemplate(), origin: 'the built-in template' };
  const read = await readTemplate(file, maxBytes, terminal);
  return 'problem' in read ? read : { template: read.template, origin: file };
}
