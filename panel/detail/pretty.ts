// The text of an HTTP body with an indentation, for reading only. No reading of XML: what is odd stays as it is.

/** A longer text is shown as it came: laying it out would hold up the page. */
export const PRETTY_LIMIT = 200_000;

const BETWEEN_TAGS = />\s*</g;
const CLOSES = /^<\//;
const OPENS_ONLY = /^<[^!?/][^>]*[^/>]>$|^<[^!?/>]>$/;

/** XML with one tag in a line; any other text unchanged. */
export function pretty(text: string): string {
  const trimmed = text.trim();
  if (!trimmed.startsWith('<') || trimmed.length > PRETTY_LIMIT) return text;
  let depth = 0;
  return trimmed
    .replace(BETWEEN_TAGS, '>\n<')
    .split('\n')
    .map((line) => {
      if (CLOSES.test(line)) depth = Math.max(0, depth - 1);
      const indented = '  '.repeat(depth) + line;
      if (OPENS_ONLY.test(line)) depth += 1;
      return indented;
    })
    .join('\n');
}
