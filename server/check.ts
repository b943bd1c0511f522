// One file checked as the editor would, for the terminal.

import { looseUtf8 } from '../protocol/bytes.ts';
import type { LineRange } from '../protocol/lines.ts';
import { Lines } from '../protocol/lines.ts';
import { parseLlidl } from '../protocol/llidl/parse.ts';
import type { LlsdLimits } from '../protocol/llsd/value.ts';
import type { Severities } from '../protocol/template/check.ts';
import type { Mode } from '../protocol/template/compatibility/category.ts';
import type { Compatibility } from '../protocol/template/compatibility/compatibility.ts';
import { withChanges } from '../protocol/template/compatibility/findings.ts';
import type { OtherText, Problem, Severity } from '../protocol/text.ts';
import { type AnyLanguage, LANGUAGES, LLIDL, languageById, languageOf, type OpenText } from './languages.ts';
import { asChosen, inOrder } from './llsd/problems.ts';
import { type Description, descriptionOf, schemaProblems } from './llsd/schema.ts';
import { isBinaryFile, LLSD_BINARY, OCTET_PLACES, openBinary } from './llsd-binary/checked.ts';

export interface CheckedFile extends Asked {
  readonly text: string;
}

/** A file as it is read, which may be binary. */
export interface CheckedOctets extends Asked {
  readonly octets: Uint8Array;
  /** The most octets of a document of LLSD. */
  readonly size: number;
}

interface Asked {
  readonly name: string;
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
  const { name, text, language } = checked;
  const chosen = chosenLanguage(name, text, language);
  return 'problem' in chosen ? chosen : reportOn(openedText(chosen, text), checked);
}

/** [llsd.sniff.3] The same of octets. */
export function checkOctets(checked: CheckedOctets): CheckedText | Unchecked {
  const opened = openedOctets(checked);
  if ('problem' in opened) return opened;
  const report = reportOn(opened, checked);
  return 'problem' in report ? report : { report, text: opened.text };
}

/** A report, and the text that it is about: none if its places are octets. */
export interface CheckedText {
  readonly report: FileReport;
  readonly text: string;
}

/** Why a file cannot be checked, in a sentence. */
export interface Unchecked {
  readonly problem: string;
}

/** A file that was read in its language. */
interface Opened extends Pick<OpenText, 'problems'> {
  readonly language: string;
  readonly text: string;
  readonly places: Places;
  /** Absent: there are no values that a schema could describe. */
  readonly root?: OpenText['root'];
  readonly compareWith?: OpenText['compareWith'];
}

type Places = Pick<Lines, 'range'>;

function reportOn(opened: Opened, { name, severities = {}, base, schema }: Asked): FileReport | Unchecked {
  const own = opened.problems(severities);
  const reportOf = (found: readonly Problem[], others?: OtherFiles): FileReport => ({
    file: name,
    language: opened.language,
    diagnostics: found.map(reporter(opened.places, others)),
  });
  if (schema !== undefined) {
    if (opened.root === undefined) return { problem: `--schema is for LLSD, ${name} is none.` };
    const against = schemaProblems(schema.description, opened.root(), severities);
    return reportOf([...own, ...against].toSorted(byPlace), { schema });
  }
  if (base === undefined) return reportOf(own);
  const compatibility = opened.compareWith?.(base.text);
  if (compatibility === undefined) return { problem: `${name} cannot be compared with ${base.name}.` };
  return { ...reportOf(withChanges(own, compatibility, base.mode, severities), { base }), compatibility };
}

function openedText(chosen: AnyLanguage, text: string, limits?: Partial<LlsdLimits>): Opened {
  const places = new Lines(text);
  const { problems, root, compareWith } = chosen.open(text, places, limits);
  return { language: chosen.id, text, places, problems, compareWith, ...(chosen.has('root') && { root }) };
}

function openedOctets({ name, octets, language, size }: CheckedOctets): Opened | Unchecked {
  const limits = { size };
  const loose = looseUtf8(octets);
  const isBinary = language === undefined && languageOf(name, loose) === undefined && isBinaryFile(name, octets);
  if (isBinary || language === LLSD_BINARY)
    return { language: LLSD_BINARY, text: '', places: OCTET_PLACES, ...openBinary(octets, limits) };
  const chosen = chosenLanguage(name, loose, language);
  if ('problem' in chosen) return chosen;
  const { text, problems } = chosen.textOf(octets);
  const opened = openedText(chosen, text, limits);
  const all: Opened['problems'] = (severities) =>
    inOrder([...asChosen(problems, severities), ...opened.problems(severities)]);
  return problems.length === 0 ? opened : { ...opened, problems: all };
}

function chosenLanguage(name: string, text: string, id: string | undefined): AnyLanguage | Unchecked {
  const known = [...LANGUAGES.map((language) => language.id), LLSD_BINARY].join(', ');
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
export function reporter(lines: Places, others: OtherFiles = {}): (problem: Problem) => ReportedProblem {
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
