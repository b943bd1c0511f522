// A terminal that remembers: for commands that print, say and read.

import { STDIN, type Terminal } from '../../cli/terminal.ts';
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
    printAll: async (lines) => void printed.push(...lines),
    say: (sentence) => void said.push(sentence),
    read: async (name = '-', maxBytes) => {
      const bytes = utf8(files[name] ?? '');
      const known = name === '-' ? STDIN : name;
      if (files[name] === undefined) return { problem: `Cannot read ${known}: no such file.` };
      return bytes.length > maxBytes ? { problem: `${known} has more than ${maxBytes} bytes (--max-bytes).` } : bytes;
    },
  };
}
