// What a rule is, and the few words that all rules share.
import type { Edit, Fix, Problem, Range, Related, Severity } from '../../text.ts';
import type { Severities } from '../check.ts';
import { type NumberUse, numberUses } from '../numbers.ts';
import type { FieldWords, PlacedBlock, PlacedMessage, TemplateFile, Word } from '../placed.ts';
import { quote } from '../problem-list.ts';
import { suggestion } from '../suggestion.ts';
import { differentNames } from './name-words.ts';

/** Messages of a file, and what is in them; computed once for all rules. */
export interface Parts {
  readonly messages: readonly PlacedMessage[];
  /** Every name once. */
  readonly names: ReadonlySet<string>;
  /** Every block of the messages, in file order. */
  readonly blocks: readonly PlacedBlock[];
  /** Every type with the places where it stands and the sizes behind it, by its first appearance. */
  readonly types: ReadonlyMap<string, readonly TypeAndSize[]>;
  /** The file as it was read: its words, and what its syntax has wrong. */
  readonly read: Pick<TemplateFile, 'scan' | 'problems'>;
}

/** A whole file. */
export interface Subject {
  readonly file: TemplateFile;
  readonly numbers: readonly NumberUse[];
}

export interface TypeAndSize {
  readonly type: Word;
  readonly size?: Word;
}

/** A rule in words: what is so where nothing is wrong. */
export interface RuleWords {
  readonly code: string;
  /** How its problems are reported; some of its cases may weigh less. */
  readonly severity: Severity;
  /** One sentence for people who choose their rules. */
  readonly title: string;
  /** A rule that is off speaks only when asked for. */
  readonly isOff?: true;
}

export type Rule = RuleAboutMessages | RuleAboutFile;

/** Looks at each message by itself: what it finds in one is the same whatever the others are. */
export interface RuleAboutMessages extends RuleWords {
  readonly check: (parts: Parts) => Iterable<Problem>;
}

/** Looks at messages side by side, or at what stands between them. */
export interface RuleAboutFile extends RuleWords {
  readonly checkFile: (subject: Subject) => Iterable<Problem>;
}

interface More {
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

const finding =
  (severity: Severity) =>
  (code: string, message: string, place: Range, more: More = {}): Problem => ({
    code,
    severity,
    message,
    range: rangeOf(place),
    ...more,
  });

export const error = finding('error');
export const warning = finding('warning');
export const information = finding('information');
export const hint = finding('hint');

/** Whether a rule speaks under the chosen severities. */
export const isOn = ({ code, isOff }: RuleWords, severities: Severities): boolean =>
  severities[code] === undefined ? isOff !== true : severities[code] !== 'off';

/** What the problems of a rule weigh at most. */
export function weightOf(rule: RuleWords, severities: Severities): Severity {
  const chosen = severities[rule.code];
  return chosen === undefined || chosen === 'off' ? rule.severity : chosen;
}

/** A problem as the user wants it weighed. */
export function withSeverity(problem: Problem, severities: Severities): Problem {
  const severity = severities[problem.code];
  return severity === undefined || severity === 'off' ? problem : { ...problem, severity };
}

export const rangeOf = ({ start, end }: Range): Range => ({ start, end });

/** What the rules about single messages look at in these messages of a file. */
export function partsOf(read: TemplateFile, messages: readonly PlacedMessage[]): Parts {
  const blocks = messages.flatMap((message) => message.blocks);
  const types = new Map<string, TypeAndSize[]>();
  for (const { fields } of blocks)
    for (const { words } of fields) if (hasType(words)) keep(types, words.type.text, words);
  return { messages, names: differentNames(messages), blocks, types, read };
}

/** What the rules about whole files look at. */
export const subjectOf = (file: TemplateFile): Subject => ({
  file,
  numbers: numberUses(file),
});

const hasType = (words: FieldWords): words is FieldWords & TypeAndSize => words.type !== undefined;

/** Puts something to others that are found under the same word. */
export function keep<Kept>(places: Map<string, Kept[]>, word: string, kept: Kept): void {
  const known = places.get(word);
  if (known === undefined) places.set(word, [kept]);
  else known.push(kept);
}

export const replacement = (title: string, place: Range, text: string): Fix => ({
  title,
  edits: [{ range: rangeOf(place), text } satisfies Edit],
});

/** A replacement after which everything is read as before, or as it can only have been meant. */
export const safeReplacement = (title: string, place: Range, text: string): Fix => ({
  ...replacement(title, place, text),
  isSafe: true,
});

export const related = (message: string, place: Range): Related => ({ message, range: rangeOf(place) });

/** An unknown word among known ones: the problem names the word that was probably meant, and offers it. */
export function unknownWord(code: string, what: string, word: Word, known: readonly string[]): Problem {
  const meant = suggestion(word.text, known);
  const shown = quote(word.text);
  if (meant === undefined) return error(code, `Unknown ${what} ${shown}; it is one of ${known.join(', ')}.`, word);
  const isSlip = meant.toLowerCase() === word.text.toLowerCase();
  const fixes = [(isSlip ? safeReplacement : replacement)(`Change to ${meant}`, word, meant)];
  return error(code, `Unknown ${what} ${shown}; did you mean ${meant}?`, word, { fixes });
}

/** An unknown word of which it is clear what was meant, but not that it was. */
export function unknownAs(code: string, what: string, word: Word, meant: string): Problem {
  const fixes = [replacement(`Change to ${meant}`, word, meant)];
  return error(code, `Unknown ${what} ${quote(word.text)}; did you mean ${meant}?`, word, { fixes });
}
