// One file laid out as the editor would, for the terminal.
import { applyEdits } from '../protocol/apply-edits.ts';
import { Lines } from '../protocol/lines.ts';
import { LANGUAGES, languageOf } from './languages.ts';

export interface FormattedText {
  readonly text: string;
  readonly isChanged: boolean;
  /** Something in it is wrong, so that parts of it were left as they were. */
  readonly keepsSome: boolean;
}

/** The text of one file laid out, or why that cannot be done. Its name counts where its content leaves the language open. */
export function formatFile(name: string, text: string): FormattedText | { readonly problem: string } {
  const language = languageOf(name, text);
  if (language?.has('format') !== true)
    return { problem: `${name} is in no language that format understands (${KNOWN}).` };
  const open = language.open(text, new Lines(text));
  const edits = open.format();
  return { text: applyEdits(text, edits), isChanged: edits.length > 0, keepsSome: open.keepsSome() };
}

const KNOWN = LANGUAGES.filter((language) => language.has('format'))
  .map(({ id }) => id)
  .join(', ');
