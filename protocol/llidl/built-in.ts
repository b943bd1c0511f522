// Our own schemas: what a grid and its viewers tell each other in LLSD.

import type { LlidlFile } from './model.ts';
import { parseLlidl } from './parse.ts';
import capabilities from './schemas/capabilities.llidl';
import events from './schemas/events.llidl';
import login from './schemas/login.llidl';

export const BUILT_IN_SCHEMAS = { login, capabilities, events } as const;
export type BuiltInSchema = keyof typeof BUILT_IN_SCHEMAS;

/** [llidl.ours.1] How settings and commands call our schemas: `rezbench:login`. */
export const BUILT_IN_PREFIX = 'rezbench:';

/** The text of a schema that is called so; undefined if it is none of ours. */
export function builtInSchemaText(name: string): string | undefined {
  if (!name.startsWith(BUILT_IN_PREFIX)) return undefined;
  const short = name.slice(BUILT_IN_PREFIX.length);
  return Object.entries(BUILT_IN_SCHEMAS).find(([known]) => known === short)?.[1];
}

const parsed = new Map<BuiltInSchema, LlidlFile>();

/** Read once. */
export function builtInSchema(name: BuiltInSchema): LlidlFile {
  const known = parsed.get(name) ?? parseLlidl(BUILT_IN_SCHEMAS[name]);
  parsed.set(name, known);
  return known;
}
