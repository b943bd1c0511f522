// A project of nothing but the rooms and the guards of this one, to see what the guards refuse.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inProject } from '../../tools/root.ts';
import { run } from '../../tools/terminal.ts';

export const ROOMS = ['protocol', 'contract', 'capture', 'server', 'sandbox', 'panel', 'client', 'cli'] as const;

export type Room = (typeof ROOMS)[number];

const GUARDS = [
  'tsconfig.base.json',
  'biome.json',
  '.gitignore',
  'package.json',
  ...ROOMS.map((room) => `${room}/tsconfig.json`),
];

/** A scratch project with the real guards. Whoever makes one removes it. */
export class Skeleton {
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'rezbench-skeleton-'));

  constructor() {
    for (const room of ROOMS) {
      mkdirSync(path.join(this.#folder, room));
      this.write(`${room}/here.ts`, `export const here: string = '${room}';\n`);
    }
    for (const file of GUARDS) copyFileSync(inProject(file), path.join(this.#folder, file));
    symlinkSync(inProject('node_modules'), path.join(this.#folder, 'node_modules'), 'junction');
  }

  write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.#folder, file)), { recursive: true });
    writeFileSync(path.join(this.#folder, file), text);
  }

  /** What the compiler says about the rooms, one complaint per line. */
  async compile(): Promise<readonly string[]> {
    return this.#lines('node_modules/typescript/bin/tsc', '-b', '--pretty', 'false', ...ROOMS);
  }

  /** What the linter says about the rooms, one complaint per line. */
  async lint(): Promise<readonly string[]> {
    return this.#lines('node_modules/@biomejs/biome/bin/biome', 'lint', '--reporter=github', '--max-diagnostics=none');
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #lines(script: string, ...args: readonly string[]): Promise<readonly string[]> {
    const { output } = await run(process.execPath, [inProject(script), ...args], { folder: this.#folder });
    return output.split('\n').filter((line) => line.includes('error'));
  }
}
