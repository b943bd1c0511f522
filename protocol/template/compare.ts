// Whether two templates mean the same bytes. What differs is said in words; order of messages does not matter.
import type { BlockTemplate, FieldTemplate, MessageTemplate, Template } from './model.ts';

/** [template.contract.1] Every difference that a peer could notice; none means the same wire contract. */
export function sameWireContract(a: Template, b: Template): string[] {
  const others = new Map(b.messages.map((message) => [message.name, message]));
  const names = new Set(a.messages.map((message) => message.name));
  const missing = a.messages.filter(({ name }) => !others.has(name)).map(({ name }) => `${name} is missing`);
  const added = b.messages.filter(({ name }) => !names.has(name)).map(({ name }) => `${name} is new`);
  const changed = a.messages.flatMap((message) => {
    const other = others.get(message.name);
    return other === undefined ? [] : messageDifferences(message, other);
  });
  return [...repeated(a), ...repeated(b), ...missing, ...added, ...changed];
}

function repeated({ messages }: Template): string[] {
  const seen = new Set<string>();
  return messages.flatMap(({ name }) => {
    if (seen.has(name)) return [`${name} is there twice`];
    seen.add(name);
    return [];
  });
}

function messageDifferences(a: MessageTemplate, b: MessageTemplate): string[] {
  const header = (['frequency', 'number', 'trusted', 'zerocoded', 'flag'] as const)
    .filter((key) => a[key] !== b[key])
    .map((key) => `${a.name}: ${key} is ${String(a[key])} and ${String(b[key])}`);
  return [...header, ...listDifferences(a.name, a.blocks, b.blocks, blockDifferences)];
}

function blockDifferences(where: string, a: BlockTemplate, b: BlockTemplate): string[] {
  const own = (['quantity', 'count'] as const)
    .filter((key) => a[key] !== b[key])
    .map((key) => `${where}: ${key} is ${a[key]} and ${b[key]}`);
  return [...own, ...listDifferences(where, a.fields, b.fields, fieldDifferences)];
}

const fieldDifferences = (where: string, a: FieldTemplate, b: FieldTemplate): string[] =>
  (['type', 'size'] as const)
    .filter((key) => a[key] !== b[key])
    .map((key) => `${where}: ${key} is ${a[key]} and ${b[key]}`);

/** Parts are compared by position, since the position is what the wire knows. */
function listDifferences<Part extends { readonly name: string }>(
  where: string,
  a: readonly Part[],
  b: readonly Part[],
  compare: (where: string, a: Part, b: Part) => string[],
): string[] {
  const length = Math.max(a.length, b.length);
  return Array.from({ length }, (_, index) => index).flatMap((index) => {
    const [one, other] = [a[index], b[index]];
    if (one === undefined || other === undefined) return [`${where}: ${(one ?? other)?.name} is on one side only`];
    if (one.name !== other.name) return [`${where}: ${one.name} stands where ${other.name} stands`];
    return compare(`${where}.${one.name}`, one, other);
  });
}
