// The marks of a log, in a file beside each of its capture files: a row is found again where it was written.
import { rm, writeFile } from 'node:fs/promises';
import { MARKS_BEHIND, marksText, type RowMark } from '../../contract/marks.ts';

/** A file of a log, and the number of its first row. */
export interface MarkedFile {
  readonly path: string;
  readonly firstRow: number;
}

export class KeptMarks {
  /** Files are written one after the other, so that the newest marks stay. */
  #last: Promise<void> = Promise.resolve();

  /** Keeps these marks, and no others, beside `files`, which stand in the order of their rows. Says what the disk refuses. */
  keep(marks: readonly RowMark[], files: readonly MarkedFile[], onTrouble: (why: string) => void): Promise<void> {
    this.#last = this.#last.then(async () => {
      for (const [at, { firstRow, path }] of files.entries()) {
        const end = files[at + 1]?.firstRow ?? Number.POSITIVE_INFINITY;
        const here = marks.filter(({ row }) => row >= firstRow && row < end);
        await keepBeside(path, here).catch((error: unknown) => onTrouble(sentence(path, error)));
      }
    });
    return this.#last;
  }
}

async function keepBeside(capture: string, marks: readonly RowMark[]): Promise<void> {
  const file = capture + MARKS_BEHIND;
  if (marks.length > 0) await writeFile(file, marksText(marks));
  else await rm(file, { force: true });
}

const sentence = (path: string, error: unknown): string =>
  `The marks beside ${path} are not kept: ${error instanceof Error ? error.message : String(error)}.`;
