// Problems and their fixes in the words of the editor.
import type { CodeAction, Diagnostic, DiagnosticSeverity, Location, WorkspaceEdit } from 'vscode-languageserver';
import { CodeActionKind, DiagnosticTag } from 'vscode-languageserver';
import { ALL_RULES } from '../protocol/all-rules.ts';
import type { Lines } from '../protocol/lines.ts';
import { allSafeEdits } from '../protocol/safe-edits.ts';
import type { Edit, Fix, OtherText, Problem, Range, Severity } from '../protocol/text.ts';

/** The name under which our findings are shown. */
export const SOURCE = 'rezbench';

const SEVERITIES: { readonly [severity in Severity]: DiagnosticSeverity } = {
  error: 1,
  warning: 2,
  information: 3,
  hint: 4,
};

export interface PlacedText {
  readonly lines: Lines;
  readonly uri: string;
}

/** The text that problems are about, and those beside it that they point into. */
export interface Place extends PlacedText {
  readonly others?: { readonly [other in OtherText]?: PlacedText };
}

/** A problem as the editor underlines it. `pages` is the folder with a page for every rule, if there is one. */
export function diagnosticOf(problem: Problem, place: Place, pages?: string): Diagnostic {
  const href = pageOf(problem.code, pages);
  const related = problem.related ?? [];
  return {
    range: place.lines.range(problem.range),
    severity: SEVERITIES[problem.severity],
    code: problem.code,
    source: SOURCE,
    message: problem.message,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    ...(problem.isDeprecated ? { tags: [DiagnosticTag.Deprecated] } : {}),
    ...(related.length === 0
      ? {}
      : {
          relatedInformation: related.map(({ message, range, in: other }) => ({
            message,
            location: locationIn((other && place.others?.[other]) ?? place, range),
          })),
        }),
  };
}

const locationIn = ({ lines, uri }: PlacedText, range: Range): Location => ({
  uri,
  range: lines.range(range),
});

/** The page about a rule; undefined for what is no rule. */
export function pageOf(code: string, pages: string | undefined): string | undefined {
  return pages === undefined || !WITH_PAGE.has(code) ? undefined : `${pages}/${code}.md`;
}

const WITH_PAGE: ReadonlySet<string> = new Set(ALL_RULES.map(({ code }) => code));

/** The fixes of every problem that touches a stretch of the text. */
export function actionsFor(
  problems: readonly Problem[],
  asked: { readonly start: number; readonly end: number },
  place: Place,
): readonly CodeAction[] {
  return problems
    .filter(({ range }) => range.start <= asked.end && range.end >= asked.start)
    .flatMap((problem) => (problem.fixes ?? []).map((fix) => actionOf(problem, fix, place)));
}

/** What editors can do on every save, if the user lets them. */
export const FIX_ALL = 'source.fixAll.rezbench';

/** One action with all fixes that are safe; none if there is nothing to fix. `again`: what is wrong with a text that it became. */
export function fixAll(
  problems: readonly Problem[],
  place: Place,
  again: (text: string) => readonly Problem[],
): readonly CodeAction[] {
  const edits = allSafeEdits(place.lines.whole, problems, again);
  if (edits.length === 0) return [];
  return [{ title: 'Fix all that can be fixed safely', kind: FIX_ALL, edit: changes(edits, place) }];
}

/** Whether an editor wants actions of this kind; one that does not say wants fixes for the place at hand. */
export function isWanted(kind: string, only: readonly string[] = [CodeActionKind.QuickFix]): boolean {
  return only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

function actionOf(problem: Problem, fix: Fix, place: Place): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(problem, place)],
    isPreferred: problem.fixes?.length === 1 && fix.changesWire !== true,
    edit: changes(fix.edits, (fix.in && place.others?.[fix.in]) ?? place),
  };
}

const changes = (edits: readonly Edit[], { lines, uri }: PlacedText): WorkspaceEdit => ({
  changes: { [uri]: edits.map(({ range, text }) => ({ range: lines.range(range), newText: text })) },
});
