// A terminal that remembers: for commands that print, say and read.

import { STDIN, type Terminal } from '../../cli/terminal.ts';
import { concatBytes, utf8 } from '../../protocol/bytes.ts';

export interface FakeTerminal extends Terminal {
  /** Lines on stdout, then what was said on stderr. */
  readonly printed: string[];
  readonly said: string[];
  /** What was written to each file; under no name, to stdout. */
  readonly saved: Map<string, Uint8Array>;
  /** Names of files that cannot be written. */
  readonly locked: Set<string>;
}

/** `files` by name; stdin is called `-`. */
export function fakeTerminal(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  { isScreen = false }: { readonly isScreen?: boolean } = {},
): FakeTerminal {
  const printed: string[] = [];
  const said: string[] = [];
  const saved = new Map<string, Uint8Array>();
  const locked = new Set<string>();
  const save: Terminal['save'] = async (name = '', bytes) => {
    if (locked.has(name)) return { problem: `Cannot write ${name}: locked.` };
    saved.set(name, name === '' ? concatBytes(saved.get('') ?? new Uint8Array(), bytes) : bytes);
    return undefined;
  };
  return {
    printed,
    said,
    saved,
    locked,
    print: (line) => void printed.push(line),
    printAll: async (lines) => void printed.push(...lines),
    say: (sentence) => void said.push(sentence),
    read: async (name = '-', maxBytes) => {
      const file = files[name] ?? '';
      const bytes = typeof file === 'string' ? utf8(file) : file;
      const known = name === '-' ? STDIN : name;
      if (files[name] === undefined) return { problem: `Cannot read ${known}: no such file.` };
      return bytes.length > maxBytes ? { problem: `${known} has more than ${maxBytes} bytes (--max-bytes).` } : bytes;
    },
    save,
    saveWhole: save,
    isScreen,
  };
}
