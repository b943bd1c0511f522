// As much of JSON Schema (draft 7) as our own schemas use. A word that it does not know is a mistake, so that no schema
// promises what nobody tries.

type Schema = Readonly<Record<string, unknown>>;

/** Whether a value is what a schema describes. `root` is where references begin. */
export function satisfies(value: unknown, schema: Schema, root: Schema = schema): boolean {
  return Object.entries(schema).every(([word, operand]) => {
    const keyword = KEYWORDS[word];
    if (keyword === undefined) throw new Error(`Our schemas do not use ${word} yet.`);
    return keyword(value, operand, { schema, root });
  });
}

type Keyword = (value: unknown, operand: unknown, where: { readonly schema: Schema; readonly root: Schema }) => boolean;

const silent: Keyword = () => true;

const KEYWORDS: Readonly<Record<string, Keyword>> = {
  $schema: silent,
  title: silent,
  description: silent,
  default: silent,
  definitions: silent,
  /** A word of the editor's own: what it says instead of the pattern. */
  patternErrorMessage: silent,
  $ref: (value, operand, { root }) => satisfies(value, referred(String(operand), root), root),
  type: (value, operand) => isOfType(value, String(operand)),
  const: (value, operand) => value === operand,
  enum: (value, operand) => (operand as readonly unknown[]).includes(value),
  anyOf: (value, operand, { root }) => (operand as readonly Schema[]).some((one) => satisfies(value, one, root)),
  oneOf: (value, operand, { root }) =>
    (operand as readonly Schema[]).filter((one) => satisfies(value, one, root)).length === 1,
  minimum: (value, operand) => typeof value !== 'number' || value >= Number(operand),
  maximum: (value, operand) => typeof value !== 'number' || value <= Number(operand),
  minLength: (value, operand) => typeof value !== 'string' || [...value].length >= Number(operand),
  maxLength: (value, operand) => typeof value !== 'string' || [...value].length <= Number(operand),
  pattern: (value, operand) => typeof value !== 'string' || new RegExp(String(operand), 'u').test(value),
  minItems: (value, operand) => !Array.isArray(value) || value.length >= Number(operand),
  maxItems: (value, operand) => !Array.isArray(value) || value.length <= Number(operand),
  items: (value, operand, { root }) =>
    !Array.isArray(value) || value.every((item) => satisfies(item, operand as Schema, root)),
  required: (value, operand) => !isObject(value) || (operand as readonly string[]).every((name) => name in value),
  dependencies: (value, operand) =>
    !isObject(value) ||
    Object.entries(operand as Readonly<Record<string, readonly string[]>>).every(
      ([name, needed]) => !(name in value) || needed.every((one) => one in value),
    ),
  properties: (value, operand, { root }) =>
    !isObject(value) ||
    Object.entries(operand as Readonly<Record<string, Schema>>).every(
      ([name, schema]) => !(name in value) || satisfies(value[name], schema, root),
    ),
  additionalProperties: (value, operand, { root, schema }) =>
    !isObject(value) ||
    Object.keys(value)
      .filter((name) => !(name in ((schema['properties'] ?? {}) as object)))
      .every((name) => operand !== false && satisfies(value[name], operand as Schema, root)),
};

function isOfType(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  return type === 'object' ? isObject(value) : typeof value === type;
}

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The place that `#/definitions/name` means. */
function referred(reference: string, root: Schema): Schema {
  const steps = reference.split('/').slice(1);
  return steps.reduce<unknown>((place, step) => (place as Schema)[step], root) as Schema;
}
