// What another process took of the processors so far; Linux alone tells.
import { readFileSync } from 'node:fs';

/** Ticks of the system's clock for processes: everywhere a hundred in a second. */
const TICK_MS = 10;

/** Milliseconds of user and system time, of all threads, to ten of them; NaN where the system does not tell. */
export function processorMs(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN;
  // Behind the name in brackets: user and system time are the 14th and the 15th word of the line.
  const words = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(words[11]) + Number(words[12])) * TICK_MS;
}
