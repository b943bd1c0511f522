// A capture file, opened as a log: the panel asks it what it asks a grid. Nothing is written. Of our own files the first rows are
// there at once, and the others come while they are looked at; a file of others has its rows when it is read.
import { captureFileSteps } from '../../capture/file.ts';
import { OpenedLog, type OpenedLogListeners } from './opened-log.ts';
import { OtherFileReading } from './other-file-reading.ts';
import { OwnFileReading } from './own-file-reading.ts';
import { WholeFile } from './whole-file.ts';

/** Bytes of a file of others that is opened: as much as a log may take on the disk. It is held in memory. */
export const MOST_FILE_BYTES = 512 * 1024 * 1024;
/** Bytes of a file of ours: of ten million rows as they come, whose columns take 350 MB of memory. */
export const MOST_OWN_BYTES = 2 * 1024 * 1024 * 1024;

export interface OpenedCapture extends Pick<OpenedLog, 'rows' | 'ask' | 'useTemplate'> {
  close(): void;
}

export interface OpenListeners extends OpenedLogListeners {
  /** How much of the file was read, from 0 to 1. */
  onReading(share: number): void;
  /** The file was read to its end. @param remarks what could not be read, in sentences */
  onRead(remarks: readonly string[]): void;
}

/** Begins to read a file, and answers when there are rows to show; a sentence if there will be none. */
export async function openCapture(
  path: string,
  template: string,
  listeners: OpenListeners,
): Promise<OpenedCapture | { readonly problem: string }> {
  try {
    return openFile(new WholeFile(path), { path, log: new OpenedLog(template, listeners), listeners });
  } catch (error) {
    return { problem: `Cannot read ${path}: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

interface Opening {
  readonly path: string;
  readonly log: OpenedLog;
  readonly listeners: OpenListeners;
}

function openFile(file: WholeFile, opening: Opening): OpenedCapture | { readonly problem: string } {
  const { listeners, log, path } = opening;
  if (file.length > MOST_OWN_BYTES) return tooLarge(path, file.length, MOST_OWN_BYTES);
  let other: OtherFileReading | undefined;
  const readOther = (): { readonly problem: string } | undefined => {
    const bytes = otherBytes(file, path);
    if ('problem' in bytes) return bytes;
    other = new OtherFileReading(bytes, log, listeners);
    other.begin();
    return undefined;
  };
  const own = new OwnFileReading(file, log, {
    ...listeners,
    onStranger: () => {
      const problem = readOther();
      if (problem !== undefined) listeners.onRead([problem.problem]);
    },
  });
  const close = () => {
    own.stop();
    other?.stop();
    log.stop();
    file.close();
  };
  const problem = own.begin() ? undefined : readOther();
  if (problem !== undefined) return problem;
  return {
    get rows() {
      return log.rows;
    },
    ask: (question) => log.ask(question),
    useTemplate: (text) => log.useTemplate(text),
    close,
  };
}

/** The bytes of a file that is not, or not only, ours; a sentence if it is no capture, or too large to be held. */
function otherBytes(file: WholeFile, path: string): Uint8Array | { readonly problem: string } {
  if (file.length > MOST_FILE_BYTES) return tooLarge(path, file.length, MOST_FILE_BYTES);
  const bytes = file.piece(0, file.length);
  const begun = captureFileSteps(bytes, { frame: () => undefined }).next().value;
  return typeof begun === 'object' && 'problem' in begun ? begun : bytes;
}

const tooLarge = (path: string, bytes: number, most: number) => ({
  problem: `${path} has ${bytes} bytes; files of up to ${most} are opened.`,
});
