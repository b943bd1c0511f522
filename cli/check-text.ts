// What `check` prints for people: a line per problem that editors and terminals can open, and the code below it.

import { type LineRange, Lines } from '../protocol/lines.ts';
import type { CheckedText, ReportedProblem } from '../server/check.ts';
import { withoutOffset } from './llsd-text.ts';

/** Longer lines of code are cut around the problem: a line may have megabytes. */
const FRAME_WIDTH = 100;

/** Every problem of one file: place, severity, code, sentence, code frame, related places. */
export function fileText({ report, text }: CheckedText): readonly string[] {
  if (report.language === BINARY) return report.diagnostics.map((problem) => octetText(report.file, problem));
  const lines = new Lines(text);
  return report.diagnostics.map((problem) => problemText(report.file, problem, lines));
}

const BINARY = 'llsd-binary';

/** Places are octets; there is no code to be shown. */
function octetText(file: string, { code, severity, message, range, related }: ReportedProblem): string {
  const at = range.start.character;
  const places = related.map((place) => `  ${placeText(place.file ?? file, place.range)}: ${place.message}`);
  return [`${file}:offset ${at}: ${severity} ${code}: ${withoutOffset(message, at)}`, ...places].join('\n');
}

/** `2 errors, 1 warning` */
export const summaryText = (errors: number, warnings: number): string =>
  `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;

function problemText(file: string, { code, severity, message, range, related }: ReportedProblem, lines: Lines): string {
  const places = related.map((place) => `  ${placeText(place.file ?? file, place.range)}: ${place.message}`);
  return [`${placeText(file, range)}: ${severity} ${code}: ${message}`, ...frame(range, lines), ...places].join('\n');
}

/** Lines and columns from 1, as people and compilers count them. */
const placeText = (file: string, { start }: LineRange): string => `${file}:${start.line + 1}:${start.character + 1}`;

/** The line of code, and carets below what is meant. */
function frame({ start, end }: LineRange, lines: Lines): readonly string[] {
  const code = lines.text(start.line);
  const from = Math.max(0, start.character - FRAME_WIDTH / 2);
  const shown = printable(code.slice(from, from + FRAME_WIDTH));
  const last = Math.min(end.line === start.line ? end.character : code.length, from + FRAME_WIDTH);
  const indent = code.slice(from, start.character).replaceAll(/[^\t]/gu, ' ');
  const margin = String(start.line + 1);
  const carets = '^'.repeat(Math.max(1, last - start.character));
  return [`  ${margin} | ${shown}`, `  ${' '.repeat(margin.length)} | ${indent}${carets}`];
}

/** A file must not steer the terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about.
const printable = (code: string): string => code.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu, '�');

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
