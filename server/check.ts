// One file checked as the editor would, for the terminal.

import type { LineRange } from '../protocol/lines.ts';
import { Lines } from '../protocol/lines.ts';
import type { Severities } from '../protocol/template/check.ts';
import type { Mode } from '../protocol/template/compatibility/category.ts';
import type { Compatibility } from '../protocol/template/compatibility/compatibility.ts';
import { withChanges } from '../protocol/template/compatibility/findings.ts';
import type { OtherText, Problem, Severity } from '../protocol/text.ts';
import { LANGUAGES, languageById, languageOf } from './languages.ts';

export interface CheckedFile {
  readonly name: string;
  readonly text: string;
  /** The language by its id, where the content shall not decide. */
  readonly language?: string;
  readonly severities?: Severities;
  readonly base?: BaseFile;
}

/** What a file is compared with, and how strictly. */
export interface BaseFile {
  readonly name: string;
  readonly text: string;
  readonly mode: Mode;
}

export interface FileReport {
  readonly file: string;
  readonly language: string;
  readonly diagnostics: readonly ReportedProblem[];
  /** Present if there is a base. */
  readonly compatibility?: Compatibility;
}

/** Lines and characters from 0, in UTF-16 units. */
export interface ReportedProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: LineRange;
  readonly related: readonly ReportedPlace[];
}

export interface ReportedPlace {
  readonly message: string;
  readonly range: LineRange;
  /** The file of the place if it is another one. */
  readonly file?: string;
}

/** The id of the language that a file is in, by its content and then by its name; undefined if it is in none. */
export function languageIdOf(name: string, text: string): string | undefined {
  return languageOf(name, text)?.id;
}

/** What is wrong with one file, or why it cannot be checked. */
export function checkFile({
  name,
  text,
  language,
  severities = {},
  base,
}: CheckedFile): FileReport | { readonly problem: string } {
  const chosen = language === undefined ? languageOf(name, text) : languageById(language);
  const known = LANGUAGES.map(({ id }) => id).join(', ');
  if (chosen === undefined && language !== undefined)
    return { problem: `There is no language ${language}; known: ${known}.` };
  if (chosen === undefined) return { problem: `${name} is in no language that check understands (${known}).` };
  const lines = new Lines(text);
  const open = chosen.open(text, lines);
  const own = open.problems(severities);
  const compatibility = base === undefined ? undefined : open.compareWith(base.text);
  if (base === undefined) return { file: name, language: chosen.id, diagnostics: own.map(reporter(lines)) };
  if (compatibility === undefined) return { problem: `${name} cannot be compared with ${base.name}.` };
  const diagnostics = withChanges(own, compatibility, base.mode, severities).map(reporter(lines, { base }));
  return { file: name, language: chosen.id, diagnostics, compatibility };
}

/** The files beside the one that is checked, by what they are to it. */
export type OtherFiles = { readonly [other in OtherText]?: { readonly name: string; readonly text: string } };

/** Tells problems with lines and characters. */
export function reporter(lines: Lines, others: OtherFiles = {}): (problem: Problem) => ReportedProblem {
  const places = new Map(
    Object.entries(others).map(([other, { name, text }]) => [other, { file: name, lines: new Lines(text) }]),
  );
  return ({ code, severity, message, range, related = [] }) => ({
    code,
    severity,
    message,
    range: lines.range(range),
    related: related.map(({ message, range, in: other = '' }) => {
      const place = places.get(other);
      return { message, range: (place?.lines ?? lines).range(range), ...(place && { file: place.file }) };
    }),
  });
}
