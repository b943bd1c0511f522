// What the Template Changes view says, in words for the eye and for screen readers. Knows no editor.
import type { Verdict } from '../contract/server.ts';
import type { StructuralChange, Structure } from '../contract/structure.ts';

/** The line above the tree. */
export function headline({ changes, more, remark }: Structure, base: string, verdict: Verdict | undefined): string {
  const parts = [];
  if (changes.length === 0) parts.push(`No structural change since ${base}`);
  else if (verdict !== undefined) parts.push(`${verdict.category} since ${base}`, verdictWords(verdict));
  else parts.push(`Changes since ${base}`);
  if (more > 0) parts.push(`${counted(more, isLlsd(changes) ? 'more difference' : 'more message')} not shown`);
  if (verdict !== undefined) parts.push(...doubtWords(verdict));
  return [`${parts.join(', ')}.`, ...(remark === undefined ? [] : [remark])].join(' ');
}

const isLlsd = ([first]: Structure['changes']): boolean =>
  first?.kind === 'key' || first?.kind === 'element' || first?.kind === 'value';

export const verdictWords = ({ passes, mode }: Verdict): string => `${passes[mode] ? 'passes' : 'fails'} in ${mode}`;

/** Why nothing passes, whatever the category. */
export const doubtWords = ({ unread, errors }: Pick<Verdict, 'unread' | 'errors'>): readonly string[] => [
  ...(errors > 0 ? [`${counted(errors, 'error')} in the texts themselves`] : []),
  ...(unread > 0 ? [`${counted(unread, 'message')} not understood`] : []),
];

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** What differs, then a paragraph for each rule that has something to say about it. */
export function tooltip(change: StructuralChange): string {
  const rules = change.rules.map(({ code, category, message }) => `${code}, ${category}: ${message}`);
  return [`${sentence(change)}.`, ...rules].join('\n\n');
}

/** `field Age, changed, U8 to U16`: arrows are not read aloud. */
export function spoken({ kind, name, change, detail }: StructuralChange): string {
  const words = detail.startsWith(change) ? [detail] : [wordOf(change), ...(detail === '' ? [] : [detail])];
  return [`${nounOf(kind)}${name}`, ...words].join(', ').replaceAll(' → ', ' to ');
}

/** `Field Age changed: U8 → U16`. */
function sentence({ kind, name, change, detail }: StructuralChange): string {
  const subject = `${nounOf(kind)}${name}`;
  const words = detail.startsWith(change) ? `${subject} ${detail}` : `${subject} ${wordOf(change)}${colon(detail)}`;
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

const wordOf = (change: StructuralChange['change']): string => (change === 'type' ? 'of another type' : change);

/** The words of a header, and a value alone, are called by their own names. */
const nounOf = (kind: StructuralChange['kind']): string => (kind === 'attribute' || kind === 'value' ? '' : `${kind} `);

const colon = (detail: string): string => (detail === '' ? '' : `: ${detail}`);
