// The terminal as a command sees it: what it prints, what it reads. The only file of the commands that touches both.
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import type { Writable } from 'node:stream';
import { setImmediate as breath } from 'node:timers/promises';
import { writeWholeFile } from './whole-file.ts';

/** Exit codes of every command. */
export const EXIT = { fine: 0, findings: 1, wrongUse: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The name of standard input in reports and sentences. */
export const STDIN = '<stdin>';

/** Bytes that are read from one file or from stdin unless `--max-bytes` says otherwise. */
export const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

/** Read at a time. */
const PIECE_BYTES = 1024 * 1024;

export interface Terminal {
  /** Results, for programs: stdout, line end added. */
  print(line: string): void;
  /** Many results. Stops asking for more when nobody reads them any longer, as behind a pipe to `head`. */
  printAll(lines: Iterable<string>): Promise<void>;
  /** Words, for people: stderr, line end added. */
  say(sentence: string): void;
  /** A file whole, or stdin if there is no name or it is `-`. A sentence if that is not possible. */
  read(file: string | undefined, maxBytes: number): Promise<Uint8Array | Unreadable>;
  /** Bytes to a file, or to stdout if there is no name. A sentence if that is not possible. */
  save(file: string | undefined, bytes: Uint8Array): Promise<Unreadable | undefined>;
  /** The same; a file is replaced whole, or stays as it was. */
  saveWhole(file: string | undefined, bytes: Uint8Array): Promise<Unreadable | undefined>;
  /** Somebody looks at stdout: no place for octets that are no text. */
  readonly isScreen: boolean;
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
  printAll: (lines) => writeLines(process.stdout, lines),
  say: (sentence) => void process.stderr.write(`${sentence}\n`),
  read: async (file, maxBytes) => {
    const isStdin = file === undefined || file === '-';
    return await readWhole(
      isStdin ? process.stdin : createReadStream(file, { highWaterMark: PIECE_BYTES }),
      isStdin ? STDIN : file,
      maxBytes,
    );
  },
  save: (file, bytes) => saveWith(writeFile, file, bytes),
  saveWhole: (file, bytes) => saveWith(writeWholeFile, file, bytes),
  isScreen: process.stdout.isTTY === true,
};

async function saveWith(
  write: (file: string, bytes: Uint8Array) => Promise<void>,
  file: string | undefined,
  bytes: Uint8Array,
): Promise<Unreadable | undefined> {
  try {
    await (file === undefined ? writeBytes(process.stdout, bytes) : write(file, bytes));
    return undefined;
  } catch (error) {
    return {
      problem: `Cannot write ${file ?? 'the result'}: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
}

const writeBytes = (stream: Writable, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.write(bytes, (error) => (error ? reject(error) : resolve()));
  });

/** What reads the other end is heard of after so many lines: only between turns of the event loop. */
const LINES_A_TURN = 200;

/** Writes lines until there are no more of them or the stream takes no more. Keeps back when the stream is slow. */
export async function writeLines(stream: Writable, lines: Iterable<string>): Promise<void> {
  let count = 0;
  for (const line of lines) {
    const hasRoom = stream.write(`${line}\n`);
    count += 1;
    if (count % LINES_A_TURN === 0) await breath();
    if (stream.destroyed) return;
    if (!hasRoom && stream.writableNeedDrain) await roomIn(stream);
  }
}

function roomIn(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      stream.off('drain', go);
      stream.off('close', go);
      resolve();
    };
    stream.on('drain', go);
    stream.on('close', go);
  });
}

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
  // The same bytes, and not a copy of them.
  const { buffer, byteOffset } = Buffer.concat(parts);
  return new Uint8Array(buffer, byteOffset, length);
}
