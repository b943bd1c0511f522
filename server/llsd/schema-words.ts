// What a schema says about a place, for a hover.
import { describedAt } from '../../protocol/llidl/describe.ts';
import type { LlsdNode } from '../../protocol/llsd/node.ts';
import { specText, TYPE_WORDS } from '../llidl/words.ts';
import type { Description } from './schema.ts';

/** More alternatives are not looked through beside a value. */
const MAX_ALTERNATIVES = 5;

/** [llidl.describe.1] Markdown; nothing where nothing is described. */
export function describedLines(
  description: Description | undefined,
  root: LlsdNode | undefined,
  at: number,
): readonly string[] {
  const specs = description === undefined ? [] : (describedAt(description, root, at).at(-1)?.specs ?? []);
  if (specs.length === 0) return [];
  const texts = specs.slice(0, MAX_ALTERNATIVES).map(specText);
  if (specs.length > MAX_ALTERNATIVES) texts.push(`; and ${specs.length - MAX_ALTERNATIVES} more`);
  const [only] = specs;
  const words = specs.length === 1 && only?.kind === 'type' ? [`**${only.type}** takes ${TYPE_WORDS[only.type]}.`] : [];
  return [['Described as', '```llidl', ...texts, '```'].join('\n'), ...words];
}
