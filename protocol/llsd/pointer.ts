// Where in a document a value is, in words that programs understand: JSON Pointers, such as `/regions/0/name`.

/** A key, or the index of an element. */
export type Step = string | number;

/** [llsd.path.1] The path of a value inside of the one at `parent`; the outermost value has the path ``. */
export function pointerTo(parent: string, step: Step): string {
  return `${parent}/${typeof step === 'number' ? step : step.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
