// [template.words.4] Comments as documentation: those directly above an opening brace, and those behind the code of a line.
import type { PlacedComment, Scan } from './scan.ts';

/** In UTF-16 units: it is shown beside a word, and a comment may have megabytes. Of many lines the last ones are kept. */
const MAX_DOCUMENTATION = 8000;

/** Comment lines directly above the line of the word at `index`. */
export function commentAbove(scan: Scan, index: number): string {
  const comments = scan.commentsBefore(index);
  const codeLine = index === 0 ? -1 : scan.line(index - 1);
  let below = scan.line(index);
  let length = 0;
  if ((comments.at(-1)?.line ?? codeLine) <= codeLine) return '';
  const lines: string[] = [];
  for (const comment of comments.toReversed()) {
    if (comment.line <= codeLine || comment.line !== below - 1 || length > MAX_DOCUMENTATION) break;
    const line = words(scan, comment);
    lines.push(line);
    length += line.length;
    below = comment.line;
  }
  return joined(lines.reverse());
}

/** The comment behind the word at `index` on its line. */
export function commentBehind(scan: Scan, index: number): string {
  const comment = scan.commentsBefore(index + 1)[0];
  if (comment === undefined || comment.line !== scan.line(index)) return '';
  const line = words(scan, comment);
  return isRuled(line) ? '' : line;
}

/** Documentation from above and from behind, one paragraph each. */
export function documentationOf(above: string, behindHeader: string, behindClose: string): string {
  if (above === '' && behindHeader === '') return behindClose;
  return [above, behindHeader, behindClose].filter((text) => text !== '').join('\n');
}

function words(scan: Scan, comment: PlacedComment): string {
  const { start, end } = comment;
  const shown = scan.text
    .slice(start, Math.min(end, start + MAX_DOCUMENTATION))
    .replace(/^\/+/u, '')
    .trim();
  return copied(end - start > MAX_DOCUMENTATION ? `${shown}…` : shown);
}

/** An engine keeps a whole text in memory as long as there is a slice of it, and each text that is edited has slices of many before. */
const copied = (words: string): string => ` ${words}`.slice(1);

/** Lines without the ruled ones, which are only drawn. */
const joined = (lines: readonly string[]): string =>
  lines
    .filter((line) => !isRuled(line))
    .join('\n')
    .trim();

const isRuled = (line: string): boolean => /^[-=*#/\s]{3,}$/u.test(line);
