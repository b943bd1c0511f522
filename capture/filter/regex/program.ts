// The tree of a regular expression as steps for a machine that is in several of them at once.
import type { Assertion, CharacterSet, RegexNode } from './tree.ts';

export type Step =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  /** Goes on at each of two steps. */
  | { readonly kind: 'fork'; readonly one: number; readonly other: number }
  | { readonly kind: 'found' };

/** [filter.regex.3] The most steps: each character of a text costs at most as many looks. */
export const STEP_LIMIT = 500;

/** The steps; undefined if there are more than the limit. */
export function programOf(tree: RegexNode): readonly Step[] | undefined {
  const steps: Step[] = [];
  emit(tree, steps);
  steps.push({ kind: 'found' });
  return steps.length > STEP_LIMIT ? undefined : steps;
}

/** Appends the steps of a node. Stops soon beyond the limit: repetitions of repetitions would fill the memory. */
function emit(node: RegexNode, steps: Step[]): void {
  if (steps.length > STEP_LIMIT) return;
  switch (node.kind) {
    case 'set':
    case 'assertion':
      steps.push(node);
      return;
    case 'sequence':
      for (const part of node.parts) emit(part, steps);
      return;
    case 'choice':
      emitChoice(node.parts, steps);
      return;
    case 'repeat':
      for (let times = 0; times < node.least && steps.length <= STEP_LIMIT; times++) emit(node.of, steps);
      if (node.most === Number.POSITIVE_INFINITY) emitLoop(node.of, steps);
      else emitOptional(node.of, node.most - node.least, steps);
  }
}

/** A fork before each part but the last, and behind each of them a way to the end. */
function emitChoice(parts: readonly RegexNode[], steps: Step[]): void {
  const ends: number[] = [];
  for (const part of parts.slice(0, -1)) {
    const fork = steps.push(TO_BE_SET) - 1;
    emit(part, steps);
    ends.push(steps.push(TO_BE_SET) - 1);
    steps[fork] = { kind: 'fork', one: fork + 1, other: steps.length };
  }
  for (const part of parts.slice(-1)) emit(part, steps);
  for (const end of ends) steps[end] = { kind: 'fork', one: steps.length, other: steps.length };
}

function emitLoop(of: RegexNode, steps: Step[]): void {
  const fork = steps.push(TO_BE_SET) - 1;
  emit(of, steps);
  const back = steps.push({ kind: 'fork', one: fork, other: fork }) - 1;
  steps[fork] = { kind: 'fork', one: fork + 1, other: back + 1 };
}

function emitOptional(of: RegexNode, times: number, steps: Step[]): void {
  const forks: number[] = [];
  for (let time = 0; time < times && steps.length <= STEP_LIMIT; time++) {
    forks.push(steps.push(TO_BE_SET) - 1);
    emit(of, steps);
  }
  for (const fork of forks) steps[fork] = { kind: 'fork', one: fork + 1, other: steps.length };
}

const TO_BE_SET: Step = { kind: 'found' };
