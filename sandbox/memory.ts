// Memories with a bound: maps that keep what was set last.

/** Deletes what was set first until no more than `limit` entries are left. */
export function forgetOldest(memory: Map<string, unknown>, limit: number): void {
  for (const oldest of memory.keys()) {
    if (memory.size <= limit) return;
    memory.delete(oldest);
  }
}
