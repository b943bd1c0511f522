// What is said when a value does not fit its description quite, or not at all: LS310 to LS313, and the path in front.
import type { LlsdKind } from '../llsd/value.ts';
import type { Problem, Range, Severity } from '../text.ts';
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
    return this.#say('incompatible', 'LS310', 'error', where, `expected ${wordsOf(spec)}, found ${found}.`);
  }

  missing(spec: Spec, where: Where): Outcome {
    return this.#say('defaulted', 'LS311', 'information', where, `missing, read as default ${wordsOf(spec)}.`);
  }

  additional(where: Where): Outcome {
    return this.#say('additional', 'LS312', 'information', where, 'not described by the schema.');
  }

  converted(spec: Spec, found: LlsdKind, where: Where): Outcome {
    return this.#say('converted', 'LS313', 'hint', where, `${found} is converted to ${wordsOf(spec)}.`);
  }

  // biome-ignore lint/complexity/useMaxParams: the parts of one sentence
  #say(fit: Fit, code: string, severity: Severity, { path, place }: Where, words: string): Outcome {
    this.#count += 1;
    if (this.#count > MAX_FINDINGS_MADE) return plain(fit);
    const range = { start: place.start, end: place.end };
    const problem: Problem = { code, severity, message: `${textOf(path)}: ${words}`, range };
    return { fit, said: [problem], parts: [] };
  }
}

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
