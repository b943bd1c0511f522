// What becomes of a text that is too large to be read.
import type { TemplateFile } from './placed.ts';
import { scan } from './scan.ts';

/**
 * [template.limit.2] In UTF-16 units. A reading of this much takes a few seconds and more than a gigabyte of memory; the
 * official template has a quarter of a million.
 */
export const MAX_TEXT = 16 * 2 ** 20;

/** A file without anything in it but one problem, which says why. */
export function tooLarge({ length }: string): TemplateFile {
  const message = `This text has ${length} characters, and templates of more than ${MAX_TEXT} are not read.`;
  const problem = { code: 'MT000', severity: 'error', message, range: { start: 0, end: 0 } } as const;
  const nothing = { scan: scan(''), stretches: [], template: { messages: [] }, messages: [], version: undefined };
  return { ...nothing, problems: [problem] };
}
