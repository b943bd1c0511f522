// The files of one log: one that was named, or many in a folder that other logs have used before.
import { mkdirSync, readdirSync, statSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import type { FileShelf, GrowingFile } from '../../capture/growing-file.ts';
import { LEAST_FILES } from '../../capture/journal.ts';
import { MARKS_BEHIND } from '../../contract/marks.ts';
import type { CaptureTarget } from '../../contract/sandbox.ts';
import { DiskFile } from './disk-file.ts';
import { cannotGoOn, cannotOpen } from './disk-sentences.ts';

export const MEGABYTE = 1024 * 1024;

/** Names of our files in a folder: when the log began, the process, which file of it. */
const OURS = /^traffic-\d{8}T\d{6}Z-\d+-\d{4,}\.rezcap\.pcapng$/;

export interface ShelfOptions {
  readonly target: CaptureTarget;
  /** When the log begins: milliseconds since 1970. */
  readonly startedAt: number;
  /** Distinguishes logs that begin in the same second. */
  readonly process: number;
  /** A sentence for the user. */
  onTrouble(sentence: string): void;
}

export class CaptureShelf implements FileShelf {
  readonly #options: ShelfOptions;
  readonly #prefix: string;
  readonly #files = new Set<DiskFile>();
  #opened = 0;

  constructor(options: ShelfOptions) {
    this.#options = options;
    const second = new Date(options.startedAt).toISOString().replace(/[-:]|\.\d+/g, '');
    this.#prefix = `traffic-${second}-${options.process}`;
  }

  /** The files that are there, oldest first. */
  get files(): readonly DiskFile[] {
    return [...this.#files];
  }

  open(): GrowingFile | undefined {
    for (const file of this.#files) file.seal();
    const { onTrouble, target } = this.#options;
    try {
      const file = this.#create(this.#place());
      this.#files.add(file);
      return file;
    } catch (error) {
      onTrouble(cannotOpen(target.path, error));
      return undefined;
    }
  }

  remove(file: GrowingFile): void {
    for (const known of this.#files) {
      if (known !== file) continue;
      attempt(() => known.remove());
      attempt(() => unlinkSync(known.path + MARKS_BEHIND));
    }
    this.#files.delete(file as DiskFile);
  }

  /** Writes what is left; what was written can still be read. Of a folder, a log without rows leaves nothing. */
  close(hasRows: boolean): void {
    for (const file of this.#files) {
      if (this.#options.target.kind === 'folder' && !hasRows) this.remove(file);
      else file.seal();
    }
  }

  #create(name: string): DiskFile {
    return new DiskFile({ path: name, onFailure: (error) => this.#options.onTrouble(cannotGoOn(name, error)) });
  }

  #place(): string {
    const { target } = this.#options;
    if (target.kind === 'file') return target.path;
    mkdirSync(target.path, { recursive: true });
    this.#makeRoom(target.path, target.maxMegabytes * MEGABYTE);
    this.#opened += 1;
    return path.join(target.path, `${this.#prefix}-${String(this.#opened).padStart(4, '0')}.rezcap.pcapng`);
  }

  /** [capture.disk.1] Logs that were there before count as well, and go first. */
  #makeRoom(folder: string, most: number): void {
    const names = readdirSync(folder).filter((name) => OURS.test(name) && !name.startsWith(this.#prefix));
    const others = names.sort().map((name) => path.join(folder, name));
    let bytes = this.files.reduce((sum, { length }) => sum + length, most / LEAST_FILES);
    for (const file of others.toReversed()) {
      bytes += sizeOf(file);
      if (bytes > most) for (const one of [file, file + MARKS_BEHIND]) attempt(() => unlinkSync(one));
    }
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Another process may have been faster: what is gone is gone. */
function attempt(act: () => void): void {
  try {
    act();
  } catch {
    // There is nothing to be done about it, and nobody misses anything.
  }
}
