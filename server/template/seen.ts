// What a running sandbox has seen of a message, in words.
import type { MessageCount } from '../../contract/counts.ts';

/** `432 seen, 3 resent`; what was never sent again is not spoken of. */
export function seenText({ seen, resent }: MessageCount): string {
  const text = `${seen.toLocaleString('en')} seen`;
  return resent === 0 ? text : `${text}, ${resent.toLocaleString('en')} resent`;
}

/** From when on is counted; the grid may have been stopped since, its log is still there. */
export const SEEN_SINCE = 'since the sandbox grid started or its log was cleared';
