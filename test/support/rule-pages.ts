// The pages of docs/rules as the tests read them: a title, a line about the weight, the reason, and examples under headings.
import { readdirSync, readFileSync } from 'node:fs';
import type { Problem, Severity } from '../../protocol/text.ts';
import { inProject } from '../../tools/root.ts';

const FOLDER = 'docs/rules';
const SEVERITIES = { error: 'Error', warning: 'Warning', information: 'Information', hint: 'Hint' } as const;

export interface RulePage {
  readonly lines: readonly string[];
  /** What stands before the examples, on one line. */
  readonly words: string;
  /** The text below each heading that was asked for. */
  readonly sections: readonly string[];
}

/** The names of the pages whose codes match, in the order of the codes. */
export function pagesOf(codes: RegExp): readonly string[] {
  return readdirSync(inProject(FOLDER))
    .filter((name) => codes.test(name))
    .toSorted();
}

export const pageNames = (rules: readonly { readonly code: string }[]): readonly string[] =>
  rules.map(({ code }) => `${code}.md`);

/** The page of a rule, cut at its headings: for most rules a bad and a good example. */
export function pageOf(code: string, headings: readonly [string, string] = ['Bad', 'Good']): RulePage {
  const text = readFileSync(inProject(`${FOLDER}/${code}.md`), 'utf8');
  const [head = '', ...sections] = text.split(new RegExp(`^## (?:${headings.join('|')})$`, 'mu'));
  return { lines: text.split('\n'), words: head.replaceAll(/\s+/gu, ' '), sections };
}

/** The code block in a language inside a section; undefined if there is none. */
export function blockOf(section = '', language = 'text'): string | undefined {
  return new RegExp(`^\`\`\`${language}\\n([^]*?\\n)\`\`\`$`, 'mu').exec(section)?.[1];
}

/** The line of a page that tells how grave a finding is, and whether it, or which of several, can be mended. */
export function statusOf(severity: Severity, found: Problem | readonly Problem[] | undefined, remark = ''): string {
  const all = [found ?? []].flat();
  const mendable = all.filter(({ fixes = [] }) => fixes.length > 0);
  const safe = mendable.filter(({ fixes = [] }) => fixes.every(({ isSafe }) => isSafe));
  const weight = `${SEVERITIES[severity]}${remark}.`;
  if (mendable.length === 0) return weight;
  const which = mendable.length < all.length ? ' for some' : '';
  const atOnce = safe.length === mendable.length ? ', also with "fix all"' : ', for some also with "fix all"';
  return `${weight} Quick fix${which}${safe.length === 0 ? '' : atOnce}.`;
}
