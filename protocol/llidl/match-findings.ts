// What is said when a value does not fit its description quite, or not at all: LS310 to LS313, and the path in front.
import type { LlsdKind } from '../llsd/value.ts';
import type { Problem, Range, Related, Severity } from '../text.ts';
import type { Spec } from './model.ts';
import { type Fit, type Outcome, plain } from './outcome.ts';

/** The way to a value: keys, and places in brackets. The root has none. */
export interface Path {
  readonly around: Path | undefined;
  readonly step: string;
}

export interface Where {
  readonly path: Path | undefined;
  readonly place: Range;
}

/** More are not made, whatever a document asks for: those of alternatives that are not taken count too. */
export const MAX_FINDINGS_MADE = 100_000;

export class MatchFindings {
  #count = 0;

  incompatible(spec: Spec, found: LlsdKind, where: Where): Outcome {
    const words = wordsOf(spec);
    return this.#say('incompatible', where, `expected ${words}, found ${found}.`, asked(words, spec));
  }

  missing(spec: Spec, where: Where): Outcome {
    const words = wordsOf(spec);
    return this.#say('defaulted', where, `missing, read as default ${words}.`, asked(words, spec));
  }

  /** @param spec of the container */
  additional(spec: Spec, where: Where): Outcome {
    const related = describing('Here the schema describes everything that belongs there.', spec);
    return this.#say('additional', where, 'not described by the schema.', related);
  }

  converted(spec: Spec, found: LlsdKind, where: Where): Outcome {
    const words = wordsOf(spec);
    return this.#say('converted', where, `${found} is converted to ${words}.`, asked(words, spec));
  }

  #say(fit: SaidFit, { path, place }: Where, words: string, related: Related): Outcome {
    this.#count += 1;
    if (this.#count > MAX_FINDINGS_MADE) return plain(fit);
    const range = { start: place.start, end: place.end };
    const problem: Problem = { ...RULES[fit], message: `${textOf(path)}: ${words}`, range, related: [related] };
    return { fit, said: [problem], parts: [] };
  }
}

type SaidFit = Exclude<Fit, 'matched' | 'mixed'>;

const RULES: Readonly<Record<SaidFit, { readonly code: string; readonly severity: Severity }>> = {
  incompatible: { code: 'LS310', severity: 'error' },
  defaulted: { code: 'LS311', severity: 'information' },
  additional: { code: 'LS312', severity: 'information' },
  converted: { code: 'LS313', severity: 'hint' },
};

const asked = (words: string, spec: Spec): Related => describing(`Here the schema asks for ${words}.`, spec);

const describing = (message: string, { start, end }: Spec): Related => ({
  message,
  range: { start, end },
  in: 'schema',
});

/** [llidl.path.1] `/events/[0]/body`; the root is `/`. */
function textOf(path: Path | undefined): string {
  const steps: string[] = [];
  for (let next = path; next !== undefined; next = next.around) steps.push(next.step);
  return `/${steps.reverse().join('/')}`;
}

function wordsOf(spec: Spec): string {
  if (spec.kind === 'type') return spec.type;
  if (spec.kind === 'selector') return typeof spec.value === 'string' ? `"${spec.value}"` : `${spec.value}`;
  if (spec.kind === 'variant') return `&${spec.name}`;
  return spec.kind === 'dictionary' ? 'map' : spec.kind;
}
