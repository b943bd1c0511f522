// What only we know of a row or a section, as a comment that people read as well. Written and read here.
import type { CableMark, Door, Fate } from '../../contract/panel.ts';
import { CABLE_MARKS, FATES } from '../../contract/panel.ts';
import { TICKS_PER_SECOND } from './blocks.ts';

export interface RowFacts {
  readonly door: Door;
  /** 0 = none. */
  readonly circuit: number;
  readonly fate: Fate;
  /** What faults did to a datagram; absent if nothing. */
  readonly cable?: readonly CableMark[];
  /** Both ends as `host:port`, where the packet does not say them. */
  readonly ends?: { readonly from: string; readonly to: string };
  /** Seconds from a request to its answer. */
  readonly took?: number;
  /** Absent for a datagram. */
  readonly name?: string;
}

export interface SectionFacts {
  /** Whole microseconds since 1970. */
  readonly start: number;
  readonly firstRow: number;
}

/** A comment has at most 65,535 bytes, and a name that long is a mistake of somebody's. In UTF-16 units. */
export const LONGEST_NAME = 1000;

/** [capture.format.5] The comment of a row. */
export function rowComment({ cable, circuit, door, ends, fate, name, took }: RowFacts): string {
  const words = [...(door === 'udp' ? [] : [door]), `circuit ${circuit}`, fate];
  if (cable !== undefined) words.push(`cable ${cable.join(' ')}`);
  if (ends !== undefined) words.push(`from ${ends.from}`, `to ${ends.to}`);
  if (took !== undefined) words.push(`took ${took.toFixed(TOOK_DIGITS)}`);
  if (name !== undefined) words.push(`name ${name.slice(0, LONGEST_NAME)}`);
  return `rezbench: ${words.join(', ')}`;
}

/** What a comment says of its row; undefined if it is somebody else's. */
export function readRowComment(comment: string): RowFacts | undefined {
  const found = ROW.exec(comment)?.groups;
  const fate = FATES.find((known) => known === found?.['fate']);
  if (found === undefined || fate === undefined) return undefined;
  const { cable, circuit, door = 'udp', from, name, to, took } = found;
  const marks = cable?.split(' ');
  return {
    door: door as Door,
    circuit: Number(circuit),
    fate,
    ...(marks === undefined ? {} : { cable: CABLE_MARKS.filter((mark) => marks.includes(mark)) }),
    ...(from === undefined || to === undefined ? {} : { ends: { from, to } }),
    ...(took === undefined ? {} : { took: Number(took) }),
    ...(name === undefined ? {} : { name }),
  };
}

/** [capture.format.1] The comment of a section. */
export function sectionComment({ start, firstRow }: SectionFacts): string {
  const seconds = Math.floor(start / TICKS_PER_SECOND);
  const ticks = String(start % TICKS_PER_SECOND).padStart(6, '0');
  return `rezbench: capture 1, started at ${seconds}.${ticks}, first row ${firstRow}`;
}

/** What a comment says of its section; undefined if the section is not ours, or of a later format. */
export function readSectionComment(comment: string): SectionFacts | undefined {
  const found = SECTION.exec(comment)?.groups;
  if (found === undefined) return undefined;
  const { seconds, ticks, row } = found;
  return { start: Number(seconds) * TICKS_PER_SECOND + Number(ticks), firstRow: Number(row) };
}

/** Times are whole microseconds. */
const TOOK_DIGITS = 6;

const ROW =
  /^rezbench: (?:(?<door>login|caps|event), )?circuit (?<circuit>\d{1,10}), (?<fate>\w+)(?:, cable (?<cable>[\w ]+))?(?:, from (?<from>.*?), to (?<to>.*?))?(?:, took (?<took>\d{1,9}\.\d{6}))?(?:, name (?<name>.*))?$/s;
const SECTION = /^rezbench: capture 1, started at (?<seconds>\d{1,10})\.(?<ticks>\d{6}), first row (?<row>\d{1,15})$/;
