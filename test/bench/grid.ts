// A grid as the editor starts it, seen from outside, and one that writes a capture file.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Figure } from './figure.ts';
import { measureLogin } from './login.ts';
import { measurePings } from './pings.ts';
import { startBare, startGrid } from './processes.ts';
import { measureStanding } from './standing.ts';

export async function measureGrid(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rezbench-bench-'));
  const capturing = await startGrid({ kind: 'file', path: path.join(folder, 'pings.pcapng') });
  const plain = await startGrid();
  const bare = await startBare();
  try {
    const [pings, logins] = [await measurePings(capturing, plain, bare), await measureLogin(plain, bare)];
    return [...pings, ...logins, ...(await measureStanding(plain))];
  } finally {
    await Promise.all([capturing.stop(), plain.stop(), bare.stop()]);
    rmSync(folder, { recursive: true });
  }
}
