// The one place where the server catches: a feature that fails costs one answer, not the process.

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
