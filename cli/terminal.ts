// The terminal as a command sees it: what it prints, what it reads. The only file of the commands that touches both.
import { createReadStream } from 'node:fs';
import process from 'node:process';

/** Exit codes of every command. */
export const EXIT = { fine: 0, findings: 1, wrongUse: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Bytes that are read from one file or from stdin unless `--max-bytes` says otherwise. */
export const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

export interface Terminal {
  /** Results, for programs: stdout, line end added. */
  print(line: string): void;
  /** Words, for people: stderr, line end added. */
  say(sentence: string): void;
  /** A file whole, or stdin if there is no name or it is `-`. A sentence if that is not possible. */
  read(file: string | undefined, maxBytes: number): Promise<Uint8Array | Unreadable>;
}

export interface Unreadable {
  readonly problem: string;
}

/** Says why a command does not even begin. */
export function refuse(terminal: Terminal, { problem }: Unreadable): ExitCode {
  terminal.say(problem);
  return EXIT.wrongUse;
}

/** The terminal that this process runs in. */
export const terminal: Terminal = {
  print: (line) => void process.stdout.write(`${line}\n`),
  say: (sentence) => void process.stderr.write(`${sentence}\n`),
  read: async (file, maxBytes) => {
    const isStdin = file === undefined || file === '-';
    return await readWhole(isStdin ? process.stdin : createReadStream(file), isStdin ? 'The input' : file, maxBytes);
  },
};

async function readWhole(
  source: AsyncIterable<unknown>,
  name: string,
  maxBytes: number,
): Promise<Uint8Array | Unreadable> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of source) {
      if (!(part instanceof Uint8Array)) continue;
      length += part.length;
      if (length > maxBytes) return { problem: `${name} has more than ${maxBytes} bytes (--max-bytes).` };
      parts.push(part);
    }
  } catch (error) {
    return { problem: `Cannot read ${name}: ${error instanceof Error ? error.message : String(error)}.` };
  }
  return new Uint8Array(Buffer.concat(parts));
}
