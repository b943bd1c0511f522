// Values as LLSD notation, written so that every known client reads them.
import { writeBase64 } from './base64.ts';
import { isoFromMs } from './iso-date.ts';
import { type Llsd, realText } from './value.ts';

/** [llsd.notation.1] A blank behind each comma, none behind a colon: one client needs the first, another the second. */
export function writeLlsdNotation(value: Llsd): string {
  switch (value.kind) {
    case 'undef':
      return '!';
    case 'boolean':
      return value.value ? 'true' : 'false';
    case 'integer':
      return `i${value.value}`;
    case 'real':
      return `r${realText(value.value)}`;
    case 'uuid':
      return `u${value.value}`;
    case 'string':
      return quoted(value.value, "'");
    case 'uri':
      return `l${quoted(value.value, '"')}`;
    case 'date':
      return `d"${isoFromMs(value.value)}"`;
    case 'binary':
      return `b64"${writeBase64(value.value)}"`;
    case 'array':
      return `[${value.items.map(writeLlsdNotation).join(', ')}]`;
    case 'map':
      return `{${[...value.entries].map(([key, member]) => `${quoted(key, "'")}:${writeLlsdNotation(member)}`).join(', ')}}`;
  }
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function quoted(text: string, quote: "'" | '"'): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped
  const inside = text.replace(/[\\'"\x00-\x1f\x7f]/g, (character) => {
    if (character === '\\' || character === quote) return `\\${character}`;
    if (character === "'" || character === '"') return character;
    return ESCAPES.get(character) ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return `${quote}${inside}${quote}`;
}
