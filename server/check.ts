// One file checked as the editor would, for the terminal.

import type { LineRange } from '../protocol/lines.ts';
import { Lines } from '../protocol/lines.ts';
import { parseLlidl } from '../protocol/llidl/parse.ts';
import type { Severities } from '../protocol/template/check.ts';
import type { Mode } from '../protocol/template/compatibility/category.ts';
import type { Compatibility } from '../protocol/template/compatibility/compatibility.ts';
import { withChanges } from '../protocol/template/compatibility/findings.ts';
import type { OtherText, Problem, Severity } from '../protocol/text.ts';
import { type AnyLanguage, LANGUAGES, LLIDL, languageById, languageOf } from './languages.ts';
import { type Description, descriptionOf, schemaProblems } from './llsd/schema.ts';

export interface CheckedFile {
  readonly name: string;
  readonly text: string;
  /** The language by its id, where the content shall not decide. */
  readonly language?: string;
  readonly severities?: Severities;
  readonly base?: BaseFile;
  readonly schema?: ReadSchema;
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
export function checkFile(checked: CheckedFile): FileReport | Unchecked {
  const { name, text, language, severities = {}, base, schema } = checked;
  const chosen = chosenLanguage(name, text, language);
  if ('problem' in chosen) return chosen;
  const lines = new Lines(text);
  const open = chosen.open(text, lines);
  const own = open.problems(severities);
  const reportOf = (found: readonly Problem[], others?: OtherFiles): FileReport => ({
    file: name,
    language: chosen.id,
    diagnostics: found.map(reporter(lines, others)),
  });
  if (schema !== undefined) {
    if (!chosen.has('root')) return { problem: `--schema is for LLSD, ${name} is none.` };
    const against = schemaProblems(schema.description, open.root(), severities);
    return reportOf([...own, ...against].toSorted(byPlace), { schema });
  }
  if (base === undefined) return reportOf(own);
  const compatibility = open.compareWith(base.text);
  if (compatibility === undefined) return { problem: `${name} cannot be compared with ${base.name}.` };
  return { ...reportOf(withChanges(own, compatibility, base.mode, severities), { base }), compatibility };
}

/** Why a file cannot be checked, in a sentence. */
export interface Unchecked {
  readonly problem: string;
}

function chosenLanguage(name: string, text: string, id: string | undefined): AnyLanguage | Unchecked {
  const known = LANGUAGES.map((language) => language.id).join(', ');
  const chosen = id === undefined ? languageOf(name, text) : languageById(id);
  if (chosen !== undefined) return chosen;
  if (id !== undefined) return { problem: `There is no language ${id}; known: ${known}.` };
  return { problem: `${name} is in no language that check understands (${known}).` };
}

const byPlace = ({ range: a }: Problem, { range: b }: Problem): number => a.start - b.start || a.end - b.end;

/** A schema as its file has it; `choice` is what stands behind the `#` of its name. */
export interface SchemaFile {
  readonly name: string;
  readonly text: string;
  readonly choice: string;
}

/** A schema that documents can be checked against. */
export interface ReadSchema {
  readonly name: string;
  readonly text: string;
  readonly description: Description;
}

/** The schema, or what is wrong with it, whatever the rules say; or why it is not clear which part of it is meant. */
export function readSchema({ name, text, choice }: SchemaFile): ReadSchema | FileReport | Unchecked {
  const report = checkFile({ name, text, language: LLIDL.id });
  if ('problem' in report || report.diagnostics.length > 0) return report;
  const description = descriptionOf(parseLlidl(text), choice);
  return 'problem' in description ? { problem: `${name}: ${description.problem}` } : { name, text, description };
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
