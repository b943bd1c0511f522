// What it means that a value is missing: which defaults stand in for it, and whether one of them does not fit.
import { undef } from '../llsd/value.ts';
import type { Spec } from './model.ts';
import { type Fit, rankOf, together } from './outcome.ts';
import { selectorFit } from './scalar-fit.ts';

/**
 * [llidl.missing.1] Nothing counts as a container without parts, whose parts are missing in turn. A name for alternatives
 * that needs itself is taken for a default. Each name is looked at once.
 */
export function missingFits(alternatives: ReadonlyMap<string, readonly Spec[]>): (spec: Spec) => Fit {
  const known = new Map<string, Fit>();
  const fitOf = (spec: Spec): Fit => {
    switch (spec.kind) {
      case 'type':
        return spec.type === 'undef' ? 'matched' : 'defaulted';
      case 'selector':
        return selectorFit(spec.value, undef);
      case 'array':
        return spec.repeats ? 'matched' : allOf(spec.items.map(fitOf));
      case 'map':
        return allOf(spec.members.map(({ value }) => fitOf(value)));
      case 'dictionary':
        return 'matched';
      case 'variant':
        return variantFit(spec.name);
    }
  };
  const variantFit = (name: string): Fit => {
    const found = known.get(name);
    if (found !== undefined) return found;
    known.set(name, 'defaulted');
    const fit = bestOf((alternatives.get(name) ?? []).map(fitOf));
    known.set(name, fit);
    return fit;
  };
  return fitOf;
}

const allOf = (fits: readonly Fit[]): Fit => fits.reduce(together, 'matched');

const bestOf = (fits: readonly Fit[]): Fit =>
  fits.reduce<Fit>((best, fit) => (rankOf(fit) > rankOf(best) ? fit : best), 'incompatible');
