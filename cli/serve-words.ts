// What `serve` tells people; programs read the same as JSON.

/** A line of the log for people; events carry their facts in a telling order. */
export function wordsOf(line: object): string {
  const { at = 0, event, ...facts } = line as { readonly event: string; readonly at?: number };
  if (event === 'ready' && 'loginUri' in facts) {
    return `The sandbox grid listens. Log in at ${facts.loginUri} and stop with Ctrl-C.`;
  }
  return `${at.toFixed(3).padStart(9)}  ${event.padEnd(8)} ${Object.values(facts).map(printable).join(' · ')}`;
}

/** What agents say may hold anything, but it shall not steer the terminal or begin a line. */
function printable(fact: unknown): string {
  return String(fact).replace(/\p{Cc}+/gu, ' ');
}
