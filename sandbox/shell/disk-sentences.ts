// Why a capture cannot be written, in a sentence that its reader can act on.

/** What the system's codes mean; others are told in the system's own words. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EFBIG: 'the file system takes no file that large',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of that path is a file',
  EEXIST: 'a part of that path is a file',
  EISDIR: 'that is a folder',
};

/** [capture.disk.4] There can be no file at `path`. */
export function cannotOpen(path: string, error: unknown): string {
  return `The traffic cannot be written to ${path}: ${reasonOf(error)}. It is kept in memory.`;
}

/** [capture.disk.4] The file takes no more. */
export function cannotGoOn(path: string, error: unknown): string {
  return `The traffic cannot be written to ${path} any more: ${reasonOf(error)}. What comes from now on is kept in memory.`;
}

/** The file cannot be saved. */
export function cannotSave(path: string, error: unknown): string {
  return `The traffic cannot be saved to ${path}: ${reasonOf(error)}.`;
}

/** Nothing may take the place of a file that is being written. */
export function ownFile(path: string): string {
  return `The traffic is being written to ${path} already; save it to another file.`;
}

/** What the system says, in words that go into a sentence. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}
