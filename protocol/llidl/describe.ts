// What a schema says about one place of a document: for whoever shows it there, or offers what can be written.
import { type LlsdNode, type NodeInPlace, nodesAround } from '../llsd/node.ts';
import { matchLlidl } from './match.ts';
import type { LlidlFile, Spec } from './model.ts';
import { isValid, rankOf } from './outcome.ts';

/** A value of a document, and what describes it: several specs where it is not clear which alternative is meant. */
export interface Described extends NodeInPlace {
  /** Without names: what they stand for. Empty where nothing is described. */
  readonly specs: readonly Spec[];
}

/**
 * [llidl.describe.1] The values around an offset, the innermost last, each with what describes it. Of alternatives those
 * that fit the value best, or all of them if none fits yet.
 */
export function describedAt(
  { file, spec }: { readonly file: LlidlFile; readonly spec: Spec },
  root: LlsdNode | undefined,
  at: number,
): readonly Described[] {
  const found: Described[] = [];
  for (const place of nodesAround(root, at)) {
    const around = found.at(-1);
    const specs = around === undefined ? [spec] : around.specs.flatMap((outer) => specInside(outer, around, place));
    found.push({ ...place, specs: bestOf(alternativesOf(specs, file), place.node, file) });
  }
  return found;
}

/** What describes a part of a container. */
function specInside(outer: Spec, { node }: Described, part: NodeInPlace): readonly Spec[] {
  if (outer.kind === 'dictionary') return [outer.values];
  if (outer.kind === 'map') {
    const member = outer.members.find(({ name }) => name === part.member?.key);
    return member === undefined ? [] : [member.value];
  }
  if (outer.kind !== 'array' || node?.kind !== 'array' || part.node === undefined) return [];
  const index = node.items.indexOf(part.node);
  const item = outer.items[outer.repeats ? index % outer.items.length : index];
  return item === undefined ? [] : [item];
}

/** Values in place of names, each once; a name that leads back to itself stands for nothing. */
export function alternativesOf(specs: readonly Spec[], { definitions }: LlidlFile): readonly Spec[] {
  const found = new Set<Spec>();
  const known = new Set<string>();
  const add = (spec: Spec): void => {
    if (spec.kind !== 'variant') found.add(spec);
    else if (!known.has(spec.name)) {
      known.add(spec.name);
      for (const { name, value } of definitions) if (name === spec.name) add(value);
    }
  };
  for (const spec of specs) add(spec);
  return [...found];
}

function bestOf(specs: readonly Spec[], node: LlsdNode | undefined, file: LlidlFile): readonly Spec[] {
  if (specs.length < 2) return specs;
  const fits = specs.map((spec) => ({ spec, fit: matchLlidl(file, spec, node).fit })).filter(({ fit }) => isValid(fit));
  const best = Math.max(...fits.map(({ fit }) => rankOf(fit)));
  return fits.length === 0 ? specs : fits.filter(({ fit }) => rankOf(fit) === best).map(({ spec }) => spec);
}
