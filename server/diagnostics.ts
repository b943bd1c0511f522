// Problems and their fixes in the words of the editor.
import type { CodeAction, Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import type { Fix, Problem, Severity } from '../protocol/text.ts';
import type { Lines } from './lines.ts';

/** The name under which our findings are shown. */
export const SOURCE = 'rezbench';

const SEVERITIES: { readonly [severity in Severity]: DiagnosticSeverity } = {
  error: 1,
  warning: 2,
  information: 3,
  hint: 4,
};

/** A problem as the editor underlines it. */
export function diagnosticOf(problem: Problem, lines: Lines, uri: string): Diagnostic {
  const related = problem.related ?? [];
  return {
    range: lines.range(problem.range),
    severity: SEVERITIES[problem.severity],
    code: problem.code,
    source: SOURCE,
    message: problem.message,
    ...(related.length === 0
      ? {}
      : {
          relatedInformation: related.map(({ message, range }) => ({
            message,
            location: { uri, range: lines.range(range) },
          })),
        }),
  };
}

/** The fixes of every problem that touches a stretch of the text. */
export function actionsFor(
  problems: readonly Problem[],
  asked: { readonly start: number; readonly end: number },
  { lines, uri }: { readonly lines: Lines; readonly uri: string },
): readonly CodeAction[] {
  return problems
    .filter(({ range }) => range.start <= asked.end && range.end >= asked.start)
    .flatMap((problem) => (problem.fixes ?? []).map((fix) => actionOf(problem, fix, { lines, uri })));
}

function actionOf(
  problem: Problem,
  fix: Fix,
  { lines, uri }: { readonly lines: Lines; readonly uri: string },
): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(problem, lines, uri)],
    isPreferred: problem.fixes?.length === 1,
    edit: {
      changes: { [uri]: fix.edits.map(({ range, text }) => ({ range: lines.range(range), newText: text })) },
    },
  };
}
