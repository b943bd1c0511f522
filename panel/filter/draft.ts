// The text of a filter cut in three, so that the part that cannot be read is underlined.
import type { FilterProblem } from '../../contract/panel.ts';

export interface Draft {
  readonly before: string;
  readonly wrong: string;
  readonly after: string;
}

/** The parts of `text` around its problem; a problem without width underlines one character's room at its place. */
export function draftOf(text: string, problem: FilterProblem | undefined): Draft {
  if (problem === undefined) return { before: text, wrong: '', after: '' };
  const start = Math.min(problem.start, text.length);
  const end = Math.max(start, Math.min(problem.end, text.length));
  return { before: text.slice(0, start), wrong: text.slice(start, end) || ' ', after: text.slice(end) };
}

/** A wider filter to offer when `text` found nothing: a lone name as a part of names. Undefined for anything else. */
export function widened(text: string): string | undefined {
  return /^\s*[\p{L}_][\p{L}\p{N}_-]*\s*$/u.test(text) ? `*${text.trim()}*` : undefined;
}
