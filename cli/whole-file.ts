// Writes a file whole or not at all: whoever reads it meanwhile sees the old one, and so does everybody if writing fails.
import { randomBytes } from 'node:crypto';
import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';

/** Links are followed and permissions kept. What is no file of its own, such as a pipe, is written to. Throws as Node does. */
export async function writeWholeFile(file: string, bytes: Uint8Array): Promise<void> {
  const target = await realpath(file).catch(() => file);
  const before = await stat(target).catch(() => undefined);
  if (before !== undefined && !before.isFile()) return writeFile(target, bytes);
  const beside = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(beside, bytes, { flag: 'wx' });
    if (before !== undefined) await chmod(beside, before.mode);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
