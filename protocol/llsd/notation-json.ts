// JSON taken for notation, which it resembles: recognising it, and writing it as notation instead.
import type { Problem } from '../text.ts';
import { quotedText } from './notation-quote.ts';

/** A string, a number, a word, a colon with the blanks round it; other blanks, so that each is looked at once. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|\b(?:true|false|null)\b|[ \t\r\n]*:[ \t\r\n]*|[ \t\r\n]+/g;
/** A longer text is not written anew with every keystroke. */
const MAX_CONVERTED = 1024 * 1024;

/**
 * [llsd.notation.9] An array or object of JSON with a number or null in it, or with true or false and a string. A word or
 * a number alone is left in peace, and so is `[true]`: they are notation too.
 */
export function looksLikeJson(text: string): boolean {
  if (!/^\ufeff?\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
  } catch {
    return false;
  }
  let hasString = false;
  let hasBoolean = false;
  for (const [token] of text.matchAll(TOKEN)) {
    if (/^[-\dn]/.test(token)) return true;
    hasString ||= token.startsWith('"');
    hasBoolean ||= token === 'true' || token === 'false';
  }
  return hasString && hasBoolean;
}

/** Says that this is JSON. Of everything else only the errors matter then. */
export function sayJson(text: string, problems: readonly Problem[]): readonly Problem[] {
  const edits = [
    { range: { start: 0, end: text.length }, text: text.length > MAX_CONVERTED ? '' : notationOfJson(text) },
  ];
  const title = 'Convert the JSON to LLSD notation';
  const problem: Problem = {
    code: 'LS135',
    severity: 'warning',
    message: 'This looks like JSON, not LLSD notation.',
    range: { start: 0, end: 1 },
    ...(text.length > MAX_CONVERTED ? {} : { fixes: [{ title, edits }] }),
  };
  return [problem, ...problems.filter(({ severity }) => severity === 'error')];
}

/** JSON that is known to be sound, in notation, laid out as it was. Numbers without fraction that fit are integers. */
export function notationOfJson(json: string): string {
  return json.replace(TOKEN, (token) => {
    if (token.startsWith('"')) return quotedText(String(JSON.parse(token)), "'");
    if (token.includes(':')) return ':';
    if (token.trim() === '') return token;
    if (token === 'null') return '!';
    if (token === 'true' || token === 'false') return token;
    const value = Number(token);
    const isInteger = /^-?\d+$/.test(token) && value >= -0x8000_0000 && value <= 0x7fff_ffff;
    return `${isInteger ? 'i' : 'r'}${token}`;
  });
}
