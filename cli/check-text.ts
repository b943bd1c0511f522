// What `check` prints for people: a line per problem that editors and terminals can open, and the code below it.

import { type LineRange, Lines } from '../protocol/lines.ts';
import type { CheckedText, ReportedProblem } from '../server/check.ts';
import { codeFrame, printable } from './code-frame.ts';
import { withoutOffset } from './llsd-text.ts';

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
  const places = related.map((place) => `  ${placeText(place.file ?? file, place.range)}: ${printable(place.message)}`);
  return [`${file}:offset ${at}: ${severity} ${code}: ${withoutOffset(message, at)}`, ...places].join('\n');
}

/** `2 errors, 1 warning` */
export const summaryText = (errors: number, warnings: number): string =>
  `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;

function problemText(file: string, { code, severity, message, range, related }: ReportedProblem, lines: Lines): string {
  const places = related.map((place) => `  ${placeText(place.file ?? file, place.range)}: ${printable(place.message)}`);
  const head = `${placeText(file, range)}: ${severity} ${code}: ${printable(message)}`;
  return [head, ...codeFrame(range, lines), ...places].join('\n');
}

/** Lines and columns from 1, as people and compilers count them. */
const placeText = (file: string, { start }: LineRange): string => `${file}:${start.line + 1}:${start.character + 1}`;

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
