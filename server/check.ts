// One file checked as the editor would, for the terminal.
import type { Severities } from '../protocol/template/check.ts';
import type { Severity } from '../protocol/text.ts';
import type { AnyLanguage } from './languages.ts';
import { LANGUAGES, languageById } from './languages.ts';
import type { LineRange } from './lines.ts';
import { Lines } from './lines.ts';

export interface CheckedFile {
  readonly name: string;
  readonly text: string;
  /** The language by its id, where the content shall not decide. */
  readonly language?: string;
  readonly severities?: Severities;
}

export interface FileReport {
  readonly file: string;
  readonly language: string;
  readonly diagnostics: readonly ReportedProblem[];
}

/** Lines and characters from 0, in UTF-16 units. */
export interface ReportedProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: LineRange;
  readonly related: readonly { readonly message: string; readonly range: LineRange }[];
}

/** What is wrong with one file, or why it cannot be checked. */
export function checkFile({
  name,
  text,
  language,
  severities = {},
}: CheckedFile): FileReport | { readonly problem: string } {
  const chosen = language === undefined ? languageOf(name, text) : languageById(language);
  const known = LANGUAGES.map(({ id }) => id).join(', ');
  if (chosen === undefined && language !== undefined)
    return { problem: `There is no language ${language}; known: ${known}.` };
  if (chosen === undefined) return { problem: `${name} is in no language that check understands (${known}).` };
  const lines = new Lines(text);
  const problems = chosen.open(text, lines).problems(severities);
  const diagnostics = problems.map(({ code, severity, message, range, related = [] }) => ({
    code,
    severity,
    message,
    range: lines.range(range),
    related: related.map((place) => ({ message: place.message, range: lines.range(place.range) })),
  }));
  return { file: name, language: chosen.id, diagnostics };
}

const languageOf = (name: string, text: string): AnyLanguage | undefined =>
  LANGUAGES.find((language) => language.isMeant(name, text));
