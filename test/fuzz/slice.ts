// What goes between the fuzzing and its workers.

export interface Slice {
  readonly target: string;
  /** The first seed. */
  readonly from: number;
  readonly count: number;
}

export type Report =
  | {
      readonly kind: 'done';
      readonly slice: Slice;
      readonly ms: number;
      readonly worst: { readonly ms: number; readonly seed: number };
    }
  | {
      readonly kind: 'failed';
      readonly slice: Slice;
      readonly seed: number;
      readonly failure: string;
      /** Spelled so that they can be copied; the second is the first with all left out that is not needed to fail. */
      readonly input: string;
      readonly shortest: string;
    };

/** Small enough that all cores are busy to the end, large enough that nobody waits for messages. */
const SLICE = 5000;

export function slicesOf(target: string, from: number, count: number): readonly Slice[] {
  return Array.from({ length: Math.ceil(count / SLICE) }, (_, index) => {
    const before = index * SLICE;
    return { target, from: from + before, count: Math.min(SLICE, count - before) };
  });
}
