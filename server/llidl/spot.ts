// Where a caret stands while a schema is written: what may come next there.
import { type LlidlToken, tokenBehind } from '../../protocol/llidl/scan.ts';
import type { LlidlText } from './file.ts';

export interface Spot {
  /** Where the word that is being written begins. */
  readonly start: number;
  readonly wants: Wants;
}

/** `item`: a value, or `...` behind those that are there; `answer`: the arrow between request and response. */
export type Wants = 'entry' | 'value' | 'item' | 'arrow' | 'answer' | 'nothing';

export function spotAt({ schema: { text }, tokens }: LlidlText, at: number): Spot {
  let index = tokenBehind(tokens, at - 1);
  const here = tokens[index];
  const begun = here !== undefined && here.start < at ? here : tokens[index - 1];
  if (begun?.kind === 'comment' && !/[\r\n]/u.test(text.slice(begun.end, at))) return { start: at, wants: 'nothing' };
  const isWriting = here !== undefined && here.start < at && WRITABLE.has(here.kind);
  if (!isWriting && here !== undefined && here.start < at) index += 1;
  const before = tokens.slice(0, index).filter(({ kind }) => kind !== 'comment');
  return { start: isWriting ? here.start : at, wants: wantsBehind(before, isWriting ? here : undefined) };
}

const WRITABLE: ReadonlySet<LlidlToken['kind']> = new Set([
  'name',
  'type',
  'truth',
  'variant',
  'quoted',
  'number',
  'entry',
  'arrow',
  'stray',
]);

function wantsBehind(before: readonly LlidlToken[], writing: LlidlToken | undefined): Wants {
  const last = before.at(-1);
  if (last === undefined) return writing === undefined || isEntryLike(writing) ? 'entry' : 'value';
  const alone = last.kind === 'arrow' ? 'value' : BEHIND[last.text];
  if (alone !== undefined) return alone;
  const around = innermost(before);
  if (around !== undefined) return around === '[' ? 'item' : 'nothing';
  if (before.at(-2)?.kind === 'entry') return 'arrow';
  const beginsEntry = writing !== undefined && isEntryLike(writing);
  return lacksAnswer(before) && !beginsEntry ? 'answer' : 'entry';
}

/** Words that say by themselves what comes next. */
const BEHIND: { readonly [word in string]?: Wants } = {
  '%%': 'nothing',
  '...': 'nothing',
  $: 'nothing',
  '{': 'nothing',
  '[': 'value',
  ':': 'value',
  '=': 'value',
};

const isEntryLike = ({ kind, text }: LlidlToken): boolean => kind === 'entry' || kind === 'variant' || text === '%';

/** The bracket around the place behind some words. */
function innermost(words: readonly LlidlToken[]): string | undefined {
  let closed = 0;
  for (let index = words.length - 1; index >= 0; index -= 1) {
    const { kind, text } = words[index] as LlidlToken;
    if (kind === 'entry') return undefined;
    if (kind === 'close') closed += 1;
    if (kind !== 'open') continue;
    if (closed === 0) return text;
    closed -= 1;
  }
  return undefined;
}

/** A request stands behind its arrow, and no response yet. */
function lacksAnswer(words: readonly LlidlToken[]): boolean {
  const arrow = words.findLast(({ kind, text }) => kind === 'arrow' || kind === 'entry' || text === '=');
  return arrow?.text === '->' && arrow !== words.at(-1);
}
