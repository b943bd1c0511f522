// What is told when we were wrong: the sentence that asks for a report.

/** Every such sentence begins so. */
export const MISTAKE = 'A mistake in Rezbench';

/** With the story of its calls, as far as there is one. */
export function mistakeOf(error: unknown): string {
  return `${MISTAKE}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
