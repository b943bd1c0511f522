// Writes a world file, with the land that was shaped. It takes the place of another one at once, or not at all.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Refusal } from '../orders.ts';
import { bytesOfLand } from '../world-file/raw-land.ts';
import type { WorldFile } from '../world-file/shape.ts';
import { type Naming, type WorldNow, writtenWorld } from '../world-file/written.ts';
import { reasonOf } from './disk-sentences.ts';

/** What a grid was started with. */
export interface WorldOrigin {
  readonly file: WorldFile;
  /** From which its paths are seen. */
  readonly folder: string;
}

/** [world.export.2] [world.export.3] Says in a sentence why it cannot. */
export function saveWorld(to: string, origin: WorldOrigin, now: WorldNow): Refusal | undefined {
  const folder = path.dirname(path.resolve(to));
  const naming: Naming = {
    seen: (name) => path.relative(folder, path.resolve(origin.folder, name)).split(path.sep).join('/'),
    landFile: (region) => landFile(to, region),
  };
  const lands = now.regions.flatMap(({ land }, region) =>
    land === undefined ? [] : [[path.join(folder, landFile(to, region)), bytesOfLand(land)] as const],
  );
  const text = `${JSON.stringify(writtenWorld(origin.file, now, naming), undefined, 1)}\n`;
  return replaceFiles(to, [...lands, [to, text]]);
}

/** [world.export.4] Beside the world file, under its name and the number of the region. */
function landFile(world: string, region: number): string {
  return `${path.basename(world).replace(/(?:\.world)?\.json$/, '')}.${region + 1}.land`;
}

/** [world.export.3] All are written before the first takes its place; the last is the one that names the others. */
function replaceFiles(to: string, files: readonly (readonly [name: string, content: Uint8Array | string])[]) {
  const unfinished = (name: string) => `${name}.${process.pid}.part`;
  try {
    for (const [name, content] of files) writeFileSync(unfinished(name), content);
    for (const [name] of files) renameSync(unfinished(name), name);
    return undefined;
  } catch (error) {
    for (const [name] of files) rmSync(unfinished(name), { force: true });
    return { problem: `The world cannot be written to ${to}: ${reasonOf(error)}.` };
  }
}
