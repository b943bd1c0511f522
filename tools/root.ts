// Where the project is, from wherever its built tools run.
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of the project: the nearest one above this program that holds `esbuild.mjs`. */
export const root = folderAbove(import.meta.dirname);

/** A path inside the project. */
export function inProject(...names: readonly string[]): string {
  return path.join(root, ...names);
}

function folderAbove(folder: string): string {
  if (existsSync(path.join(folder, 'esbuild.mjs'))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error('This tool runs from inside a checkout of the project only.');
  return folderAbove(parent);
}
