// The words of the language, in words for a hover, an outline and a list of what can be written.
import type { LlidlType, ResourceKind, Spec } from '../../protocol/llidl/model.ts';

/** What a type takes as it is, what is converted to it, and what stands for its default. */
export const TYPE_WORDS: Readonly<Record<LlidlType, string>> = {
  undef: 'any value, of any type',
  bool: 'a boolean. Converted: 0 and 1, the texts `""` and `"true"`. Default: undef',
  int: 'an integer. Converted: booleans, whole reals, texts of whole numbers. Default: undef, `""`',
  real: 'a real. Converted: integers, booleans, texts of numbers. Default: undef, `""`',
  string: 'a string. Converted: every other single value but binary. Default: undef',
  date: 'a date. Converted: texts such as `2006-02-01T14:29:53Z`. Default: undef, `""`',
  uuid: 'a uuid. Converted: texts of a uuid, upper or lower case. Default: undef, `""`',
  uri: 'a uri. Converted: every text but `""`. Default: undef, `""`',
  binary: 'octets; nothing is converted. Default: undef',
};

export const ARROW_WORDS: Readonly<Record<ResourceKind, { readonly arrow: string; readonly words: string }>> = {
  post: { arrow: '->', words: 'POST: the request, and behind `<-` the response.' },
  get: { arrow: '<<', words: 'GET: nothing is sent, the value comes back.' },
  put: { arrow: '>>', words: 'PUT: the value is sent, nothing comes back.' },
  getput: { arrow: '<>', words: 'GET and PUT: the same value comes back or is sent.' },
  getputdel: {
    arrow: '<x>',
    words: 'GET, PUT and DELETE: the same value comes back or is sent, or the resource goes away.',
  },
};

export const REPEAT_WORDS = 'The parts before it may come again and again, as a group; none of them is fine, too.';
export const ANY_KEY_WORDS = 'Any keys; all values are of this shape.';

/** More is not looked at in a line. */
const MAX_SPEC_TEXT = 80;

/** A value in a line, as a schema spells it; what is long is cut. */
export function specText(spec: Spec): string {
  const text = wholeText(spec, MAX_SPEC_TEXT);
  return text.length <= MAX_SPEC_TEXT ? text : `${text.slice(0, MAX_SPEC_TEXT)}…`;
}

/** Stops when there is more text than room. */
function wholeText(spec: Spec, room: number): string {
  switch (spec.kind) {
    case 'type':
      return spec.type;
    case 'selector':
      return JSON.stringify(spec.value);
    case 'variant':
      return `&${spec.name}`;
    case 'dictionary':
      return `{ $: ${wholeText(spec.values, room)} }`;
    case 'array':
      return `[ ${joined(spec.items, room, (item, left) => wholeText(item, left))}${spec.repeats ? ', ...' : ''} ]`;
    case 'map':
      return `{ ${joined(spec.members, room, ({ name, value }, left) => `${name}: ${wholeText(value, left)}`)} }`;
  }
}

function joined<Part>(parts: readonly Part[], room: number, textOf: (part: Part, left: number) => string): string {
  let text = '';
  for (const part of parts) {
    if (text.length > room) return text;
    text += `${text === '' ? '' : ', '}${textOf(part, room - text.length)}`;
  }
  return text;
}
