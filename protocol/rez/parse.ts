// A `.rez` text read: `###` separates, then `viewer -> Message` with its blocks, `wait 500ms`, `expect Message within 2s where …`.
// Tolerant: a line that cannot be read is one problem, and the next is read.
import { readDatagramText } from '../packet/text-reader.ts';
import { readConditions } from './condition.ts';
import type { RezEntry, RezExpect, RezFile, RezProblem, RezSend } from './rez.ts';
import { filled, unknownVariables, VARIABLES } from './variables.ts';

/** Characters of a text; longer ones are no conversations. */
export const REZ_TEXT_LIMIT = 1024 * 1024;
/** Entries of a text. */
export const REZ_ENTRIES_LIMIT = 10_000;
/** Longest pause, and longest time that something is expected: an hour. */
export const REZ_LONGEST_MS = 3_600_000;
/** Time in which something is expected where nothing is said. */
export const REZ_WITHIN_MS = 10_000;

interface Line {
  readonly text: string;
  readonly start: number;
  readonly number: number;
}

interface Reading {
  readonly entries: RezEntry[];
  readonly problems: RezProblem[];
  /** The message whose blocks are read. */
  open: { readonly head: Line; readonly send: RezSend; readonly lines: Line[] } | undefined;
}

/** [rez.text.1] Never throws. */
export function parseRez(text: string): RezFile {
  const reading: Reading = { entries: [], problems: [], open: undefined };
  if (text.length > REZ_TEXT_LIMIT) {
    complain(reading, { text: '', start: 0, number: 1 }, `The text has more than ${REZ_TEXT_LIMIT} characters.`);
    return reading;
  }
  for (const line of linesOf(text)) takeLine(reading, line);
  close(reading);
  return { entries: reading.entries, problems: reading.problems };
}

function linesOf(text: string): readonly Line[] {
  let start = 0;
  return text.split('\n').map((whole, index) => {
    const line = { text: whole.replace(/\r$/, ''), start, number: index + 1 };
    start += whole.length + 1;
    return line;
  });
}

function takeLine(reading: Reading, line: Line): void {
  if (/^\s*(?:#|$)/.test(line.text)) {
    // A separator ends a message; a comment and an empty line do not.
    if (line.text.startsWith('###')) close(reading);
    return;
  }
  for (const { end, name, start } of unknownVariables(line.text)) {
    const message = `There is no variable ${name}: there are ${VARIABLES.join(', ')}.`;
    reading.problems.push({ start: line.start + start, end: line.start + end, line: line.number, message });
  }
  if (/^\s/.test(line.text)) {
    if (reading.open === undefined) complain(reading, line, 'Blocks stand below the line of their message.');
    else reading.open.lines.push(line);
    return;
  }
  close(reading);
  const entry = readEntry(line);
  if ('problem' in entry) complain(reading, line, entry.problem);
  else if (reading.entries.length >= REZ_ENTRIES_LIMIT)
    complain(reading, line, `There are more than ${REZ_ENTRIES_LIMIT} entries.`);
  else if (entry.kind === 'send') reading.open = { head: line, send: entry, lines: [] };
  else reading.entries.push(entry);
}

/** The message is whole: its blocks are read once to see that they can be. */
function close(reading: Reading): void {
  const { open } = reading;
  if (open === undefined) return;
  reading.open = undefined;
  const lines = open.lines.map(({ text }) => text);
  const last = open.lines.at(-1) ?? open.head;
  const read = readDatagramText([headerOf(open.send), ...lines.map((text) => filled(text, () => '0'))]);
  if ('problem' in read) complain(reading, open.lines[0] ?? open.head, sentence(String(read.problem)));
  else reading.entries.push({ ...open.send, lines, end: last.start + last.text.length });
}

/** The first line of a datagram in its text form. */
export const headerOf = ({ message, reliable }: Pick<RezSend, 'message' | 'reliable'>): string =>
  `seq 0 · ${reliable ? 'reliable · ' : ''}${message}`;

const SEND = /^viewer\s+(->|<-)\s+(\w+)(?:\s+(reliable|unreliable))?\s*(?:#.*)?$/;
const WAIT = /^wait\s+(\d+(?:\.\d+)?)\s*(ms|s|m)\s*(?:#.*)?$/;
const EXPECT = /^expect\s+(\w+)(?:\s+within\s+(\d+(?:\.\d+)?)\s*(ms|s|m))?(?:\s+where\s+(.*))?$/;

function readEntry(line: Line): RezEntry | { readonly problem: string } {
  const place = { start: line.start, end: line.start + line.text.length, line: line.number };
  const [, side, message = '', manner] = SEND.exec(line.text) ?? [];
  if (side === '->' || side === '<-') {
    return { kind: 'send', ...place, side, message, reliable: manner !== 'unreliable', lines: [] };
  }
  const [, amount, unit = ''] = WAIT.exec(line.text) ?? [];
  if (amount !== undefined) {
    const ms = millis(amount, unit);
    return ms === undefined ? TOO_LONG : { kind: 'wait', ...place, ms };
  }
  if (!line.text.startsWith('expect')) return NO_ENTRY;
  return readExpect(line.text, place);
}

const TOO_LONG = { problem: 'Nothing waits longer than an hour.' };
const NO_ENTRY = {
  problem:
    'A line is viewer -> Message, wait 500ms, expect Message within 2s where Block.Field == value, a block below its message, or ###.',
};

function readExpect(
  text: string,
  place: Pick<RezExpect, 'start' | 'end' | 'line'>,
): RezExpect | { readonly problem: string } {
  const match = EXPECT.exec(text);
  if (match === null)
    return { problem: 'Write expect Message within 2s where Block.Field == value; within and where may be left out.' };
  const [, message = '', amount, unit = 's', where] = match;
  const withinMs = amount === undefined ? REZ_WITHIN_MS : millis(amount, unit);
  if (withinMs === undefined) return TOO_LONG;
  const conditions = where === undefined ? [] : readConditions(where);
  return 'problem' in conditions ? conditions : { kind: 'expect', ...place, message, withinMs, where: conditions };
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };

function millis(amount: string, unit: string): number | undefined {
  const ms = Number(amount) * (UNITS[unit] ?? 1);
  return ms <= REZ_LONGEST_MS ? ms : undefined;
}

function complain(reading: Reading, { number, start, text }: Line, message: string): void {
  reading.problems.push({ start, end: start + text.length, line: number, message });
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
