// The user's choice of rules, as it comes from settings and files: anything at all.
import type { Severities } from '../protocol/template/check.ts';

const KNOWN: readonly unknown[] = ['error', 'warning', 'information', 'hint', 'off'];

/** The rules of an object code → severity or `off`; undefined if it is none. */
export function readSeverities(value: unknown): Severities | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  return entries.every(([, severity]) => KNOWN.includes(severity))
    ? (Object.fromEntries(entries) as Severities)
    : undefined;
}

/** The rules among the settings of the editor; those that make no sense are left out. */
export function severitiesOf(settings: unknown): Severities {
  const rules = member(member(settings, 'rezbench'), 'rules');
  if (typeof rules !== 'object' || rules === null) return {};
  return (
    readSeverities(Object.fromEntries(Object.entries(rules).filter(([, severity]) => KNOWN.includes(severity)))) ?? {}
  );
}

/** Where the editor keeps the pages about rules, as the URI of a folder; undefined if it does not say. */
export function rulePagesOf(options: unknown): string | undefined {
  const folder = member(options, 'rulePages');
  return typeof folder === 'string' && /^[a-z][a-z0-9+.-]+:/u.test(folder) ? folder.replace(/\/$/u, '') : undefined;
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
