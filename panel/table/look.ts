// What a row looks like, cell by cell, before anything is drawn.
import { FATE_MEANINGS } from '../../contract/fates.ts';
import type { CableMark, Fate, RawRow } from '../../contract/panel.ts';
import { messageName, type Names } from '../../protocol/packet/name.ts';
import { type PacketFlags, readHeader } from '../../protocol/packet/packet.ts';
import { milliseconds } from '../words.ts';
import type { TimeForm } from './columns.ts';

/** How a fate is to be seen: what went as it should is quiet. */
export type Tone = 'quiet' | 'warning' | 'error';

export interface RowLook {
  readonly row: string;
  readonly time: string;
  readonly arrow: '→' | '←';
  /** The arrow in words. */
  readonly direction: string;
  readonly circuit: string;
  readonly name: string;
  /** Where it crossed, if not by UDP. */
  readonly door: string;
  readonly sequence: string;
  /** Z R S A, each in its own place; absent ones are ''. */
  readonly flags: readonly string[];
  readonly size: string;
  /** These four only where a column asks for them. */
  readonly expanded: string;
  readonly acks: string;
  readonly ackLatency: string;
  readonly summary: string;
  readonly fate: string;
  /** What that means. */
  readonly fateMeaning: string;
  /** What faults did to it on the way, in words; empty if nothing. */
  readonly cable: string;
  readonly tone: Tone;
}

/** What the time of a row is told by. */
export interface Clock {
  readonly form: TimeForm;
  /** The capture's start, in milliseconds since 1970, if that is known. */
  readonly startedAt: number | undefined;
  /** Seconds since the capture's start at the row before, if it is at hand. */
  readonly before: number | undefined;
}

const SINCE_START: Clock = { form: 'start', startedAt: undefined, before: undefined };

/** A row as text. HTTP rows have no sequence and no flags. */
export function lookOf(row: RawRow, names: Names, clock: Clock = SINCE_START): RowLook {
  const { acks, ackLatency, expanded, summary = '' } = row.extras ?? {};
  const header = row.door === 'udp' ? readHeader(row.head) : undefined;
  return {
    row: String(row.row),
    time: timeText(row.time, clock),
    arrow: row.direction === 'in' ? '→' : '←',
    direction: row.direction === 'in' ? 'in, to the simulator' : 'out, from the simulator',
    circuit: row.circuit === 0 ? '' : String(row.circuit),
    name: header === undefined ? row.name : messageName(names, header.numberId),
    door: row.door === 'udp' ? '' : row.door,
    sequence: header === undefined ? '' : String(header.sequence),
    flags: header === undefined ? [] : flagLetters(header.flags),
    size: String(row.size),
    expanded: expanded === undefined ? '' : String(expanded),
    acks: acks === undefined || acks === 0 ? '' : String(acks),
    ackLatency: ackLatency === undefined ? '' : `${milliseconds(ackLatency * 1000)} ms`,
    summary,
    fate: FATE_WORDS[row.fate],
    fateMeaning: fateMeaningOf(row),
    cable: cableWords(row.cable ?? []),
    tone: row.cable === undefined ? toneOf(row.fate) : louder(toneOf(row.fate)),
  };
}

/** Calls are handled by those whom they call. */
export const fateMeaningOf = ({ door, fate }: Pick<RawRow, 'door' | 'fate'>): string =>
  door === 'udp' ? FATE_MEANINGS[fate] : '';

/** Seconds with milliseconds; by the clock where that is wanted and known. */
function timeText(seconds: number, { before, form, startedAt }: Clock): string {
  if (form === 'delta') return before === undefined ? '' : `+${(seconds - before).toFixed(3)}`;
  if (form === 'start' || startedAt === undefined) return seconds.toFixed(3);
  const at = new Date(startedAt + seconds * 1000);
  const two = (part: number) => String(part).padStart(2, '0');
  const clock = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':');
  return `${clock}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}

/** The letters in the order Z R S A; '' where the flag is not set. */
export function flagLetters(flags: PacketFlags): readonly string[] {
  return [flags.zerocoded ? 'Z' : '', flags.reliable ? 'R' : '', flags.resent ? 'S' : '', flags.acks ? 'A' : ''];
}

/** What the flag letters mean. */
export const FLAG_WORDS: Readonly<Record<string, string>> = {
  Z: 'zero-coded',
  R: 'reliable',
  S: 'resent',
  A: 'acks appended',
};

/** A whole row in one sentence, for those who hear it. */
export function spoken(look: RowLook): string {
  const flags = look.flags.filter((letter) => letter !== '').map((letter) => FLAG_WORDS[letter] ?? letter);
  const parts = [
    look.name,
    look.direction,
    look.circuit === '' ? '' : `circuit ${look.circuit}`,
    look.sequence === '' ? look.door : `sequence ${look.sequence}`,
    ...flags,
    `${look.size} bytes`,
    look.fate,
    look.cable,
    look.ackLatency === '' ? '' : `acked after ${look.ackLatency}`,
    look.summary,
    look.time === '' ? '' : `at ${look.time}${/^\d+\.\d+$/.test(look.time) ? ' seconds' : ''}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Fates as they are shown. */
export const FATE_WORDS: Readonly<Record<Fate, string>> = {
  handled: 'handled',
  duplicate: 'duplicate',
  malformed: 'malformed',
  unknown: 'unknown',
  offCircuit: 'off circuit',
  afterClose: 'after close',
  held: 'held',
  trustRejected: 'trust rejected',
  banned: 'banned',
  idMismatch: 'id mismatch',
  flooded: 'flooded',
  unanswered: 'unanswered',
  dropped: 'dropped by a fault',
};

const CABLE_WORDS: Readonly<Record<CableMark, string>> = {
  delayed: 'delayed',
  doubled: 'doubled',
  spoiled: 'given a wrong field',
};

/** `delayed and doubled by a fault`; nothing for nothing. */
export function cableWords(marks: readonly CableMark[]): string {
  return marks.length === 0 ? '' : `${marks.map((mark) => CABLE_WORDS[mark]).join(' and ')} by a fault`;
}

const louder = (tone: Tone): Tone => (tone === 'quiet' ? 'warning' : tone);

const FATE_TONES: Partial<Record<Fate, Tone>> = {
  handled: 'quiet',
  held: 'quiet',
  unanswered: 'quiet',
  malformed: 'error',
  trustRejected: 'error',
  banned: 'error',
  idMismatch: 'error',
  flooded: 'error',
  dropped: 'error',
};

function toneOf(fate: Fate): Tone {
  return FATE_TONES[fate] ?? 'warning';
}
