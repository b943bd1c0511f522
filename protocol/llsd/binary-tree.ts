// Builds a value from binary LLSD: containers on an explicit stack; every length is checked before it is believed.
import type { Problem, Severity } from '../text.ts';
import type { BinaryBuild } from './binary-build.ts';
import { BinaryCursor, type BinaryFailure, type BinaryText } from './binary-cursor.ts';
import { type Frame, finished, mayContinue, openFrame, placeValue } from './binary-frames.ts';
import { MARK } from './binary-marks.ts';
import { Findings, short } from './finding.ts';
import { isSpelled, LAST_MS } from './iso-date.ts';
import { boolean, type LlsdKind, type LlsdLimits, type LlsdScalar, undef } from './value.ts';

const PORTABLE_DEPTH = 96;

export interface BinaryTreeReading<Built> {
  /** Absent where there is no value at all. */
  readonly root: Built | undefined;
  readonly problems: readonly Problem[];
  /** Octets consumed. */
  readonly end: number;
  /** Where the first octet stands that made the document unreadable, or the container whose count is wrong. */
  readonly brokenAt: number | undefined;
}

/** One reading of one value. */
export class BinaryTree<Built extends { readonly kind: LlsdKind }> {
  readonly #bytes: Uint8Array;
  readonly #cursor: BinaryCursor;
  readonly #findings = new Findings();
  readonly #limits: LlsdLimits;
  readonly #build: BinaryBuild<Built>;
  /** The innermost container last. */
  readonly #open: Frame<Built>[] = [];
  #values = 0;
  #root: Built | undefined;
  #isDone = false;
  #brokenAt: number | undefined;

  constructor(bytes: Uint8Array, limits: LlsdLimits, build: BinaryBuild<Built>) {
    this.#bytes = bytes;
    this.#cursor = new BinaryCursor(bytes, (failure) => this.#fail(failure));
    this.#limits = limits;
    this.#build = build;
  }

