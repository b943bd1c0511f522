// Texts for tests with a place marked in them: `«…»` for a stretch, `|` for a point.

export interface MarkedText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The text without its marks, and the stretch between them; throws if there is not exactly one. */
export function markedRange(marked: string): MarkedText {
  const [before, inside, after, ...more] = marked.split(/[«»]/u);
  if (before === undefined || inside === undefined || after === undefined || more.length > 0)
    throw new Error(`Mark exactly one stretch in ${JSON.stringify(marked)}.`);
  return { text: before + inside + after, start: before.length, end: before.length + inside.length };
}

/** The text without its `|`, and where it stood. */
export function markedPoint(marked: string): { readonly text: string; readonly at: number } {
  const [before, after, ...more] = marked.split('|');
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`Mark exactly one point in ${JSON.stringify(marked)}.`);
  return { text: before + after, at: before.length };
}
