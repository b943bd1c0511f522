// A template checked together with the viewer's message.xml, for the terminal.

import { Lines } from '../protocol/lines.ts';
import type { Severities } from '../protocol/template/check.ts';
import type { Problem } from '../protocol/text.ts';
import { type FileReport, type OtherFiles, type ReportedProblem, reporter } from './check.ts';
import { LLSD_XML, TEMPLATE } from './languages.ts';
import { pairProblems } from './pairs.ts';

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** The report about a template with what message.xml adds to it, and the report about message.xml itself. */
export function checkWithMessageXml(
  alone: FileReport,
  { template, messageXml }: { readonly template: string; readonly messageXml: NamedText },
  severities: Severities,
): { readonly template: FileReport; readonly messageXml: FileReport } {
  const [one, other] = [opened(TEMPLATE, template), opened(LLSD_XML, messageXml.text)];
  const added = pairProblems(one.text.half(), other.text.half(), severities);
  const found = [...other.text.problems(severities), ...pairProblems(other.text.half(), one.text.half(), severities)];
  const partner = { name: alone.file, text: template };
  return {
    template: {
      ...alone,
      diagnostics: inOrder([...alone.diagnostics, ...told(added, one.lines, { partner: messageXml })]),
    },
    messageXml: {
      file: messageXml.name,
      language: LLSD_XML.id,
      diagnostics: inOrder(told(found, other.lines, { partner })),
    },
  };
}

function opened(language: typeof TEMPLATE, text: string) {
  const lines = new Lines(text);
  return { lines, text: language.open(text, lines) };
}

const told = (problems: readonly Problem[], lines: Lines, others: OtherFiles): readonly ReportedProblem[] =>
  problems.map(reporter(lines, others));

const inOrder = (problems: readonly ReportedProblem[]): readonly ReportedProblem[] =>
  problems.toSorted(({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.character - b.character);
