// The words of the filter language: what each asks of a row, and what it can be compared with.
import { FATES } from '../../contract/panel.ts';

/** What a word is compared with. */
export type WordType =
  | { readonly kind: 'number' }
  /** Seconds. */
  | { readonly kind: 'time' }
  /** A message name, in which upper and lower case are the same. */
  | { readonly kind: 'name' }
  | { readonly kind: 'text' }
  /** A text, or the id that belongs to it. */
  | { readonly kind: 'person' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] };

export interface WordEntry {
  readonly type: WordType;
  /** What it is, in one sentence. */
  readonly about: string;
}

const choice = (...choices: readonly string[]): WordType => ({ kind: 'choice', choices });

/** [filter.words.1] */
export const WORDS = {
  name: { type: { kind: 'name' }, about: 'The name of the message, of the capability or of the event.' },
  dir: { type: choice('in', 'out'), about: 'The direction: in is towards the simulator, out is from it.' },
  circuit: { type: { kind: 'number' }, about: 'The number of the circuit, from 1; 0 is none.' },
  door: {
    type: choice('udp', 'login', 'caps', 'event'),
    about: 'Where it crossed: UDP, the login, a capability, the event queue.',
  },
  seq: { type: { kind: 'number' }, about: 'The sequence of the packet; only packets have one.' },
  size: { type: { kind: 'number' }, about: 'Bytes on the wire, acks included; for HTTP the bytes of the bodies.' },
  expanded: {
    type: { kind: 'number' },
    about: 'Bytes of the packet after zero-coding is undone, header included, acks not; only packets have them.',
  },
  time: { type: { kind: 'time' }, about: 'When it crossed, since the start of the capture.' },
  age: { type: { kind: 'time' }, about: 'How long ago it crossed; in a file, before the last row.' },
  fate: { type: choice(...FATES), about: 'What became of the packet.' },
  region: { type: { kind: 'text' }, about: 'The name of the region that the circuit belongs to.' },
  text: {
    type: { kind: 'text' },
    about: 'Any text: of the fields of a message, of a request or of an answer.',
  },
  agent: { type: { kind: 'person' }, about: 'The name of the agent that the circuit belongs to, or its id.' },
} as const satisfies Readonly<Record<string, WordEntry>>;
export type WordName = keyof typeof WORDS;

/** [filter.flags.1] */
export const FLAGS = {
  reliable: 'The sender wants an ack.',
  resent: 'The sender says that it sent this before.',
  zerocoded: 'The packet is zero-coded.',
  acks: 'Acks are appended to the packet.',
  acked: 'Some ack for the packet was seen.',
  duplicate: 'The same sender had sent a packet with the same sequence before.',
  trusted: 'By the template, only simulators may send the message.',
  malformed: 'The packet cannot be read.',
  leftover: 'There are bytes after the last field that the template has.',
} as const;
export type FlagName = keyof typeof FLAGS;

export function isWord(text: string): text is WordName {
  return Object.hasOwn(WORDS, text);
}

export function isFlag(text: string): text is FlagName {
  return Object.hasOwn(FLAGS, text);
}

export const wordEntry = (name: WordName): WordEntry => WORDS[name];
