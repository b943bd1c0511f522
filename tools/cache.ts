// Folders that are made once per machine, outside the tree: what takes a minute to install is kept by the hash of what it was made from.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A cached folder is old when nobody used it for this many days: until then another checkout may still need it. */
const OLD_AFTER_DAYS = 3;

/** The file that says that a folder is complete; its time says when it was last used. */
const READY = 'ready';

/**
 * The cached folder called `name`, made from `sources`. If there is none yet, `fill` makes it under another name first, so that a
 * run that was cut off leaves nothing that looks complete. Folders of the same name made from other sources are removed once old.
 */
export async function cachedFolder(
  name: string,
  sources: readonly (string | Uint8Array)[],
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const parent = process.env['REZBENCH_CACHE'] ?? path.join(os.homedir(), '.cache', 'rezbench');
  const folder = path.join(parent, `${name}-${keyOf(sources)}`);
  if (!existsSync(path.join(folder, READY))) await make(folder, fill);
  utimesSync(path.join(folder, READY), new Date(), new Date());
  removeOld(parent, name, folder);
  return folder;
}

function keyOf(sources: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const source of sources) hash.update(source);
  return hash.digest('hex').slice(0, 12);
}

async function make(folder: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  try {
    await fill(unfinished);
    writeFileSync(path.join(unfinished, READY), '');
    // Another run may have been quicker; its folder is as good as ours.
    if (!existsSync(path.join(folder, READY))) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(unfinished, folder);
    }
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function removeOld(parent: string, name: string, current: string): void {
  const limit = Date.now() - OLD_AFTER_DAYS * 24 * 60 * 60 * 1000;
  for (const entry of readdirSync(parent)) {
    const folder = path.join(parent, entry);
    if (!entry.startsWith(`${name}-`) || folder === current) continue;
    const marker = path.join(folder, READY);
    const lastUsed = statSync(existsSync(marker) ? marker : folder, { throwIfNoEntry: false })?.mtimeMs;
    if (lastUsed !== undefined && lastUsed < limit) rmSync(folder, { recursive: true, force: true });
  }
}
