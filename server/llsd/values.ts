// Values in a few words, as an outline and a list of offers show them.
import type { LlsdNode } from '../../protocol/llsd/node.ts';
import { asText, type Llsd } from '../../protocol/llsd/value.ts';

/** What an outline has room for. */
const MOST_CHARACTERS = 60;

/** A scalar's text on one line, or how much a container holds. */
export function briefly(node: LlsdNode): string {
  if (node.kind === 'array') return counted(node.items.length, 'element');
  if (node.kind === 'map') return counted(node.members.length, 'member');
  return scalarText(node.value);
}

function scalarText(value: Llsd): string {
  if (value.kind === 'undef') return 'undef';
  if (value.kind === 'boolean') return String(value.value);
  if (value.kind === 'binary') return counted(value.value.length, 'octet');
  const text = asText(value).replaceAll(/\s+/gu, ' ');
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}

export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
