// Colours by meaning: a name is a name, also if it is spelled like a keyword.
import type { TemplateFile } from '../../protocol/template/placed.ts';
import type { Read, Token, TokenType } from '../languages.ts';
import type { Place } from './place.ts';
import { placesOf } from './place.ts';

/** All words and comments, in the order of the text. */
export function tokens({ file }: Read<TemplateFile>): readonly Token[] {
  const { scan, version } = file;
  const found: Token[] = [...placesOf(file.messages)].map((place) => token(place.word, typeOf(place)));
  if (scan.word(0) === 'version') found.push(token(scan.range(0), 'keyword'));
  if (version !== undefined) found.push(token(version, 'number'));
  for (let index = 0; index < scan.commentCount; index += 1) found.push(token(scan.comment(index), 'comment'));
  return found.toSorted((a, b) => a.start - b.start);
}

const token = ({ start, end }: { readonly start: number; readonly end: number }, type: TokenType): Token => ({
  start,
  end,
  type,
});

const NAME_TYPES = { message: 'class', block: 'struct', field: 'property' } as const;

function typeOf(place: Place): TokenType {
  switch (place.part) {
    case 'name':
      return NAME_TYPES[place.kind];
    case 'number':
    case 'count':
    case 'size':
      return 'number';
    case 'type':
      return 'type';
    case 'flag':
      return 'modifier';
    default:
      return 'keyword';
  }
}
