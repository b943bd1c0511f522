// How often messages crossed the doors of a sandbox. The sandbox counts, the client carries, the language server shows.
// Types only.

/** Both directions together. */
export interface MessageCount {
  /** Also duplicates, and what was sent again. */
  readonly seen: number;
  /** How many of them say that they are sent again. */
  readonly resent: number;
}

/** By name, as the template in force has it; a message that was not seen is not there. */
export type MessageCounts = Readonly<Record<string, MessageCount>>;
