// Happenings in words.
import type { Happening } from '../../contract/happenings.ts';

type State = Extract<Happening, { readonly kind: 'circuit' }>['state'];

/** What each state means to who wonders why. */
export const STATE_WORDS: Readonly<Record<State, string>> = {
  open: 'opened',
  root: 'the agent stands here',
  child: 'the agent stands elsewhere and looks in',
  blocked: 'blocked: more than 3 pings are unanswered',
  unblocked: 'free again: pings are answered',
  paused: 'paused: the viewer asked for it',
  resumed: 'goes on: the viewer asked for it',
  closing: 'says goodbye',
  closed: 'closed',
  trusted: 'trusted: the other region has proved that it belongs to the grid',
  trustFailed: 'trust failed: the other region believes none of our proofs',
};

/** What happened, with the reason if there is one. */
export function sentenceOf(happening: Happening): string {
  if (happening.kind !== 'circuit') return happening.message;
  const { reason, state } = happening;
  return reason === undefined ? STATE_WORDS[state] : `${STATE_WORDS[state]}: ${reason}`;
}

/** All of them as text, a line each, columns parted by tabs: to be copied. */
export function textOf(happenings: readonly Happening[]): string {
  const lines = happenings.map((one) =>
    [
      secondsOf(one),
      ...(one.kind === 'circuit' ? [one.circuit, one.agent, one.region] : ['', '', '']),
      sentenceOf(one),
    ].join('\t'),
  );
  return `${lines.join('\n')}\n`;
}

/** Seconds since the grid was started. */
export const secondsOf = ({ at }: Happening): string => at.toFixed(3);
