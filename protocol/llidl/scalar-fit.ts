// Scalars against the type that a schema names: the same type, one that is converted, or nothing usable.
import { readIsoDate } from '../llsd/iso-date.ts';
import type { Llsd } from '../llsd/value.ts';
import { uuidBytes } from '../uuid.ts';
import type { LlidlType } from './model.ts';
import type { Fit } from './outcome.ts';

/** [llidl.type.1] The table of types; undef, and text of no length where text stands for something else, are defaults. */
export function typeFit(type: LlidlType, value: Llsd): Fit {
  if (type === 'undef' || NAMES[value.kind] === type) return 'matched';
  if (isDefault(type, value)) return 'defaulted';
  return CONVERSIONS[type](value) ? 'converted' : 'incompatible';
}

/** [llidl.type.2] One value only; what is converted to it will do. */
export function selectorFit(wanted: boolean | number | string, value: Llsd): Fit {
  if (typeof wanted === 'string') return value.kind === 'string' && value.value === wanted ? 'matched' : 'incompatible';
  if (typeof wanted === 'number') return numberFit(wanted, value);
  if (value.kind === 'boolean') return value.value === wanted ? 'matched' : 'incompatible';
  if (value.kind === 'undef') return wanted ? 'incompatible' : 'defaulted';
  return isBooleanLike(value) && truthOf(value) === wanted ? 'converted' : 'incompatible';
}

/** How LLSD's kinds are called in schemas. */
const NAMES: Readonly<Record<Llsd['kind'], string>> = {
  undef: 'undef',
  boolean: 'bool',
  integer: 'int',
  real: 'real',
  string: 'string',
  uuid: 'uuid',
  date: 'date',
  uri: 'uri',
  binary: 'binary',
  array: 'array',
  map: 'map',
};

const TEXT_IS_CONVERTED: readonly LlidlType[] = ['int', 'real', 'date', 'uuid', 'uri'];

function isDefault(type: LlidlType, value: Llsd): boolean {
  if (value.kind === 'undef') return true;
  return value.kind === 'string' && value.value === '' && TEXT_IS_CONVERTED.includes(type);
}

const CONVERSIONS: Readonly<Record<LlidlType, (value: Llsd) => boolean>> = {
  undef: () => true,
  bool: isBooleanLike,
  int: (value) => isNumberLike(value) && Number.isInteger(numberOf(value)),
  real: isNumberLike,
  string: ({ kind }) => kind !== 'binary' && kind !== 'array' && kind !== 'map',
  date: (value) => value.kind === 'string' && isDateText(value.value),
  uuid: (value) => value.kind === 'string' && uuidBytes(value.value) !== undefined,
  uri: (value) => value.kind === 'string',
  binary: () => false,
};

function isBooleanLike(value: Llsd): boolean {
  if (value.kind === 'integer' || value.kind === 'real') return value.value === 0 || value.value === 1;
  return value.kind === 'string' && (value.value === '' || value.value === 'true');
}

function truthOf(value: Llsd): boolean {
  return value.kind === 'string' ? value.value === 'true' : numberOf(value) === 1;
}

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;

function isNumberLike(value: Llsd): boolean {
  if (value.kind === 'string') return NUMBER.test(value.value);
  return value.kind === 'integer' || value.kind === 'real' || value.kind === 'boolean';
}

const numberOf = (value: Llsd): number =>
  value.kind === 'array' || value.kind === 'map' || value.kind === 'undef' ? 0 : Number(value.value);

function numberFit(wanted: number, value: Llsd): Fit {
  if (value.kind === 'integer') return value.value === wanted ? 'matched' : 'incompatible';
  if (value.kind === 'undef' || (value.kind === 'string' && value.value === ''))
    return wanted === 0 ? 'defaulted' : 'incompatible';
  return isNumberLike(value) && Math.trunc(numberOf(value)) === wanted ? 'converted' : 'incompatible';
}

function isDateText(text: string): boolean {
  const date = readIsoDate(text);
  return date !== undefined && date.wrong === undefined;
}
