// What a meaning is, in sentences: what a number tells, how bytes are laid out.
import type { Meaning } from './meaning.ts';

/** [meaning.about.1] '' if the type and the name say it all. */
export function aboutMeaning(meaning: Meaning | undefined): string {
  switch (meaning?.kind) {
    case 'enumeration':
    case 'flags':
      return `${meaning.title}.`;
    case 'scaled':
      return `${meaning.title}${meaning.unit === '' ? '' : `, in ${meaning.unit}`}.`;
    case 'packed':
    case 'chosen':
      return `${meaning.title}: ${meaning.layout}`;
    case 'text':
      return meaning.about ?? '';
    case 'parameter':
      return 'Text up to its NUL, or the 16 bytes of an id.';
    default:
      return '';
  }
}
