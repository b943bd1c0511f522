// A template checked together with the viewer's message.xml, for the terminal.

import { Lines } from '../protocol/lines.ts';
import type { Severities } from '../protocol/template/check.ts';
import { readMessageXml } from '../protocol/template/message-xml.ts';
import { parseTemplate } from '../protocol/template/parse.ts';
import { checkMessageXml } from '../protocol/template/rules/message-xml.ts';
import { withSeverity } from '../protocol/template/rules/rule.ts';
import type { Problem } from '../protocol/text.ts';
import { type FileReport, type ReportedProblem, reporter } from './check.ts';

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** Said again, about messages, as MT095. */
const REPEATED_KEY = 'LS025';

/** The report about a template with what message.xml adds to it, and the report about message.xml itself. */
export function checkWithMessageXml(
  alone: FileReport,
  { template, messageXml }: { readonly template: string; readonly messageXml: NamedText },
  severities: Severities,
): { readonly template: FileReport; readonly messageXml: FileReport } {
  const xml = readMessageXml(messageXml.text);
  const found = checkMessageXml(parseTemplate(template), xml, severities);
  const asXml = xml.problems
    .filter(({ code }) => code !== REPEATED_KEY && severities[code] !== 'off')
    .map((problem) => withSeverity(problem, severities));
  return {
    template: { ...alone, diagnostics: inOrder([...alone.diagnostics, ...told(found.template, template)]) },
    messageXml: {
      file: messageXml.name,
      language: 'llsd-xml',
      diagnostics: inOrder(told([...asXml, ...found.messageXml], messageXml.text)),
    },
  };
}

const told = (problems: readonly Problem[], text: string): readonly ReportedProblem[] =>
  problems.map(reporter(new Lines(text)));

const inOrder = (problems: readonly ReportedProblem[]): readonly ReportedProblem[] =>
  problems.toSorted(({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.character - b.character);
