// The version line: the first thing in a template, once.
import { lineEndAt } from '../line-end.ts';
import type { Edit, Fix, Problem, Range } from '../text.ts';
import type { Word } from './placed.ts';
import type { Scan } from './scan.ts';
import { isHeaderLine } from './shape.ts';
import { behindLine } from './stray.ts';

export interface ReadVersion {
  readonly version: Word | undefined;
  /** The first word behind the version line and behind what stands before it. */
  readonly next: number;
  readonly problems: readonly Problem[];
}

/** Reads the top of a file: MT001 and MT002. */
export function readVersion(scan: Scan): ReadVersion {
  if (scan.word(0) === 'version') return readVersionNumber(scan, 1);
  const missing: Problem = {
    code: 'MT001',
    severity: 'error',
    message: 'A template starts with a version line, for example: version 2.0.',
    range: scan.range(0),
  };
  const isWordy = scan.kind(0) === 'word' && !isHeaderLine(scan, 0);
  const next = isWordy ? behindLine(scan, 0) : behindBraces(scan);
  if (scan.word(next) !== 'version')
    return { version: undefined, next, problems: [{ ...missing, fixes: [startFix(scan, isWordy)] }] };
  // What stands at the very top is one mistake together with the version line below it.
  const late = readVersionNumber(scan, next + 1);
  return { ...late, problems: [isWordy ? missing : withoutBraces(missing, scan, next), ...late.problems] };
}

/** As many closing braces before the version line are one slip. */
const MAX_BRACES = 3;

/** Goes behind closing braces at the very top. */
function behindBraces(scan: Scan): number {
  let next = 0;
  while (next < MAX_BRACES && scan.kind(next) === 'close') next += 1;
  return scan.word(next) === 'version' ? next : 0;
}

function withoutBraces(missing: Problem, scan: Scan, next: number): Problem {
  const braces = { start: scan.start(0), end: scan.end(next - 1) };
  return {
    ...missing,
    fixes: [{ title: 'Remove what stands before the version line', edits: [{ range: braces, text: '' }] }],
  };
}

/** The line is put first; words that stand there are its misspelling, or a comment without slashes. */
function startFix(scan: Scan, isWordy: boolean): Fix {
  const insert = (at: number, text: string): Edit => ({ range: { start: at, end: at }, text });
  const line = `version 2.0${lineEndAt(scan.text, 0).repeat(2)}`;
  if (!isWordy) return { title: 'Start with version 2.0', edits: [insert(0, line)] };
  if (scan.word(0).toLowerCase() === 'version')
    return { title: 'Change to version', edits: [{ range: scan.range(0), text: 'version' }] };
  const edits = [insert(0, line), insert(scan.start(0), '// ')];
  return { title: 'Start with version 2.0, and make this line a comment', edits };
}

function readVersionNumber(scan: Scan, at: number): ReadVersion {
  if (scan.kind(at) !== 'word' || isHeaderLine(scan, at)) {
    return { version: undefined, next: at, problems: [wrongVersion('error', scan.range(at - 1))] };
  }
  const range = scan.range(at);
  const text = scan.word(at);
  const isPlain = /^[0-9]+(\.[0-9]*)?$/u.test(text);
  const isNumber = isPlain || /^[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[-+]?[0-9]+)?$/iu.test(text);
  const fixes = [{ title: 'Change to 2.0', edits: [{ range, text: '2.0' }] }];
  const problem = { ...wrongVersion(isNumber ? 'warning' : 'error', range), fixes };
  const problems = isPlain && Number(text) === 2 ? [] : [problem];
  return { version: { ...range, text }, next: at + 1, problems };
}

const wrongVersion = (severity: 'error' | 'warning', range: Range): Problem => ({
  code: 'MT002',
  severity,
  message: 'The version must be 2.0; other versions have another grammar.',
  range,
});

/** MT003, and the first word behind the version line at `at`. */
export function secondVersion(scan: Scan, at: number): { readonly next: number; readonly problem: Problem } {
  const hasNumber = scan.kind(at + 1) === 'word' && scan.line(at + 1) === scan.line(at);
  const next = hasNumber ? at + 2 : at + 1;
  const range = { start: scan.range(at).start, end: scan.range(next - 1).end };
  const problem: Problem = {
    code: 'MT003',
    severity: 'error',
    message: 'Only one version line is possible, at the top of the file.',
    range: scan.range(at),
    fixes: [{ title: 'Remove this version line', edits: [{ range, text: '' }] }],
  };
  return { next, problem };
}
