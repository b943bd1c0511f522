// Reads the assets that lie in a folder, each in a file that is called by its id.
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { kindOfEnding } from '../assets/kinds.ts';
import type { Asset } from '../assets/shelf.ts';
import { UPLOAD_LIMIT } from '../caps/uploads.ts';

/** [assets.folder.2] Bounds of a folder: everything in it is kept in memory. */
export interface FolderLimits {
  readonly files: number;
  readonly bytes: number;
  /** Of one file: as much as may be uploaded. */
  readonly fileBytes: number;
}

export const FOLDER_LIMITS: FolderLimits = { files: 4096, bytes: 256 * 1024 * 1024, fileBytes: UPLOAD_LIMIT };

/** An id, and an ending that says what the asset is. */
const NAME = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([a-z0-9]+)$/i;

/** [assets.folder.1] Files with other names are left alone. Rejects with a sentence. */
export async function loadAssets(folder: string, limits = FOLDER_LIMITS): Promise<readonly Asset[]> {
  const names = await readdir(folder).catch((error: Error) => unreadable(folder, error));
  const found = names.sort().flatMap((name) => assetCalled(name) ?? []);
  if (found.length > limits.files) {
    throw new Error(`${folder} has ${found.length} assets; at most ${limits.files} are read.`);
  }
  const assets: Asset[] = [];
  let size = 0;
  for (const { id, name, type } of found) {
    const bytes = await read(path.join(folder, name), limits.fileBytes);
    size += bytes.length;
    if (size > limits.bytes) throw new Error(`${folder} has more than ${limits.bytes} bytes of assets.`);
    assets.push({ id, type, bytes });
  }
  return assets;
}

function assetCalled(name: string) {
  const [, id = '', ending = ''] = NAME.exec(name) ?? [];
  const kind = kindOfEnding(ending);
  return kind === undefined ? undefined : { id: id.toLowerCase(), name, type: kind.type };
}

async function read(file: string, limit: number): Promise<Uint8Array> {
  const { size } = await stat(file).catch((error: Error) => unreadable(file, error));
  if (size > limit) throw new Error(`${file} has ${size} bytes; at most ${limit} are read.`);
  return new Uint8Array(await readFile(file).catch((error: Error) => unreadable(file, error)));
}

function unreadable(file: string, error: Error): never {
  throw new Error(`${file} cannot be read: ${error.message}.`, { cause: error });
}
