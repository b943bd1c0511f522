// Work that is written in steps, done in one go.

/** What the steps come to. */
export function drained<Result>(steps: Iterator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
