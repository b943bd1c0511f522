// Numbers as people read them.

/** `1234567` as `1,234,567`: the same everywhere, so that pictures and tests agree. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `3 rows`, `1 row`. */
export function counted(count: number, word: string): string {
  return `${grouped(count)} ${count === 1 ? word : `${word}s`}`;
}

/** Milliseconds without false precision: `0.4`, `12`, `1601`. */
export function milliseconds(ms: number): string {
  return ms < 10 ? String(Math.round(ms * 10) / 10) : String(Math.round(ms));
}

/** Bytes as `980 B`, `12.4 KB`, `3.1 MB`; a KB has 1024. */
export function byteSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes.toFixed(1)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
