// Every answer and event of a grid against our schemas: each is described.
import assert from 'node:assert/strict';
import type { Door } from '../../contract/panel.ts';
import { BUILT_IN_SCHEMAS, type BuiltInSchema, builtInSchema } from '../../protocol/llidl/built-in.ts';
import { chosenSpec } from '../../protocol/llidl/choice.ts';
import { matchLlidl } from '../../protocol/llidl/match.ts';
import type { LlsdNode } from '../../protocol/llsd/node.ts';
import { readXmlDocument } from '../../protocol/llsd/xml.ts';
import type { Effect } from '../../sandbox/effects.ts';

/** [llidl.ours.1] Fails if an answer of the grid is not as our schemas say. Answers in other forms than LLSD-XML are left out. */
export function assertDescribed(effects: readonly Effect[]): void {
  for (const effect of effects)
    if (effect.kind === 'seen' && effect.seen.kind === 'exchange') assertExchange(effect.seen);
}

/** What crossed a door of HTTP. */
export interface HttpRow {
  readonly door: Door;
  readonly name: string;
  readonly reply?: string;
}

/** The same for one exchange; says whether it was one that schemas describe. */
export function assertExchange(row: HttpRow): boolean {
  if (!isAnswer(row)) return false;
  assert.deepEqual(undescribed(resourceOf(row), 'response', row.reply ?? ''), [], row.name);
  return true;
}

/** An event is a row of its own, too; the answer that brought it has it already. */
const isAnswer = ({ door, reply = '' }: HttpRow): boolean => door !== 'event' && reply.startsWith('<llsd>');

function resourceOf({ door, name }: HttpRow): string {
  if (door === 'login') return 'login';
  return name === 'SeedCapability' ? 'seed' : name;
}

/** What our schemas do not say about a document, or say otherwise: LS310 and LS312, but for keys that no schema can describe. */
export function undescribed(resource: string, side: 'request' | 'response', xml: string): readonly string[] {
  return findingsOf(resource, side, readXmlDocument(xml).root).filter((finding) => !hasHyphen(finding));
}

/** Keys with hyphens have no name in the language: no schema can describe them. */
const hasHyphen = (finding: string): boolean => /^LS312 \S*\/[^/:]*-[^/:]*: not described/u.test(finding);

function findingsOf(resource: string, side: string, root: LlsdNode | undefined): readonly string[] {
  const schema = schemaOf(resource);
  const spec = chosenSpec(schema, `${resource}.${side}`);
  assert.ok(!('problem' in spec), `${resource}.${side} is in none of our schemas`);
  return matchLlidl(schema, spec, root)
    .problems.filter(({ code }) => code === 'LS310' || code === 'LS312')
    .map(({ code, message }) => `${code} ${message}`);
}

function schemaOf(resource: string) {
  const names = Object.keys(BUILT_IN_SCHEMAS) as BuiltInSchema[];
  const name = names.find((one) => builtInSchema(one).resources.some((known) => known.name === resource));
  assert.ok(name !== undefined, `${resource} is in none of our schemas`);
  return builtInSchema(name);
}
