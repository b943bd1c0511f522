// A log written to a file of another form.
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ExportOutcome, ExportWish } from '../../contract/export.ts';
import { cannotSave } from './disk-sentences.ts';
import { type AskedLog, ExportPieces } from './export-pieces.ts';

export interface ExportingOptions extends AskedLog {
  /** The log lies in this file, or in files of this folder; undefined = in memory. */
  readonly place: string | undefined;
}

export interface ExportListeners {
  /** How much is written, from 0 to 1. */
  onProgress(share: number): void;
  readonly signal: AbortSignal;
}

/** [export.write.1] Never throws: what became of it is told. */
export async function exportLog(
  log: ExportingOptions,
  wish: ExportWish,
  { onProgress, signal }: ExportListeners,
): Promise<ExportOutcome> {
  const target = path.resolve(wish.path);
  if (isOwn(target, log.place))
    return { kind: 'refused', message: `${wish.path} is a file of this log itself; export to another one.` };
  const unfinished = `${target}.${process.pid}.part`;
  const pieces = new ExportPieces(log, wish, onProgress);
  try {
    await pipeline(Readable.from(pieces.all()), createWriteStream(unfinished), { signal });
    await rename(unfinished, target);
    const { left, problem, rows } = pieces;
    return problem === undefined ? { kind: 'exported', rows, left } : { kind: 'refused', message: problem };
  } catch (error) {
    await rm(unfinished, { force: true });
    if (signal.aborted) return { kind: 'stopped' };
    return { kind: 'refused', message: pieces.problem ?? cannotSave(wish.path, error) };
  }
}

/** [export.write.2] Whether the log lies in this file. */
function isOwn(file: string, place: string | undefined): boolean {
  if (place === undefined) return false;
  const own = path.resolve(place);
  return file === own || (path.dirname(file) === own && file.endsWith(OWN_NAME));
}

/** How files in a folder of captures are called. */
const OWN_NAME = '.rezcap.pcapng';
