// Names of alternatives that are used: each has to be defined somewhere in the suite.
import type { Problem } from '../text.ts';
import type { LlidlFile, Spec, VariantSpec } from './model.ts';

/** [llidl.variant.1] One problem at the first name without a definition, which lists all of them. */
export function missingDefinitions(file: Omit<LlidlFile, 'problems'>): readonly Problem[] {
  const defined = new Set(file.definitions.map(({ name }) => name));
  const missing = variantsIn(file).filter(({ name }) => !defined.has(name));
  const [first, ...others] = missing;
  if (first === undefined) return [];
  const names = [...new Set(missing.map(({ name }) => name))].join(', ');
  const related = others.map(({ name, start, end }) => ({
    message: `&${name} is used here too.`,
    range: { start, end },
  }));
  return [
    {
      code: 'LS300',
      severity: 'error',
      message: `missing definitions of variants: {${names}}`,
      range: { start: first.start, end: first.end },
      ...(related.length === 0 ? {} : { related }),
    },
  ];
}

/** Every use of a variant in the text, in its order. */
export function variantsIn({
  resources,
  definitions,
  value,
}: Pick<LlidlFile, 'resources' | 'definitions' | 'value'>): readonly VariantSpec[] {
  const bodies = resources.flatMap(({ request, response }) => (request === response ? [request] : [request, response]));
  const specs = [value, ...bodies, ...definitions.map((definition) => definition.value)];
  return specs.flatMap((spec) => [...variantsOf(spec)]).toSorted((a, b) => a.start - b.start);
}

function* variantsOf(spec: Spec | undefined): Iterable<VariantSpec> {
  if (spec === undefined) return;
  if (spec.kind === 'variant') yield spec;
  else for (const part of partsOf(spec)) yield* variantsOf(part);
}

/** The values directly inside of a value. */
export function partsOf(spec: Spec): readonly Spec[] {
  if (spec.kind === 'array') return spec.items;
  if (spec.kind === 'map') return spec.members.map(({ value }) => value);
  return spec.kind === 'dictionary' ? [spec.values] : [];
}
