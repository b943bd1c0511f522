// A place in the middle of the measured template where one character makes a mistake and its removal mends it.
import { Lines, type Position } from '../../protocol/lines.ts';
import { theTemplate } from './texts.ts';

/** What any question costs in the editor, whatever the answer is. */
export const NOTHING = 'a hover where there is nothing, asked by the editor';

/** What the editor takes for an edit that is none of ours. */
export const PLAIN = 'an edit of a plain text of that length until extensions hear of it';

export interface Keystroke {
  readonly at: Position;
  readonly character: string;
}

/** Behind a type, so that the type is unknown with the character. */
export function keystrokeInTheMiddle(): Keystroke {
  const { text } = theTemplate;
  const type = 'LLUUID';
  const found = text.indexOf(`${type} `, text.length / 2);
  if (found < 0) throw new Error(`no ${type} in the second half of ${theTemplate.name}`);
  return { at: new Lines(text).position(found + type.length), character: 'x' };
}
