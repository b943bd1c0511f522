// Which test of a bundle began last, told through a file: a test that loops for ever cannot say so itself.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, type TestContext } from 'node:test';

/** The variable of the environment that names the file. */
const TITLE_FILE = 'REZBENCH_TITLE_FILE';

/** In the process of the tests: writes the title of each test before it begins, if anybody wants to know. */
export function noteTitles(): void {
  const file = process.env[TITLE_FILE];
  if (file !== undefined) beforeEach((context) => writeFileSync(file, (context as TestContext).name));
}

/** In the process that runs them: whoever makes one removes it. Tests started meanwhile write into it. */
export class LastTitle {
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'rezbench-title-'));
  readonly #file = path.join(this.#folder, 'title.txt');

  constructor() {
    writeFileSync(this.#file, '');
    process.env[TITLE_FILE] = this.#file;
  }

  /** The title of the test that began last; undefined if none did. */
  read(): string | undefined {
    const title = readFileSync(this.#file, 'utf8');
    return title === '' ? undefined : title;
  }

  remove(): void {
    delete process.env[TITLE_FILE];
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
