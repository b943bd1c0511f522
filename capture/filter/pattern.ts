// Wildcards. Not made of regular expressions: those take for ever on patterns with many stars.

/** Whether the whole of `text` is what `pattern` says: `*` any characters, also none; `?` exactly one. */
export function matchesPattern(pattern: string, text: string): boolean {
  let at = 0;
  let next = 0;
  // The last star seen, and where the text behind it is tried to begin.
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    if (pattern[next] === '*') {
      star = next;
      resume = at;
      next += 1;
    } else if (pattern[next] === '?' || pattern[next] === text[at]) {
      at += 1;
      next += 1;
    } else if (star >= 0) {
      resume += 1;
      at = resume;
      next = star + 1;
    } else return false;
  }
  while (pattern[next] === '*') next += 1;
  return next === pattern.length;
}
