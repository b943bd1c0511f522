// What a running sandbox has seen of each message, as its client told it last.
import type { MessageCount, MessageCounts } from '../contract/counts.ts';

/** By message name. */
export type Live = ReadonlyMap<string, MessageCount>;

/** Without counts, nothing was seen. */
export const liveOf = (counts: MessageCounts | undefined): Live => new Map(Object.entries(counts ?? {}));

/** The messages whose counts differ; those that were seen before and are not any more have the counts they had. */
export function changedLive(before: Live, after: Live): Live {
  const gone = [...before].filter(([name]) => !after.has(name));
  const changed = [...after].filter(([name, { seen, resent }]) => {
    const old = before.get(name);
    return old?.seen !== seen || old.resent !== resent;
  });
  return new Map([...gone, ...changed]);
}
