// What is shown over a word of a template.
import type { Hover } from 'vscode-languageserver';
import type { TemplateFile } from '../../protocol/template/placed.ts';
import { isFieldType } from '../../protocol/template/words.ts';
import type { Read } from '../languages.ts';
import type { Live } from '../live.ts';
import { blockText } from './hover-block.ts';
import { fieldText } from './hover-field.ts';
import { messageText } from './hover-message.ts';
import { FIXED_FREQUENCY, KEYWORDS, typePhrase, VARIABLE_BLOCK } from './phrases.ts';
import type { Place } from './place.ts';
import { placeAt } from './place.ts';
import { SEEN_SINCE, seenText } from './seen.ts';

/** The hover at an offset, with what a running sandbox has seen; undefined where there is nothing to say. */
export function hover({ file, lines }: Read<TemplateFile>, at: number, live?: Live): Hover | undefined {
  const place = placeAt(file, at);
  const value = place === undefined ? undefined : textFor(place, live);
  if (place === undefined || value === undefined) return undefined;
  return { contents: { kind: 'markdown', value: cut(value) }, range: lines.range(place.word) };
}

/** In UTF-16 units; nobody reads more beside a word, but a name may have megabytes. */
const MAX_HOVER = 20_000;

const cut = (text: string): string => (text.length <= MAX_HOVER ? text : `${text.slice(0, MAX_HOVER)}…`);

function textFor(place: Place, live: Live | undefined): string | undefined {
  if (place.kind === 'message') {
    if (place.part === 'name' || place.part === 'number') return messageText(place.message) + seenPart(place, live);
    return place.part === 'frequency' && place.word.text === 'Fixed' ? FIXED_FREQUENCY : KEYWORDS.get(place.word.text);
  }
  if (place.kind === 'block') {
    if (place.part !== 'quantity') return blockText(place.block);
    return place.word.text === 'Variable' ? VARIABLE_BLOCK : KEYWORDS.get(place.word.text);
  }
  if (place.part === 'type') return isFieldType(place.word.text) ? typePhrase(place.word.text) : undefined;
  return fieldText(place);
}

function seenPart({ message }: Place, live: Live | undefined): string {
  const count = message.words.name === undefined ? undefined : live?.get(message.words.name.text);
  return count === undefined ? '' : `\n\n${seenText(count)} ${SEEN_SINCE}.`;
}
