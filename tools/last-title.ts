// Which test of a bundle began last, told through a file for each process: a test that loops for ever cannot say so itself.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, type TestContext } from 'node:test';

/** The variable of the environment that names the folder of the files. */
const TITLES = 'REZBENCH_TITLES';

/** In the process of the tests: writes the title of each test before it begins, if anybody wants to know. */
export function noteTitles(): void {
  const folder = process.env[TITLES];
  if (folder === undefined) return;
  const file = path.join(folder, `${process.pid}.txt`);
  beforeEach((context) => writeFileSync(file, (context as TestContext).name));
}

/** In the process that runs them: whoever makes one removes it. Tests started meanwhile write into it. */
export class LastTitles {
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'rezbench-title-'));

  constructor() {
    process.env[TITLES] = this.#folder;
  }

  /** The titles of the tests that began last, one for each process in which any did. */
  read(): readonly string[] {
    return readdirSync(this.#folder).map((name) => readFileSync(path.join(this.#folder, name), 'utf8'));
  }

  remove(): void {
    delete process.env[TITLES];
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
