// Holds JSON against a schema, as far as our schemas go: what is wrong is a sentence with its place in the text.
import { getNodeValue, type Node } from 'jsonc-parser';

/** The part of JSON Schema (draft 7) that our schemas are written in. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** What a text must be that does not match the pattern; editors know this word, too. */
  readonly patternErrorMessage?: string;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  /** Objects that are told apart by the constant of one member. */
  readonly oneOf?: readonly Schema[];
  readonly definitions?: Readonly<Record<string, Schema>>;
}

export interface Mistake {
  /** Place in the document, as in `regions[0].name`; empty = the whole of it. */
  readonly path: string;
  /** What is wrong, to be put behind the place: `must be a text`. */
  readonly message: string;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
}

/** What is wrong with a document, in the order of its text. One mistake is told once, where it is. */
export function mistakesIn(document: Node, schema: Schema): readonly Mistake[] {
  return checked({ node: document, path: '' }, schema, schema);
}

interface Spot {
  readonly node: Node;
  readonly path: string;
}

function checked(spot: Spot, asked: Schema, root: Schema): readonly Mistake[] {
  const schema = resolved(asked, root);
  if (schema.oneOf !== undefined) return checkedByKind(spot, schema.oneOf, root);
  const mistake = wrongValue(spot.node, schema);
  if (mistake !== undefined) return [mistakeAt(spot, mistake)];
  if (spot.node.type === 'object') return checkedMembers(spot, schema, root);
  if (spot.node.type !== 'array' || schema.items === undefined) return [];
  const { items } = schema;
  return (spot.node.children ?? []).flatMap((node, at) => checked({ node, path: `${spot.path}[${at}]` }, items, root));
}

function resolved(schema: Schema, root: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const name = schema.$ref.replace('#/definitions/', '');
  const definition = root.definitions?.[name];
  if (definition === undefined) throw new Error(`The schema has no definition ${name}.`);
  return resolved(definition, root);
}

/** What a single value does wrong, before anything inside it is looked at. */
function wrongValue(node: Node, schema: Schema): string | undefined {
  if (schema.enum !== undefined && !schema.enum.includes(String(node.value)))
    return `must be ${listed(schema.enum, 'or')}`;
  switch (schema.type) {
    case undefined:
      return undefined;
    case 'number':
    case 'integer':
      return wrongNumber(node.value, schema);
    case 'string':
      return wrongText(node.value, schema);
    case 'array':
      return wrongList(node, schema);
    default:
      return node.type === schema.type ? undefined : `must be ${WORDS[schema.type]}`;
  }
}

const WORDS = { object: 'an object', boolean: 'true or false' } as const;

function wrongNumber(value: unknown, { maximum = Infinity, minimum = -Infinity, type }: Schema): string | undefined {
  const isRight = typeof value === 'number' && value >= minimum && value <= maximum;
  if (isRight && (type === 'number' || Number.isInteger(value))) return undefined;
  return `must be a ${type === 'integer' ? 'whole ' : ''}number from ${minimum} to ${maximum}`;
}

function wrongText(value: unknown, schema: Schema): string | undefined {
  const { maxLength = Infinity, minLength = 0, pattern, patternErrorMessage } = schema;
  if (typeof value !== 'string') return 'must be a text';
  const length = [...value].length;
  if (length < minLength) return 'must not be empty';
  if (length > maxLength) return `must have at most ${maxLength} characters`;
  if (pattern === undefined || new RegExp(pattern, 'u').test(value)) return undefined;
  return patternErrorMessage ?? `must match ${pattern}`;
}

function wrongList(node: Node, { maxItems = Infinity, minItems = 0 }: Schema): string | undefined {
  if (node.type !== 'array') return 'must be a list';
  const count = node.children?.length ?? 0;
  if (count >= minItems && count <= maxItems) return undefined;
  return minItems === maxItems ? `must have ${minItems} members` : `must have ${minItems} to ${maxItems} members`;
}

/** The alternative is chosen by its constant; then it is the only one that counts. */
function checkedByKind(spot: Spot, alternatives: readonly Schema[], root: Schema): readonly Mistake[] {
  const { node, path } = spot;
  if (node.type !== 'object') return [mistakeAt(spot, 'must be an object')];
  const kind = members(node).find(({ name }) => name === 'kind');
  const chosen = alternatives.find(({ properties }) => properties?.['kind']?.const === kind?.value.value);
  if (chosen !== undefined && kind !== undefined) return checkedMembers(spot, chosen, root);
  const kinds = alternatives.flatMap(({ properties }) => properties?.['kind']?.const ?? []);
  if (kind === undefined) return [mistakeAt(spot, `needs "kind": ${listed(kinds, 'or')}`)];
  return [mistakeAt({ node: kind.value, path: within(path, 'kind') }, `must be ${listed(kinds, 'or')}`)];
}

function checkedMembers(spot: Spot, schema: Schema, root: Schema): readonly Mistake[] {
  const { node, path } = spot;
  const { additionalProperties = true, properties = {}, required = [] } = schema;
  const present = members(node);
  const missing = required.filter((name) => present.every((member) => member.name !== name));
  const inside = present.flatMap(({ key, name, value }, at): readonly Mistake[] => {
    const place = within(path, name);
    if (present.findIndex((member) => member.name === name) < at)
      return [mistakeAt({ node: key, path: place }, 'is there twice')];
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (known !== undefined) return checked({ node: value, path: place }, known, root);
    if (typeof additionalProperties === 'object')
      return checked({ node: value, path: place }, additionalProperties, root);
    return additionalProperties ? [] : [mistakeAt({ node: key, path: place }, unknown(properties))];
  });
  return [...missing.map((name) => mistakeAt(spot, `needs ${JSON.stringify(name)}`)), ...inside];
}

function unknown(properties: Readonly<Record<string, Schema>>): string {
  const names = Object.keys(properties).filter((name) => name !== '$schema');
  return `is not known; there are ${listed(names, 'and')}`;
}

interface Member {
  readonly key: Node;
  readonly name: string;
  readonly value: Node;
}

function members(node: Node): readonly Member[] {
  return (node.children ?? []).flatMap(({ children = [] }) => {
    const [key, value] = children;
    return key === undefined || value === undefined ? [] : [{ key, name: String(getNodeValue(key)), value }];
  });
}

function within(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function mistakeAt({ node, path }: Spot, message: string): Mistake {
  return { path, message, start: node.offset, end: node.offset + node.length };
}

function listed(names: readonly string[], word: 'and' | 'or'): string {
  const quoted = names.map((name) => JSON.stringify(name));
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${word} ${quoted.at(-1)}`;
}
