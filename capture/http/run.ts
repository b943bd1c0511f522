// What one end of a TCP conversation said, as runs of bytes without holes, and the messages of HTTP in them.
import { concatBytes } from '../../protocol/bytes.ts';
import type { OneWay, Piece } from '../network/tcp-way.ts';
import { NO_STAMP, type Stamp } from '../stamp.ts';
import { type HttpMessage, readHttpMessage, type Unmeasured } from './message.ts';

export interface TimedMessage extends HttpMessage {
  /** Of its first and of its last byte. */
  readonly stamp: Stamp;
  readonly end: Stamp;
  /** Bytes are missing somewhere between it and the message before. */
  readonly isAfterHole: boolean;
}

interface Run {
  readonly bytes: Uint8Array;
  readonly pieces: readonly Piece[];
  /** Where each piece starts. */
  readonly starts: readonly number[];
  readonly isAfterHole: boolean;
}

/** Whether a body that does not say its length is there, by the start line and the number of the message. */
export type Measure = (start: string, index: number) => Unmeasured | 'none';

/** [capture.http.5] The messages of one end. Behind a hole the next one is looked for where a segment starts. */
export function messagesOf(way: OneWay, measure: Measure): readonly TimedMessage[] {
  const messages: TimedMessage[] = [];
  for (const run of runsOf(way.pieces)) {
    let isAfterHole = run.isAfterHole;
    for (let at: number | undefined = 0; at !== undefined && at < run.bytes.length; ) {
      const found: ReturnType<typeof readHttpMessage> = readHttpMessage(run.bytes, at, (start) =>
        measure(start, messages.length),
      );
      if (found === undefined) {
        at = nextStart(run, at);
        continue;
      }
      const ends = { stamp: stampAt(run, at), end: stampAt(run, found.end - 1) };
      messages.push({ ...found.message, ...ends, isAfterHole });
      isAfterHole = false;
      at = found.end;
    }
  }
  return messages;
}

function runsOf(pieces: readonly Piece[]): readonly Run[] {
  const runs: Piece[][] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last === undefined || piece.missing > 0) runs.push([piece]);
    else last.push(piece);
  }
  return runs.map(together);
}

function together(pieces: readonly Piece[]): Run {
  const starts: number[] = [];
  let at = 0;
  for (const { bytes } of pieces) {
    starts.push(at);
    at += bytes.length;
  }
  const bytes = concatBytes(...pieces.map((piece) => piece.bytes));
  return { bytes, pieces, starts, isAfterHole: (pieces[0]?.missing ?? 0) > 0 };
}

/** Where the next piece behind `at` starts. */
function nextStart({ starts }: Run, at: number): number | undefined {
  return starts[pieceAt(starts, at) + 1];
}

function stampAt({ pieces, starts }: Run, at: number): Stamp {
  return pieces[pieceAt(starts, at)]?.stamp ?? NO_STAMP;
}

/** The last piece that starts at or before `at`. */
function pieceAt(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return low;
}