  read(): BinaryTreeReading<Built> {
    this.#header();
    while (!this.#isDone) this.#step();
    const end = Math.min(this.#cursor.at, this.#bytes.length);
    const left = this.#bytes.length - end;
    if (this.#open.length > 0 || this.#root === undefined) this.#completeAll(end);
    else if (left > 0) this.#say('LS209', 'warning', end, `${left} octets after the value.`);
    return { root: this.#root, problems: this.#findings.sorted(), end, brokenAt: this.#brokenAt };
  }

  /** [llsd.binary.1] Either spelling, any case; a line feed ends it. */
  #header(): void {
    const header = /^<\?\s*llsd\/binary\s*\?>/i.exec(this.#cursor.ascii(0, 24));
    if (header === null) return;
    const end = header[0].length;
    const hasReturn = this.#bytes[end] === 0x0d && this.#bytes[end + 1] === 0x0a;
    const hasFeed = this.#bytes[end] === 0x0a;
    if (!hasFeed) {
      const range = { start: 0, end };
      this.#findings.add('LS213', 'warning', 'The header must be followed by a line feed.', range);
    }
    this.#cursor.at = end + (hasReturn ? 2 : hasFeed ? 1 : 0);
  }

  /** Reads one element, one pair, or one closing bracket. */
  #step(): void {
    const top = this.#open.at(-1);
    if (top === undefined) {
      this.#value();
      return;
    }
    const octet = this.#bytes[this.#cursor.at];
    if (octet === (top.isMap ? MARK.mapEnd : MARK.arrayEnd)) this.#close(top);
    else if (top.held >= top.announced && !mayContinue(top, octet)) this.#noBracket(top);
    else if (octet === undefined) this.#endInside(top.at, top.isMap ? 'a map' : 'an array');
    else if (!top.isMap || this.#key(top)) this.#value();
  }

  #value(): void {
    const { at } = this.#cursor;
    if (++this.#values > this.#limits.values) {
      this.#failAs('LS062', at, 'Too many values.');
      return;
    }
    const marker = this.#cursor.octet();
    if (marker === undefined) this.#emptyEnd(at);
    else if (marker === MARK.array || marker === MARK.map) this.#container(at, marker === MARK.map);
    else {
      const value = this.#scalar(marker, at);
      if (value !== undefined) this.#place(this.#build.scalar(value, marker, at, this.#cursor.at));
    }
  }

  #container(at: number, isMap: boolean): void {
    const kind = isMap ? 'a map' : 'an array';
    const announced = this.#cursor.count('count', kind, at);
    if (announced === undefined) return;
    const depth = this.#open.length + 1;
    const sentence = (limit: number) => `Nesting depth ${depth} exceeds ${limit}.`;
    if (depth > PORTABLE_DEPTH) {
      this.#findings.once('LS060', 'warning', sentence(PORTABLE_DEPTH), { start: at, end: at + 1 });
    }
    if (depth > this.#limits.depth) {
      this.#isDone = true;
      this.#brokenAt ??= at;
      this.#findings.last('LS060', sentence(this.#limits.depth), { start: at, end: at + 1 });
      return;
    }
    this.#open.push(openFrame(isMap, at, announced));
  }

  #scalar(marker: number, at: number): LlsdScalar | undefined {
    const cursor = this.#cursor;
    switch (marker) {
      case MARK.undef:
        return undef;
      case MARK.yes:
      case MARK.no:
        return boolean(marker === MARK.yes);
      case MARK.integer:
        return made('integer', cursor.int32(at));
      case MARK.real:
        return made('real', cursor.double('a real', at, false));
      case MARK.date:
        return this.#date(at);
      case MARK.uuid:
        return made('uuid', cursor.uuid(at));
      case MARK.string:
        return made('string', this.#text('a string', at));
      case MARK.uri:
        return made('uri', this.#text('a uri', at));
      case MARK.binary:
        return made('binary', cursor.counted('a binary', at)?.slice());
      case MARK.quote:
      case MARK.apostrophe:
        return made('string', this.#quoted(marker, at));
      default:
        return this.#failAs('LS200', at, `unknown marker 0x${hex(marker)}.`);
    }
  }

  #text(kind: string, at: number): string | undefined {
    return this.#checked(this.#cursor.text(kind, at));
  }

  #checked(read: BinaryText | undefined): string | undefined {
    const { text, badAt } = read ?? {};
    if (badAt !== undefined) this.#say('LS207', 'error', badAt, 'not valid UTF-8.');
    return text;
  }

  #quoted(quote: number, at: number): string | undefined {
    const text = this.#checked(this.#cursor.quoted(quote, at));
    if (text !== undefined) {
      this.#say('LS210', 'information', at, 'quoted form, not read by .NET or JavaScript readers.');
    }
    return text;
  }

  /** [llsd.binary.2] Little-endian seconds. What some programs write the other way round is noticed, not believed. */
  #date(at: number): LlsdScalar | undefined {
    const swapped = this.#cursor.peekDouble();
    const seconds = this.#cursor.double('a date', at, true);
    if (seconds === undefined) return undefined;
    const isPlausible = seconds === 0 || (Math.abs(seconds) >= SMALLEST_NORMAL && isModern(seconds));
    if (!isPlausible && swapped >= 1 && isModern(swapped)) {
      this.#say('LS215', 'warning', at, 'this date looks big-endian (node-metaverse, JavaScript).');
    }
    const ms = milliseconds(seconds);
    if (isSpelled(ms)) return { kind: 'date', value: ms };
    this.#say('LS208', 'error', at, 'date is out of range.');
    return { kind: 'date', value: 0 };
  }

