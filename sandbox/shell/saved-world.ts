// Writes a world file. It takes the place of another one at once, or not at all.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Refusal } from '../orders.ts';
import type { WorldFile } from '../world-file/shape.ts';
import { type RegionNow, writtenWorld } from '../world-file/written.ts';
import { reasonOf } from './disk-sentences.ts';

/** What a grid was started with. */
export interface WorldOrigin {
  readonly file: WorldFile;
  /** From which its paths are seen. */
  readonly folder: string;
}

/** [world.export.2] [world.export.3] Says in a sentence why it cannot. */
export function saveWorld(to: string, origin: WorldOrigin, regions: readonly RegionNow[]): Refusal | undefined {
  const folder = path.dirname(path.resolve(to));
  const seen = (name: string) => path.relative(folder, path.resolve(origin.folder, name)).split(path.sep).join('/');
  const unfinished = `${to}.${process.pid}.part`;
  try {
    writeFileSync(unfinished, `${JSON.stringify(writtenWorld(origin.file, regions, seen), undefined, 1)}\n`);
    renameSync(unfinished, to);
    return undefined;
  } catch (error) {
    rmSync(unfinished, { force: true });
    return { problem: `The world cannot be written to ${to}: ${reasonOf(error)}.` };
  }
}
