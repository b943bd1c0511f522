// A capture to compare a log with: a file of this machine that is opened, or bytes that a page has sent.
import type { ComparedLog } from '../../capture/compare/comparison.ts';
import { logOfRows } from '../../capture/compare/read-log.ts';
import { Listing } from '../../capture/reading/listing.ts';
import { readCapture } from '../../capture/reading/rows.ts';
import type { LogQuestion } from '../../contract/comparison.ts';
import type { Answer } from '../../contract/panel.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import { inflate } from './inflate.ts';
import { type OpenedCapture, openCapture } from './opened-capture.ts';
import { WholeFile } from './whole-file.ts';

/** [compare.panel.3] A capture of others is read in one go: beside a grid that runs, only as many bytes as it does not feel. */
export const MOST_BESIDE_A_GRID = 8 * 1024 * 1024;
/** Of a file, to see who wrote it. */
const HEAD_BYTES = 4096;

export type OtherCapture =
  | { readonly kind: 'file'; readonly name: string; readonly path: string }
  | { readonly kind: 'bytes'; readonly name: string; readonly bytes: Uint8Array };

/** What was opened to be compared with. */
export interface OpenedOther extends ComparedLog {
  close(): void;
}

export interface OpeningOther {
  /** Text of the template to read with, and what it was made to. */
  readonly template: string;
  readonly codec: Codec;
  /** A grid runs in this process. */
  readonly isGrid: boolean;
  /** How much was read, from 0 to 1. */
  onReading(share: number): void;
}

/** Opens and reads it to its end; a sentence if that is not possible. */
export function openOther(
  other: OtherCapture,
  opening: OpeningOther,
): Promise<OpenedOther | { readonly problem: string }> {
  if (other.kind === 'bytes') return Promise.resolve(readBytes(other.bytes, opening.codec));
  const problem = opening.isGrid ? refusedBesideGrid(other.path) : undefined;
  return problem === undefined ? openFile(other.path, opening) : Promise.resolve({ problem });
}

/** All that a log has now, asked row by row. */
export function logAsked(ask: (question: LogQuestion) => Answer): ComparedLog {
  const answer = ask({ ask: 'rows', from: 0, to: 1, filter: '' });
  const { rows, total } = answer.answer === 'rows' ? answer.window : { rows: [], total: 0 };
  const firstRow = rows[0]?.row ?? 1;
  return {
    firstRow,
    lastRow: firstRow + total - 1,
    row: (row) => {
      const found = ask({ ask: 'row', row });
      return found.answer === 'row' ? found.row : undefined;
    },
  };
}

function openFile(path: string, opening: OpeningOther): Promise<OpenedOther | { readonly problem: string }> {
  return new Promise((resolve) => {
    let opened: OpenedCapture | undefined;
    let isRead = false;
    const settle = () => {
      if (opened !== undefined && isRead) resolve(otherOf(opened));
    };
    const onRead = () => {
      isRead = true;
      settle();
    };
    const listeners = { onRows: () => undefined, onReading: (share: number) => opening.onReading(share), onRead };
    void openCapture(path, opening.template, listeners).then((read) => {
      if ('problem' in read) resolve(read);
      else opened = read;
      settle();
    });
  });
}

const otherOf = (opened: OpenedCapture): OpenedOther => ({
  ...logAsked((question) => opened.ask(question)),
  close: () => opened.close(),
});

function readBytes(bytes: Uint8Array, codec: Codec): OpenedOther | { readonly problem: string } {
  const read = readCapture(bytes, { codec, inflate, showSecrets: false });
  return 'problem' in read ? read : { ...logOfRows(read.rows), close: () => undefined };
}

/** What cannot be read beside a grid, in a sentence; what cannot be read at all is told by whoever reads. */
function refusedBesideGrid(path: string): string | undefined {
  try {
    const file = new WholeFile(path);
    const listing = new Listing(() => undefined);
    const isOurs = listing.read(file.piece(0, HEAD_BYTES)) && listing.hasBegun;
    const { length } = file;
    file.close();
    if (isOurs || length <= MOST_BESIDE_A_GRID) return undefined;
    return `${path} has ${length} bytes and was written by another program: the running grid would wait while it is read. Save the traffic, open the file, and compare there.`;
  } catch {
    return undefined;
  }
}
