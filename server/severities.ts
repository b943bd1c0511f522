// The user's choice of rules among the settings of the editor.
import type { Severities } from '../protocol/template/check.ts';
import { readSeverities, SEVERITY_WORDS } from '../protocol/template/severities.ts';

/** The rules among the settings of the editor; those that make no sense are left out. */
export function severitiesOf(settings: unknown): Severities {
  const rules = member(member(settings, 'rezbench'), 'rules');
  if (typeof rules !== 'object' || rules === null) return {};
  return (
    readSeverities(
      Object.fromEntries(Object.entries(rules).filter(([, severity]) => SEVERITY_WORDS.includes(severity))),
    ) ?? {}
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
