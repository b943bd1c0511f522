// The user's choice of rules, as it comes from settings and files: anything at all.
import type { Severities } from './check.ts';

/** What may be chosen for a rule. */
export const SEVERITY_WORDS: readonly unknown[] = ['error', 'warning', 'information', 'hint', 'off'];

/** The rules of an object code → severity or `off`; undefined if it is none. */
export function readSeverities(value: unknown): Severities | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  return entries.every(([, severity]) => SEVERITY_WORDS.includes(severity))
    ? (Object.fromEntries(entries) as Severities)
    : undefined;
}
