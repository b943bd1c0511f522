// The one place where the server catches: a feature that fails costs one answer, an editor that left one word. Never the process.

/** Runs one piece of work; if it throws, the failure is logged once per name and the fallback is the answer. */
export type Safely = <Answer>(name: string, fallback: Answer, work: () => Answer) => Answer;

export function makeSafely(log: (message: string) => void): Safely {
  const failed = new Set<string>();
  return (name, fallback, work) => {
    try {
      return work();
    } catch (error) {
      if (!failed.has(name))
        log(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      failed.add(name);
      return fallback;
    }
  };
}

/** Says something to an editor. That one may have left, also without a goodbye: then nobody hears it. */
export async function tell(say: () => unknown): Promise<void> {
  try {
    await say();
  } catch {
    // There is nobody left to be told about this either.
  }
}
