// What quick fixes do to a text: none may bring an error that was not there.
import { applyEdits } from '../../protocol/apply-edits.ts';
import { type Severities, templateProblems } from '../../protocol/template/check.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';
import type { Fix } from '../../protocol/text.ts';

/** The text after a fix. */
export const mended = (text: string, { edits }: Fix): string =>
  applyEdits(
    text,
    edits.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end),
  );

/** Each quick fix of a template with the errors that it brings, in words; none if all is well. */
export function harmfulFixes(text: string, severities: Severities): readonly string[] {
  const problems = templateProblems(parseTemplate(text), severities);
  return problems.flatMap(({ code, fixes = [] }) =>
    fixes.flatMap((fix) =>
      newErrors(text, mended(text, fix)).map((error) => `${code} "${fix.title}" brings ${error}: ${text}`),
    ),
  );
}

/** The codes of which a text has more errors than another one. */
export function newErrors(before: string, after: string): readonly string[] {
  const known = errorsIn(before);
  return errorsIn(after).filter((code) => {
    const at = known.indexOf(code);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

const errorsIn = (text: string): string[] =>
  templateProblems(parseTemplate(text)).flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));
