// A terminal that remembers: for commands that print, say and read.

import type { Terminal } from '../../cli/terminal.ts';
import { utf8 } from '../../protocol/bytes.ts';

export interface FakeTerminal extends Terminal {
  /** Lines on stdout, then what was said on stderr. */
  readonly printed: string[];
  readonly said: string[];
}

/** `files` by name; stdin is called `-`. */
export function fakeTerminal(files: Readonly<Record<string, string>> = {}): FakeTerminal {
  const printed: string[] = [];
  const said: string[] = [];
  return {
    printed,
    said,
    print: (line) => void printed.push(line),
    say: (sentence) => void said.push(sentence),
    read: async (name = '-', maxBytes) => {
      const bytes = utf8(files[name] ?? '');
      if (files[name] === undefined) return { problem: `Cannot read ${name}: no such file.` };
      return bytes.length > maxBytes ? { problem: `${name} has more than ${maxBytes} bytes (--max-bytes).` } : bytes;
    },
  };
}
