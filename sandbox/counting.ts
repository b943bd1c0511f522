// Numbers for things as they appear.

/** 1, 2, 3... with each call. */
export function counting(): () => number {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
}
