// Instants as ISO 8601 text and back, without a clock and without the host's calendar.

/** 0001-01-01T00:00:00Z and the last instant before the year 10000: what text can spell, in milliseconds since 1970. */
export const FIRST_MS = -62_135_596_800_000;
/** Numbers of this size are a thirty-second of a millisecond apart. */
export const LAST_MS = 253_402_300_800_000 - 1 / 32;

/** A calendar field that is out of range. */
export type DateField = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

export interface DateParts {
  /** Milliseconds since 1970; only meaningful when nothing is wrong. */
  readonly ms: number;
  /** Digits behind the decimal point of the seconds. */
  readonly fractionDigits: number;
  readonly wrong: DateField | undefined;
}

const STRICT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?Z$/;
const LENIENT =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?)?\s*(?:[Zz]|([-+])(\d\d):?(\d\d))?$/;

/** [llsd.date.1] The strict form `YYYY-MM-DDThh:mm:ss[.f]Z`; undefined if the text has another shape. */
export function readIsoDate(text: string): DateParts | undefined {
  const match = STRICT.exec(text);
  return match === null ? undefined : partsOf(match);
}

/** The instant of any shape that programs write: blanks around, no `Z`, an offset, a date alone; else undefined. */
export function msFromIso(text: string): number | undefined {
  const match = LENIENT.exec(text.trim());
  if (match === null) return undefined;
  const { ms, wrong } = partsOf(match);
  if (wrong !== undefined) return undefined;
  const offset = Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0);
  const instant = match[8] === '-' ? ms + offset * 60_000 : ms - offset * 60_000;
  return isSpelled(instant) ? instant : undefined;
}

/** The strict form, with as many digits of a fraction as the instant has, down to a microsecond. */
export function isoFromMs(ms: number): string {
  if (!isSpelled(ms)) return '1970-01-01T00:00:00Z';
  const second = Math.floor(ms / 1000);
  const micros = Math.min(999_999, Math.round((ms - second * 1000) * 1000));
  const day = Math.floor(second / 86_400);
  const inDay = second - day * 86_400;
  const clock = [Math.floor(inDay / 3600), Math.floor(inDay / 60) % 60, inDay % 60].map(two).join(':');
  const fraction = micros === 0 ? '' : `.${String(micros).padStart(6, '0').replace(/0+$/, '')}`;
  return `${dateText(day)}T${clock}${fraction}Z`;
}

/** Whether text can spell an instant; no number is none. */
export const isSpelled = (ms: number): boolean => ms >= FIRST_MS && ms <= LAST_MS;

function partsOf(match: RegExpExecArray): DateParts {
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map((group) => Number(match[group] ?? 0));
  const fraction = match[7] ?? '';
  const fields = {
    year: year ?? 0,
    month: month ?? 0,
    day: day ?? 0,
    hour: hour ?? 0,
    minute: minute ?? 0,
    second: second ?? 0,
  };
  const seconds = daysFromDate(fields.year, fields.month, fields.day) * 86_400 + secondsInDay(fields);
  const ms = seconds * 1000 + (fraction === '' ? 0 : Number(`0.${fraction}`) * 1000);
  // With more digits than a number holds the last second would end in another year.
  return { ms: Math.min(ms, LAST_MS), fractionDigits: fraction.length, wrong: wrongField(fields) };
}

type Fields = { readonly [field in DateField]: number };

function wrongField(fields: Fields): DateField | undefined {
  if (fields.year < 1) return 'year';
  if (fields.month < 1 || fields.month > 12) return 'month';
  if (fields.day < 1 || fields.day > daysInMonth(fields.year, fields.month)) return 'day';
  if (fields.hour > 23) return 'hour';
  if (fields.minute > 59) return 'minute';
  return fields.second > 59 ? 'second' : undefined;
}

function secondsInDay(fields: Fields): number {
  return fields.hour * 3600 + fields.minute * 60 + fields.second;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

// The two functions below count years from March, so that the leap day is the last of its year.

/** Days from 1970-01-01 in the Gregorian calendar. */
function daysFromDate(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

function dateText(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leapless =
    dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor(leapless / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
