// What stands behind an operator: a number, a time, a text, an id, an address, a word, a regular expression, a span.
import type { Place } from './place.ts';
import { covering, emptyAt } from './range.ts';
import { type Token, UNITS } from './scan.ts';
import type { NumberValue, Scalar, TimeValue, Value } from './syntax.ts';

/** [filter.values.1] The value behind the operator `sign`; a problem if there is none. */
export function readValue(place: Place, sign: Token): Value {
  const { next } = place;
  if (next === undefined || next.kind === 'operator') {
    place.complain(`Something is missing behind ${sign.text}.`, sign.range);
    return { kind: 'missing', range: emptyAt(sign.range.end) };
  }
  place.take();
  const value = readOne(next);
  if (place.accept('..') === undefined) return value;
  return readSpan(place, value);
}

/** [filter.values.2] */
function readSpan(place: Place, from: Value): Value {
  const end = place.next;
  const to = end === undefined || end.kind === 'operator' ? undefined : readOne(end);
  if (to === undefined) {
    place.complain('The end of the range is missing, such as 100..200.', covering(from.range, emptyAt(place.offset)));
    return { kind: 'missing', range: from.range };
  }
  place.take();
  const range = covering(from.range, to.range);
  if (isScalar(from) && isScalar(to) && from.kind === to.kind) return { kind: 'span', from, to, range };
  if (from.kind !== 'missing' && to.kind !== 'missing') {
    place.complain('A range goes from a number to a number or from a time to a time, such as 100..200.', range);
  }
  return { kind: 'missing', range };
}

const isScalar = (value: Value): value is Scalar => value.kind === 'number' || value.kind === 'time';

function readOne(token: Token): Value {
  const { kind, text, range, problem } = token;
  if (problem !== undefined) return { kind: 'missing', range };
  switch (kind) {
    case 'number':
      return numberOf(token);
    case 'time':
      return timeOf(token);
    case 'text':
      return { kind: 'text', text: unquoted(text), range };
    case 'uuid':
      return { kind: 'uuid', text: text.toLowerCase(), range };
    case 'address':
      return { kind: 'address', text, range };
    case 'regex':
      return regexOf(token);
    case 'word':
      return { kind: 'plain', text, range };
    default:
      return { kind: 'missing', range };
  }
}

function numberOf({ text, range }: Token): NumberValue {
  const isWhole = /^-?(?:\d+|0x[0-9a-f]+)$/i.test(text);
  const whole = isWhole ? signed(text) : undefined;
  return { kind: 'number', value: whole === undefined ? Number(text) : Number(whole), whole, text, range };
}

function signed(text: string): bigint {
  return text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text);
}

/** [filter.values.3] */
function timeOf({ text, range }: Token): TimeValue {
  const unit = /[a-z]+$/.exec(text)?.[0] ?? '';
  return { kind: 'time', seconds: Number(text.slice(0, text.length - unit.length)) * (UNITS[unit] ?? 1), text, range };
}

function regexOf({ text, range }: Token): Value {
  const end = text.lastIndexOf('/');
  return { kind: 'regex', source: text.slice(1, end), flags: text.slice(end + 1), range };
}

/** [filter.values.4] */
function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\([\s\S])/gu, (_, character: string) => ESCAPES[character] ?? character);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
