// What `check` prints for machines that collect findings of many tools: one log of SARIF 2.1.0, an OASIS standard.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { VERSION } from '../contract/version.ts';
import { ALL_RULES, type KnownRule } from '../protocol/all-rules.ts';
import type { LineRange } from '../protocol/lines.ts';
import type { Severity } from '../protocol/text.ts';
import type { FileReport, ReportedProblem } from '../server/check.ts';

/** The log as a text. File names are told relative to `folder`, those outside of it as file URIs. */
export function sarifText(reports: readonly FileReport[], folder: string): string {
  const rules = rulesOf(reports);
  const index = new Map(rules.map(({ id }, at) => [id, at]));
  const results = reports.flatMap(({ file, language, diagnostics }) =>
    diagnostics.map((problem) =>
      resultOf(problem, {
        file,
        isBinary: language === 'llsd-binary',
        folder,
        ruleIndex: index.get(problem.code) ?? -1,
      }),
    ),
  );
  return JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Rezbench', version: VERSION, semanticVersion: VERSION, rules } },
        invocations: [{ executionSuccessful: true }],
        columnKind: 'utf16CodeUnits',
        artifacts: artifactsOf(reports, folder),
        results,
      },
    ],
  });
}

/** Each file once, however often it was named. */
function artifactsOf(reports: readonly FileReport[], folder: string) {
  const locations = reports.map(({ file }) => artifactOf(file, folder));
  const byUri = new Map(locations.map((location) => [location.uri, location]));
  return Array.from(byUri.values(), (location) => ({ location }));
}

/** SARIF has no hints. */
const LEVELS: { readonly [severity in Severity]: 'error' | 'warning' | 'note' } = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

interface SarifRule {
  readonly id: string;
}

/** All rules that have words, and those that only have findings. */
function rulesOf(reports: readonly FileReport[]): readonly SarifRule[] {
  const known = new Set(ALL_RULES.map(({ code }) => code));
  const found = new Set(reports.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)));
  return [...ALL_RULES.map(ruleOf), ...[...found].filter((code) => !known.has(code)).map((id) => ({ id }))];
}

const ruleOf = ({ code, title, reason, severity, isOff }: KnownRule) => ({
  id: code,
  shortDescription: { text: title },
  fullDescription: { text: reason },
  help: { text: `${title} ${reason}` },
  defaultConfiguration: { enabled: isOff !== true, level: LEVELS[severity] },
});

interface Place {
  readonly file: string;
  /** Its places are octets. */
  readonly isBinary: boolean;
  readonly folder: string;
  readonly ruleIndex: number;
}

function resultOf(problem: ReportedProblem, { file, isBinary, folder, ruleIndex }: Place) {
  const { code, severity, message, range, related } = problem;
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: isBinary ? octetsOf(file, range, folder) : physicalOf(file, range, folder) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((place, id) => ({
            id,
            message: { text: place.message },
            physicalLocation: physicalOf(place.file ?? file, place.range, folder),
          })),
        }),
  };
}

const physicalOf = (file: string, { start, end }: LineRange, folder: string) => ({
  artifactLocation: artifactOf(file, folder),
  region: {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  },
});

const octetsOf = (file: string, { start, end }: LineRange, folder: string) => ({
  artifactLocation: artifactOf(file, folder),
  region: { byteOffset: start.character, byteLength: end.character - start.character },
});

/** The root of the sources is where the command runs: services that collect findings know it under this name. */
function artifactOf(file: string, folder: string): { readonly uri: string; readonly uriBaseId?: string } {
  const relative = path.relative(folder, path.resolve(folder, file));
  const isInside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  if (!isInside) return { uri: pathToFileURL(path.resolve(folder, file)).href };
  const uri = relative.split(path.sep).map(encodeURIComponent).join('/');
  return { uri, uriBaseId: '%SRCROOT%' };
}