  /** False if there is no key. */
  #key(top: Frame<Built>): boolean {
    const { at } = this.#cursor;
    const marker = this.#cursor.octet() ?? 0;
    const isQuoted = marker === MARK.quote || marker === MARK.apostrophe;
    if (marker !== MARK.key && !isQuoted) {
      this.#failAs('LS206', at, `expected a key, found 0x${hex(marker)}.`);
      return false;
    }
    const key = isQuoted ? this.#quoted(marker, at) : this.#checked(this.#cursor.key(at));
    if (key === undefined) return false;
    top.key = key;
    top.keyMarker = marker;
    top.keyStart = at;
    top.keyEnd = this.#cursor.at;
    top.isWaiting = true;
    return true;
  }

  #place(value: Built): void {
    const top = this.#open.at(-1);
    if (top === undefined) {
      this.#root = value;
      this.#isDone = true;
    } else if (!placeValue(top, value, this.#cursor.at, this.#build)) {
      this.#say('LS211', 'warning', top.keyStart, `duplicate key '${short(top.key)}'.`);
    }
  }

  /** The bracket is there; the count must have said so, but it is the bracket that counts. */
  #close(top: Frame<Built>): void {
    if (top.held !== top.announced) {
      const [kind, parts] = top.isMap ? ['map', 'pairs'] : ['array', 'elements'];
      this.#brokenAt ??= top.at;
      this.#say('LS204', 'error', top.at, `${kind} announces ${top.announced} ${parts} but holds ${top.held}.`);
    }
    this.#cursor.at++;
    this.#open.pop();
    this.#place(finished(top, this.#cursor.at, true, this.#build));
  }

  /** What is open ends where reading did. */
  #completeAll(end: number): void {
    for (let top = this.#open.pop(); top !== undefined; top = this.#open.pop()) {
      const value = finished(top, end, false, this.#build);
      const around = this.#open.at(-1);
      if (around === undefined) this.#root = value;
      else placeValue(around, value, end, this.#build);
    }
  }

  #noBracket(top: Frame<Built>): void {
    this.#failAs('LS205', this.#cursor.at, `expected '${top.isMap ? '}' : ']'}'.`);
  }

  #emptyEnd(at: number): void {
    if (this.#open.length > 0) this.#endInside(this.#open.at(-1)?.at ?? at, 'a map');
    else this.#failAs('LS001', at, 'Document is empty; expected a value.');
  }

  #endInside(at: number, kind: string): void {
    this.#failAs('LS201', at, `data ends inside ${kind}.`);
  }

  #fail({ code, at, sentence }: BinaryFailure): void {
    this.#failAs(code, at, sentence);
  }

  #failAs(code: string, at: number, sentence: string): undefined {
    this.#isDone = true;
    this.#brokenAt ??= at;
    const message = code.startsWith('LS2') ? `Offset ${at}: ${sentence}` : sentence;
    this.#findings.last(code, message, { start: at, end: at + 1 });
  }

  #say(code: string, severity: Severity, at: number, sentence: string): void {
    this.#findings.add(code, severity, `Offset ${at}: ${sentence}`, { start: at, end: at + 1 });
  }
}

const SMALLEST_NORMAL = 2.2250738585072014e-308;

type Made = 'integer' | 'real' | 'uuid' | 'string' | 'uri' | 'binary';

function made<Kind extends Made>(
  kind: Kind,
  value: Extract<LlsdScalar, { kind: Kind }>['value'] | undefined,
): LlsdScalar | undefined {
  return value === undefined ? undefined : ({ kind, value } as LlsdScalar);
}

/** Between 1970 and 9999, in seconds. */
function isModern(seconds: number): boolean {
  return seconds >= 0 && seconds * 1000 <= LAST_MS;
}

/** Whole milliseconds where that says the same as the double did. */
function milliseconds(seconds: number): number {
  const whole = Math.round(seconds * 1000);
  return whole / 1000 === seconds ? whole : seconds * 1000;
}

function hex(octet: number): string {
  return octet.toString(16).toUpperCase().padStart(2, '0');
}
