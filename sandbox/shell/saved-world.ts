// Writes a world file, with the land that was shaped. It takes the place of another one at once, or not at all.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Llsd } from '../../protocol/llsd/value.ts';
import { writeLlsdXml } from '../../protocol/llsd/xml.ts';
import { kindOfType } from '../assets/kinds.ts';
import type { Refusal } from '../orders.ts';
import { bytesOfLand } from '../world-file/raw-land.ts';
import type { WorldFile } from '../world-file/shape.ts';
import { assetsFolder, type Naming, type WorldNow, writtenWorld } from '../world-file/written.ts';
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
    landFile: (region) => `${beside(to)}.${region + 1}.land`,
    lightFile: (region, parcel) => {
      const number = parcel === undefined ? '' : `.${parcel + 1}`;
      return `${beside(to)}.${region + 1}${number}.light.llsd.xml`;
    },
    assetsFolder: `${beside(to)}.assets`,
  };
  const text = `${JSON.stringify(writtenWorld(origin.file, now, naming), undefined, 1)}\n`;
  const files = [...regionFiles(now, naming), ...assetFiles(origin.file, now, naming)];
  return replaceFiles(to, [...files.map(([name, content]) => [path.join(folder, name), content] as const), [to, text]]);
}

/** [world.export.4] [world.export.6] How files beside a world file begin. */
function beside(world: string): string {
  return path.basename(world).replace(/(?:\.world)?\.json$/, '');
}

type NamedFile = readonly [name: string, content: Uint8Array | string];

function regionFiles({ regions }: WorldNow, { landFile, lightFile }: Naming): readonly NamedFile[] {
  return regions.flatMap(({ land, light, parcel, parcelLights, parcels }, region): readonly NamedFile[] => [
    ...(land === undefined ? [] : [[landFile(region), bytesOfLand(land)] as const]),
    ...(light === undefined ? [] : [[lightFile(region), lightText(light)] as const]),
    ...[parcel, ...parcels].flatMap((plan, at) => {
      const own = parcelLights?.get(plan?.id ?? '');
      return own === undefined ? [] : [[lightFile(region, at), lightText(own)] as const];
    }),
  ]);
}

function lightText(light: Llsd): string {
  return `${writeLlsdXml(light)}\n`;
}

/** [world.export.7] */
function assetFiles(file: WorldFile, now: WorldNow, naming: Naming): readonly NamedFile[] {
  const folder = assetsFolder(file, now, naming) ?? '';
  return now.assets.flatMap(({ bytes, id, type }) => {
    const ending = kindOfType(type)?.endings[0];
    return ending === undefined ? [] : [[path.join(folder, `${id}.${ending}`), bytes] as const];
  });
}

/** [world.export.3] All are written before the first takes its place; the last is the one that names the others. */
function replaceFiles(to: string, files: readonly NamedFile[]) {
  const unfinished = (name: string) => `${name}.${process.pid}.part`;
  try {
    for (const [name, content] of files) {
      if (path.dirname(name) !== path.dirname(to)) mkdirSync(path.dirname(name), { recursive: true });
      writeFileSync(unfinished(name), content);
    }
    for (const [name] of files) renameSync(unfinished(name), name);
    return undefined;
  } catch (error) {
    for (const [name] of files) rmSync(unfinished(name), { force: true });
    return { problem: `The world cannot be written to ${to}: ${reasonOf(error)}.` };
  }
}
