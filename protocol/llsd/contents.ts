// Which values of two documents are equal: equal ones have the same number, so that comparing them takes no time.
import { writeBase64 } from './base64.ts';
import type { LlsdNode, ScalarNode } from './node.ts';

/** A number for each value in the documents, the same for equal values of either. Each value is looked at once. */
export function contentsOf(...documents: readonly LlsdNode[]): ReadonlyMap<LlsdNode, number> {
  const numbers = new Map<LlsdNode, number>();
  const known = new Map<string, number>();
  const number = (node: LlsdNode): number => {
    const content = contentOf(node, number);
    const found = known.get(content) ?? known.size;
    known.set(content, found);
    numbers.set(node, found);
    return found;
  };
  for (const document of documents) number(document);
  return numbers;
}

function contentOf(node: LlsdNode, number: (inside: LlsdNode) => number): string {
  if (node.kind === 'array') return `[${node.items.map(number).join(',')}`;
  if (node.kind !== 'map') return scalarContent(node);
  const last = new Map<string, number>();
  for (const { key, value } of node.members) if (value !== undefined) last.set(key, number(value));
  const sorted = [...last].sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${sorted.map(([key, inside]) => `${JSON.stringify(key)}${inside}`).join(',')}`;
}

/**
 * [llsd.difference.2] All NaNs are equal, 0 is not -0; an integer is not the real of the same number. Dates are equal to
 * the microsecond, which is what text can say.
 */
function scalarContent({ kind, value }: ScalarNode): string {
  switch (value.kind) {
    case 'real':
      return `r${Object.is(value.value, -0) ? '-0' : value.value}`;
    case 'date':
      return `d${Math.round(value.value * 1000)}`;
    case 'binary':
      return `b${writeBase64(value.value)}`;
    case 'undef':
      return '!';
    default:
      return `${kind} ${'value' in value ? String(value.value) : ''}`;
  }
}
