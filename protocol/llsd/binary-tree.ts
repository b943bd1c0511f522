// Builds a value from binary LLSD: containers on an explicit stack; every length is checked before it is believed.
import type { Severity } from '../text.ts';
import { BinaryCursor, type BinaryFailure, type BinaryText } from './binary-cursor.ts';
import { MARK, VALUE_MARKS } from './binary-marks.ts';
import { Findings } from './finding.ts';
import { FIRST_MS, LAST_MS } from './iso-date.ts';
import { boolean, type Llsd, type LlsdLimits, undef } from './value.ts';

const PORTABLE_DEPTH = 96;

interface Frame {
  /** Of the opening marker. */
  readonly at: number;
  readonly announced: number;
  readonly items: Llsd[];
  /** Present in a map. */
  readonly entries: Map<string, Llsd> | undefined;
  /** Pairs read, repeated keys counted each time. */
  pairs: number;
  key: string;
}

/** One reading of one value. */
export class BinaryTree {
  readonly #bytes: Uint8Array;
  readonly #cursor: BinaryCursor;
  readonly #findings = new Findings();
  readonly #limits: LlsdLimits;
  readonly #open: Frame[] = [];
  #values = 0;
  #result: Llsd = undef;
  #isDone = false;

  constructor(bytes: Uint8Array, limits: LlsdLimits) {
    this.#bytes = bytes;
    this.#cursor = new BinaryCursor(bytes, (failure) => this.#fail(failure));
    this.#limits = limits;
  }

  read(): { readonly value: Llsd; readonly problems: ReturnType<Findings['sorted']>; readonly end: number } {
    this.#header();
    while (!this.#isDone) this.#step();
    const isWhole = !this.#findings.isFull;
    while (this.#open.length > 0) this.#complete();
    const end = Math.min(this.#cursor.at, this.#bytes.length);
    const left = this.#bytes.length - end;
    if (isWhole && left > 0) this.#say('LS209', 'warning', end, `${left} octets after the value.`);
    return { value: this.#result, problems: this.#findings.sorted(), end };
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
    if (octet === (top.entries === undefined ? MARK.arrayEnd : MARK.mapEnd)) this.#close(top);
    else if (filled(top) >= top.announced && !this.#mayContinue(top, octet)) this.#noBracket(top);
    else if (octet === undefined) this.#endInside(top.at, top.entries === undefined ? 'an array' : 'a map');
    else if (top.entries === undefined || this.#key(top)) this.#value();
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
      if (value !== undefined) this.#place(value);
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
      this.#findings.last('LS060', sentence(this.#limits.depth), { start: at, end: at + 1 });
      return;
    }
    this.#open.push({ at, announced, items: [], entries: isMap ? new Map() : undefined, pairs: 0, key: '' });
  }

  #scalar(marker: number, at: number): Llsd | undefined {
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
    const text = this.#cursor.quoted(quote, at);
    if (text !== undefined) {
      this.#say('LS210', 'information', at, 'quoted form, not read by .NET or JavaScript readers.');
    }
    return text;
  }

  /** [llsd.binary.2] Little-endian seconds. What some programs write the other way round is noticed, not believed. */
  #date(at: number): Llsd | undefined {
    const swapped = this.#cursor.peekDouble();
    const seconds = this.#cursor.double('a date', at, true);
    if (seconds === undefined) return undefined;
    const isPlausible = seconds === 0 || (Math.abs(seconds) >= SMALLEST_NORMAL && isModern(seconds));
    if (!isPlausible && swapped >= 1 && isModern(swapped)) {
      this.#say('LS215', 'warning', at, 'this date looks big-endian (node-metaverse, JavaScript).');
    }
    const ms = milliseconds(seconds);
    if (ms >= FIRST_MS && ms <= LAST_MS) return { kind: 'date', value: ms };
    this.#say('LS208', 'error', at, 'date is out of range.');
    return { kind: 'date', value: 0 };
  }

  /** False if there is no key. */
  #key(top: Frame): boolean {
    const { at } = this.#cursor;
    const marker = this.#cursor.octet() ?? 0;
    const isQuoted = marker === MARK.quote || marker === MARK.apostrophe;
    if (marker !== MARK.key && !isQuoted) {
      this.#failAs('LS206', at, `expected a key, found 0x${hex(marker)}.`);
      return false;
    }
    const key = isQuoted ? this.#quoted(marker, at) : this.#checked(this.#cursor.key(at));
    if (key === undefined) return false;
    if (top.entries?.has(key)) this.#say('LS211', 'warning', at, `duplicate key '${key}'.`);
    top.key = key;
    return true;
  }

  #place(value: Llsd): void {
    const top = this.#open.at(-1);
    if (top === undefined) {
      this.#result = value;
      this.#isDone = true;
    } else if (top.entries === undefined) top.items.push(value);
    else {
      top.entries.set(top.key, value);
      top.pairs++;
    }
  }

  /** The bracket is there; the count must have said so. */
  #close(top: Frame): void {
    const held = filled(top);
    if (held !== top.announced) {
      const [kind, parts] = top.entries === undefined ? ['array', 'elements'] : ['map', 'pairs'];
      this.#failAs('LS204', top.at, `${kind} announces ${top.announced} ${parts} but holds ${held}.`);
      return;
    }
    this.#cursor.at++;
    this.#complete();
  }

  #complete(): void {
    const top = this.#open.pop();
    if (top === undefined) return;
    this.#place(
      top.entries === undefined ? { kind: 'array', items: top.items } : { kind: 'map', entries: top.entries },
    );
  }

  /** More elements than announced are counted, so that the sentence can say how many. */
  #mayContinue(top: Frame, octet: number | undefined): boolean {
    if (octet === undefined) return false;
    return top.entries === undefined ? VALUE_MARKS.has(octet) : octet === MARK.key;
  }

  #noBracket(top: Frame): void {
    this.#failAs('LS205', this.#cursor.at, `expected '${top.entries === undefined ? ']' : '}'}'.`);
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
    const message = code.startsWith('LS2') ? `Offset ${at}: ${sentence}` : sentence;
    this.#findings.last(code, message, { start: at, end: at + 1 });
  }

  #say(code: string, severity: Severity, at: number, sentence: string): void {
    this.#findings.add(code, severity, `Offset ${at}: ${sentence}`, { start: at, end: at + 1 });
  }
}

const SMALLEST_NORMAL = 2.2250738585072014e-308;

function filled(frame: Frame): number {
  return frame.entries === undefined ? frame.items.length : frame.pairs;
}

type Made = 'integer' | 'real' | 'uuid' | 'string' | 'uri' | 'binary';

function made<Kind extends Made>(
  kind: Kind,
  value: Extract<Llsd, { kind: Kind }>['value'] | undefined,
): Llsd | undefined {
  return value === undefined ? undefined : ({ kind, value } as Llsd);
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
