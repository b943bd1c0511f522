// One value in the words of its meaning. The raw value stands beside it: these words replace nothing but secrets.
import { isoFromMs, LAST_MS } from '../llsd/iso-date.ts';
import type { FieldValue } from '../packet/codec.ts';
import type { FieldTemplate } from '../template/model.ts';
import { NULL_UUID } from '../uuid.ts';
import type { BitGroup, Enumeration, Flags, Meaning, Scaled } from './meaning.ts';
import { INTEGER_BITS } from './meaning-of.ts';
import { idOf } from './text-of.ts';

/** The value in words, in one line; undefined if there is nothing to say beyond the value itself. */
export function meaningText(
  meaning: Meaning,
  { type }: Pick<FieldTemplate, 'type'>,
  value: FieldValue,
): string | undefined {
  if (typeof value === 'string') return idText(meaning, value);
  if (value instanceof Uint8Array) return idText(meaning, idOf(meaning, value) ?? '');
  if (typeof value === 'object') return meaning.kind === 'rotation' ? anglesText(value) : undefined;
  const bits = INTEGER_BITS.get(type);
  return bits === undefined || typeof value === 'boolean' ? undefined : integerText(meaning, BigInt(value), bits);
}

/** [meaning.secret.1] The first characters of a secret, enough to tell one from the other. */
export function shortSecret(id: string): string {
  return id.length <= SECRET_SHOWN ? id : `${id.slice(0, SECRET_SHOWN)}…`;
}

/** As many as everybody else shows. */
const SECRET_SHOWN = 8;

/** [meaning.id.1] */
function idText({ kind }: Meaning, value: string): string | undefined {
  return (kind === 'id' || kind === 'secret' || kind === 'parameter') && value === NULL_UUID ? 'null' : undefined;
}

function integerText(meaning: Meaning, value: bigint, bits: number): string | undefined {
  if (meaning.kind === 'enumeration') return nameOf(meaning, value, bits);
  if (meaning.kind === 'flags') return flagsText(meaning, BigInt.asUintN(bits, value));
  if (meaning.kind === 'scaled')
    return scaledText(meaning, Number(meaning.signed ? BigInt.asIntN(bits, value) : value));
  if (meaning.kind === 'region') return regionText(BigInt.asUintN(64, value));
  return meaning.kind === 'time' ? timeText(Number(value) / (meaning.unit === 'second' ? 1 : 1e6)) : undefined;
}

/** [meaning.names.1] The name of a number, or of the number with the same bits and the other sign. */
function nameOf({ names }: Enumeration, value: bigint, bits: number): string | undefined {
  const other = value < 0n ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value);
  return names.get(Number(value)) ?? names.get(Number(other));
}

/** [meaning.flags.1] Groups first, then the names of the bits that are set, then the bits without a name. */
function flagsText({ names, groups, all }: Flags, value: bigint): string {
  if (value === all) return 'all';
  const inGroups = groups.reduce((mask, group) => mask | maskOf(group), 0n);
  const set = [...names].filter(([bit]) => (value & (1n << BigInt(bit))) !== 0n);
  const unknown = set.reduce((rest, [bit]) => rest & ~(1n << BigInt(bit)), value & ~inGroups);
  const words = [...groups.map((group) => groupText(group, value)), ...set.map(([, name]) => name)];
  if (unknown === 0n) return words.join(', ') || 'none';
  return [words.join(', '), `+ 0x${unknown.toString(16)}`].join(' ').trim();
}

function maskOf({ lowestBit, bits }: BitGroup): bigint {
  return ((1n << BigInt(bits)) - 1n) << BigInt(lowestBit);
}

function groupText(group: BitGroup, value: bigint): string {
  const number = Number((value & maskOf(group)) >> BigInt(group.lowestBit));
  return `${group.title} ${group.names?.get(number) ?? number}`.trim();
}

/** [meaning.scaled.1] */
function scaledText({ times, over, plus, unit }: Scaled, value: number): string {
  return `${rounded(plus + (value * times) / over)} ${unit}`.trim();
}

/** [meaning.region.1] Where in the grid a region is, in regions; what is not a whole region is added in metres. */
function regionText(handle: bigint): string {
  const [x, y] = [Number(handle >> 32n), Number(handle & 0xffff_ffffn)];
  const inside = [x % REGION_METRES, y % REGION_METRES];
  const region = `region (${Math.floor(x / REGION_METRES)}, ${Math.floor(y / REGION_METRES)})`;
  return inside.every((metres) => metres === 0) ? region : `${region} + (${inside.join(', ')}) m`;
}

const REGION_METRES = 256;

/** [meaning.time.1] UTC; 0 is no time at all, and neither is what no calendar has. */
function timeText(seconds: number): string | undefined {
  if (seconds === 0 || seconds * 1000 > LAST_MS) return undefined;
  return `${isoFromMs(Math.floor(seconds) * 1000)
    .replace('T', ' ')
    .replace('Z', '')} UTC`;
}

/** [meaning.rotation.1] Turns about x, y and z, in degrees, one after the other in the axes that turn along. */
function anglesText(value: readonly number[]): string | undefined {
  const angles = eulerAngles(value);
  if (!angles.every(Number.isFinite)) return undefined;
  return `(${angles.map((angle) => `${degrees(angle)}°`).join(', ')})`;
}

/** In radians. Where y is a quarter turn, x and z turn about the same axis: then all of it is said to be z. */
function eulerAngles([x = 0, y = 0, z = 0, w = 0]: readonly number[]): readonly number[] {
  const sine = 2 * (x * z + w * y);
  if (Math.abs(sine) > QUARTER_TURN_SINE) return [0, (Math.sign(sine) * Math.PI) / 2, 2 * Math.atan2(z, w)];
  return [
    Math.atan2(2 * (w * x - y * z), 1 - 2 * (x * x + y * y)),
    Math.asin(sine),
    Math.atan2(2 * (w * z - x * y), 1 - 2 * (y * y + z * z)),
  ];
}

/** Nearer to one than this, an F32 does not tell the angle from a quarter turn. */
const QUARTER_TURN_SINE = 0.999_999;

/** To a tenth, and never -0. */
const degrees = (radians: number): number => Math.round((radians * 1800) / Math.PI) / 10 + 0;

/** As many digits as any of the steps needs. */
function rounded(value: number): number {
  return Number(value.toFixed(6));
}
