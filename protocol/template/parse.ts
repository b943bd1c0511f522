// From a text to messages. A text is read in stretches, most often one for each message; a stretch whose words were read before
// is taken over from there. Knows no rule beyond the syntax; those are in check.ts.
import type { Problem } from '../text.ts';
import { movedMessage, movedProblem, movedRange } from './moved.ts';
import { readAround } from './nested.ts';
import type { Stretch, TemplateFile } from './placed.ts';
import { ProblemList } from './problem-list.ts';
import { type KeptWords, NOTHING_KEPT, type Scan, scan } from './scan.ts';
import { LOOKED_AHEAD } from './shape.ts';
import { withoutStray } from './stray.ts';
import { MAX_TEXT, tooLarge } from './too-large.ts';

/**
 * Reads a template. Never fails: what is wrong is in `problems`, at most MAX_PROBLEMS of them and a closing one.
 * @param before what the text was before it changed: the same comes of it, in less time the less has changed
 */
export function parseTemplate(text: string, before?: TemplateFile): TemplateFile {
  if (text.length > MAX_TEXT) return tooLarge(text);
  const { scan: words, kept } = before?.scan.changedTo(text) ?? { scan: scan(text), kept: NOTHING_KEPT };
  return fileOf(words, readStretches(words, stillTrue(before?.stretches ?? [], kept)));
}

/** `known`: stretches by their first words. */
function readStretches(words: Scan, known: ReadonlyMap<number, Stretch>): readonly Stretch[] {
  const stretches = [readAround(words, 0)];
  const problems = new ProblemList();
  for (let last = stretches[0]; last !== undefined; last = stretches.at(-1)) {
    for (const problem of last.problems) problems.add(problem);
    if (last.end >= words.count || problems.isFull) break;
    stretches.push(known.get(last.end) ?? readAround(words, last.end));
  }
  return stretches;
}

/** [template.again.1] The stretches whose words are the same as before, and all words that were looked at for them. */
function stillTrue(stretches: readonly Stretch[], kept: KeptWords): ReadonlyMap<number, Stretch> {
  const known = new Map<number, Stretch>();
  for (const stretch of stretches) {
    if ((stretch.seen ?? stretch.end) + LOOKED_AHEAD <= kept.first) known.set(stretch.first, stretch);
    else if (stretch.first > kept.oldNext) {
      const moved = movedStretch(stretch, kept);
      known.set(moved.first, moved);
    }
  }
  return known;
}

function movedStretch(stretch: Stretch, { oldNext, next, further }: KeptWords): Stretch {
  const by = next - oldNext;
  const seen = stretch.seen === undefined ? {} : { seen: stretch.seen + by };
  const words = { first: stretch.first + by, end: stretch.end + by, ...seen };
  if (further === 0) return { ...stretch, ...words };
  return {
    ...stretch,
    ...words,
    messages: stretch.messages.map((message) => movedMessage(message, further)),
    problems: stretch.problems.map((problem) => movedProblem(problem, further)),
    stray: stretch.stray.map((range) => movedRange(range, further)),
  };
}

function fileOf(words: Scan, stretches: readonly Stretch[]): TemplateFile {
  const problems = new ProblemList();
  for (const problem of withoutRepeats(stretches)) problems.add(problem);
  const stray = stretches.flatMap((stretch) => stretch.stray);
  for (const slip of withoutStray(words.problems, stray)) problems.add(slip);
  const messages = stretches.flatMap((stretch) => stretch.messages);
  const template = { messages: messages.filter((placed) => placed.sound).map((placed) => placed.message) };
  return { scan: words, stretches, template, messages, version: stretches[0]?.version, problems: problems.found };
}

/** Before version 2 messages had no numbers: of those that lack theirs the first is enough. */
function* withoutRepeats(stretches: readonly Stretch[]): Iterable<Problem> {
  const isOld = Number(stretches[0]?.version?.text) < 2;
  let isSaid = false;
  for (const { problems } of stretches)
    for (const problem of problems) {
      const isAgain = isOld && isSaid && problem.code === NO_NUMBER;
      isSaid ||= problem.code === NO_NUMBER;
      if (!isAgain) yield problem;
    }
}

const NO_NUMBER = 'MT031';
