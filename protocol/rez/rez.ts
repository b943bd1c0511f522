// What a `.rez` text says: messages to be sent, pauses, and what is expected in return, in their order.
import type { Range } from '../text.ts';
import type { Condition } from './condition.ts';

interface Placed extends Range {
  /** From 1. */
  readonly line: number;
}

/** `->`: the viewer says it. `<-`: the simulator does. */
export type Side = '->' | '<-';

export interface RezSend extends Placed {
  readonly kind: 'send';
  readonly side: Side;
  readonly message: string;
  readonly reliable: boolean;
  /** Blocks and fields in the text form of a datagram, variables not yet filled in. */
  readonly lines: readonly string[];
}

export interface RezWait extends Placed {
  readonly kind: 'wait';
  readonly ms: number;
}

export interface RezExpect extends Placed {
  readonly kind: 'expect';
  readonly message: string;
  readonly withinMs: number;
  /** All of them must hold. */
  readonly where: readonly Condition[];
}

export type RezEntry = RezSend | RezWait | RezExpect;

/** Something that is wrong, in one sentence, with its place. */
export interface RezProblem extends Placed {
  readonly message: string;
}

export interface RezFile {
  readonly entries: readonly RezEntry[];
  readonly problems: readonly RezProblem[];
}
