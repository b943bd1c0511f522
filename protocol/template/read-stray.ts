// Words that begin nothing, where they stand: what is said about them, and how far they reach.
import type { Problem, Range } from '../text.ts';
import { textInside, textOutside } from './broken-braces.ts';
import type { Scan } from './scan.ts';
import type { Shape } from './shape.ts';
import { behindLine, behindText } from './stray.ts';
import { secondVersion } from './version.ts';

export interface ReadStray {
  /** The first word behind them. */
  readonly next: number;
  readonly problem: Problem;
  /** Plain text between messages. */
  readonly stray: readonly Range[];
}

/** MT003, MT004, MT010 or MT011 for the words from `at` on, where another part is expected. */
export function readStray(scan: Scan, at: number, expected: Shape): ReadStray {
  if (expected === 'message' && scan.word(at) === 'version') return { ...secondVersion(scan, at), stray: [] };
  const next = expected === 'message' ? behindText(scan, at) : behindLine(scan, at);
  const range = { start: scan.start(at), end: scan.end(next - 1) };
  if (expected === 'message') return { next, problem: textOutside(scan, range, next), stray: [range] };
  const where = expected === 'block' ? 'message' : 'block';
  const isWholeLine = scan.isFirstOnLine(at) && scan.isFirstOnLine(next);
  return { next, problem: textInside(where, scan.word(at), range, isWholeLine), stray: [] };
}
