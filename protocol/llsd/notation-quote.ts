// Text between the quotes of notation, as it is written.

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** [llsd.notation.1] The quote itself, backslashes and control characters are escaped; everything else stays. */
export function quotedText(text: string, quote: "'" | '"'): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped
  if (!/[\\'"\x00-\x1f\x7f]/.test(text)) return quote + text + quote;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped
  const inside = text.replace(/[\\'"\x00-\x1f\x7f]/g, (character) => {
    if (character === '\\' || character === quote) return `\\${character}`;
    if (character === "'" || character === '"') return character;
    return ESCAPES.get(character) ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return `${quote}${inside}${quote}`;
}
