// What the Template Changes view says, in words for the eye and for screen readers. Knows no editor.
import type { Verdict } from '../contract/server.ts';
import type { StructuralChange, Structure } from '../contract/structure.ts';

/** The line above the tree. */
export function headline({ changes, more }: Structure, base: string, verdict: Verdict | undefined): string {
  const parts = [];
  if (changes.length === 0) parts.push(`No structural change since ${base}`);
  else if (verdict !== undefined) parts.push(`${verdict.category} since ${base}`, verdictWords(verdict));
  else parts.push(`Changes since ${base}`);
  if (more > 0) parts.push(`${counted(more, 'more message')} not shown`);
  if (verdict !== undefined && verdict.unread > 0) parts.push(`${counted(verdict.unread, 'message')} not understood`);
  return `${parts.join(', ')}.`;
}

export const verdictWords = ({ passes, mode }: Verdict): string => `${passes[mode] ? 'passes' : 'fails'} in ${mode}`;

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** What differs, then a paragraph for each rule that has something to say about it. */
export function tooltip(change: StructuralChange): string {
  const rules = change.rules.map(({ code, category, message }) => `${code}, ${category}: ${message}`);
  return [`${sentence(change)}.`, ...rules].join('\n\n');
}

/** `field Age, changed, U8 to U16`: arrows are not read aloud. */
export function spoken({ kind, name, change, detail }: StructuralChange): string {
  const words = detail.startsWith(change) ? [detail] : [change, ...(detail === '' ? [] : [detail])];
  return [`${nounOf(kind)}${name}`, ...words].join(', ').replaceAll(' → ', ' to ');
}

/** `Field Age changed: U8 → U16`. */
function sentence({ kind, name, change, detail }: StructuralChange): string {
  const subject = `${nounOf(kind)}${name}`;
  const words = detail.startsWith(change) ? `${subject} ${detail}` : `${subject} ${change}${colon(detail)}`;
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** The words of a header are called by their own names. */
const nounOf = (kind: StructuralChange['kind']): string => (kind === 'attribute' ? '' : `${kind} `);

const colon = (detail: string): string => (detail === '' ? '' : `: ${detail}`);
