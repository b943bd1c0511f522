// The file behind `--rules`: code to severity, with a sentence about the first entry that makes no sense.
import { ALL_RULES } from '../protocol/all-rules.ts';
import type { Severities } from '../protocol/template/check.ts';
import { readSeverities, SEVERITY_WORDS } from '../protocol/template/severities.ts';
import { suggestion } from '../protocol/template/suggestion.ts';
import type { Unreadable } from './terminal.ts';

/** The rules in a text of JSON; `name` is what the file is called. */
export function readRulesFile(name: string, text: string): { readonly rules: Severities } | Unreadable {
  const value = parsedJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problem: `${name} is no JSON object of rules such as {"MT044": "off"}.` };
  for (const [code, severity] of Object.entries(value)) {
    if (!CODES.includes(code)) return { problem: `${name}: there is no rule ${code}${meant(code, CODES)}` };
    if (!SEVERITY_WORDS.includes(severity)) return { problem: `${name}: ${code} ${wrongSeverity(severity)}` };
  }
  return { rules: readSeverities(value) ?? {} };
}

const CODES = ALL_RULES.map(({ code }) => code);
const WORDS = SEVERITY_WORDS.map(String);

const wrongSeverity = (severity: unknown): string =>
  `takes ${WORDS.slice(0, -1).join(', ')} or ${WORDS.at(-1)}, not ${JSON.stringify(severity)}${meant(String(severity), WORDS)}`;

/** The end of a sentence: what was probably meant. Codes with a dash or blank are the same codes. */
function meant(word: string, known: readonly string[]): string {
  const near = suggestion(word.replaceAll(/[\s_-]/gu, ''), known);
  return near === undefined ? '.' : `; did you mean ${near}?`;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch {
    return undefined;
  }
}
