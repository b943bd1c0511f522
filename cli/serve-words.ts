// What `serve` tells people; programs read the same as JSON.

interface Line {
  readonly event: string;
  readonly at?: number;
  readonly urgent?: true;
}

/** A line of the log for people; events carry their facts in a telling order. */
export function wordsOf(line: object): string {
  // That somebody must act on it is in its words already.
  const { at = 0, event, urgent: _, ...facts } = line as Line;
  if (event === 'ready' && 'loginUri' in facts) {
    const { capture = null, loginUri, uiUri = null } = facts as Readonly<Record<string, string | null>>;
    const written = capture === null ? '' : ` All traffic is written to ${printable(capture)}.`;
    const page = uiUri === null ? '' : ` The traffic is shown at ${uiUri}, for the first browser that opens it.`;
    return `The sandbox grid listens. Log in at ${loginUri} and stop with Ctrl-C.${page}${written}`;
  }
  const words = event === 'fault' ? [faultWords(facts)] : Object.values(facts);
  return `${at.toFixed(3).padStart(9)}  ${event.padEnd(8)} ${words.map(printable).join(' · ')}`;
}

/** The rule, and what it has done so far. */
function faultWords({ name, rule, ...counts }: Readonly<Record<string, unknown>>): string {
  const done = Object.entries(counts).filter(([, count]) => count !== 0);
  return [name ?? `rules[${rule}]`, ...done.map(([what, count]) => `${COUNTED[what] ?? what} ${count}`)].join(' · ');
}

const COUNTED: Readonly<Record<string, string>> = {
  unacked: 'acks withheld',
  lostEvents: 'answers with events lost',
  closedPolls: 'polls closed',
};

/** What agents say may hold anything, but it shall not steer the terminal or begin a line. */
function printable(fact: unknown): string {
  return String(fact).replace(/\p{Cc}+/gu, ' ');
}
