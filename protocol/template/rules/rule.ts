// What a rule is, and the few words that all rules share.
import type { Edit, Fix, Problem, Range, Related, Severity } from '../../text.ts';
import type { NumberUse } from '../numbers.ts';
import type { PlacedBlock, PlacedField, PlacedMessage, TemplateFile, Word } from '../placed.ts';
import { quote } from '../problem-list.ts';
import { suggestion } from '../suggestion.ts';

/** What a rule may look at; computed once for all rules. */
export interface Subject {
  readonly file: TemplateFile;
  readonly numbers: readonly NumberUse[];
}

export interface Rule {
  readonly code: string;
  /** One sentence for people who choose their rules. */
  readonly title: string;
  /** A rule that is off speaks only when asked for. */
  readonly isOff?: true;
  readonly check: (subject: Subject) => Iterable<Problem>;
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

export const rangeOf = ({ start, end }: Range): Range => ({ start, end });

export const replacement = (title: string, place: Range, text: string): Fix => ({
  title,
  edits: [{ range: rangeOf(place), text } satisfies Edit],
});

export const related = (message: string, place: Range): Related => ({ message, range: rangeOf(place) });

/** An unknown word among known ones: the problem names the word that was probably meant, and offers it. */
export function unknownWord(code: string, what: string, word: Word, known: readonly string[]): Problem {
  const meant = suggestion(word.text, known);
  const shown = quote(word.text);
  if (meant === undefined) return error(code, `Unknown ${what} ${shown}; it is one of ${known.join(', ')}.`, word);
  const fixes = [replacement(`Change to ${meant}`, word, meant)];
  return error(code, `Unknown ${what} ${shown}; did you mean ${meant}?`, word, { fixes });
}

export function* blocksOf(file: TemplateFile): Iterable<{ message: PlacedMessage; block: PlacedBlock }> {
  for (const message of file.messages) for (const block of message.blocks) yield { message, block };
}

export function* fieldsOf(file: TemplateFile): Iterable<{ block: PlacedBlock; field: PlacedField }> {
  for (const { block } of blocksOf(file)) for (const field of block.fields) yield { block, field };
}
