// Quantities of a circuit as words.
import { milliseconds } from '../words.ts';

/** What stands where there is no value yet. */
export const NOTHING = '–';

export const optional = (value: number | undefined): string => (value === undefined ? NOTHING : String(value));
export const optionalMs = (ms: number | undefined): string => (ms === undefined ? NOTHING : `${milliseconds(ms)} ms`);
export const rounded = (value: number): string => String(Math.round(value * 10) / 10);
export const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`;
export const percentage = (part: number, all: number): string => `${all === 0 ? 0 : Math.round((100 * part) / all)} %`;
export const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no');

export function agoText(ms: number | undefined): string {
  return ms === undefined ? 'never' : `${seconds(ms)} ago`;
}

/** `512 bit/s`, `460.8 kbit/s`: a kbit has 1000, as everywhere but in the viewer's settings. */
export function bitRate(bitsPerSecond: number): string {
  return bitsPerSecond < 1000 ? `${Math.round(bitsPerSecond)} bit/s` : `${(bitsPerSecond / 1000).toFixed(1)} kbit/s`;
}
