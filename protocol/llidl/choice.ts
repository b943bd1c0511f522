// Which value of a schema a document is checked against: the only one there is, or the one that is named.
import type { LlidlFile, Spec } from './model.ts';

/**
 * [llidl.choice.1] `name.request` or `name.response` picks one, `name` alone where the resource has only one; nothing picks
 * the bare value, or the only value of the only resource. Else a sentence that lists what there is.
 */
export function chosenSpec(file: LlidlFile, choice = ''): Spec | { readonly problem: string } {
  const all = choicesOf(file);
  if (choice === '' && file.value !== undefined) return file.value;
  const fitting = all.filter(({ name, resource }) => choice === '' || choice === name || choice === resource);
  const [only, ...others] = fitting;
  if (only !== undefined && others.length === 0) return only.spec;
  const known = all.map(({ name }) => name).join(', ');
  if (known === '') return { problem: 'The schema describes no resource.' };
  const reason = choice === '' ? 'The schema describes several values' : unclear(choice, fitting.length);
  return { problem: `${reason}; choose one of ${known}.` };
}

export interface Choice {
  /** `seed.request` */
  readonly name: string;
  readonly resource: string;
  readonly spec: Spec;
}

/** Everything that can be chosen, in the order of the text. */
export function choicesOf({ resources }: LlidlFile): readonly Choice[] {
  return resources.flatMap(({ name, request, response }) => [
    ...(request === undefined ? [] : [{ name: `${name}.request`, resource: name, spec: request }]),
    ...(response === undefined ? [] : [{ name: `${name}.response`, resource: name, spec: response }]),
  ]);
}

const unclear = (choice: string, fitting: number): string =>
  fitting === 0 ? `The schema describes no ${choice}` : `${choice} may be its request or its response`;
