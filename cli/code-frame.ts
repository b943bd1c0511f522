// A line of code as people see it in a terminal, with carets below what is meant.
import type { LineRange, Lines } from '../protocol/lines.ts';

/** Longer lines of code are cut around the problem, in UTF-16 units: a line may have megabytes. */
const FRAME_WIDTH = 100;

/** The line where a range begins, and carets below what of the range stands on it. */
export function codeFrame({ start, end }: LineRange, lines: Lines): readonly [code: string, carets: string] {
  const code = lines.text(start.line);
  const from = wholeFrom(code, Math.max(0, start.character - FRAME_WIDTH / 2));
  const to = wholeFrom(code, Math.min(code.length, from + FRAME_WIDTH));
  const last = Math.min(end.line === start.line ? end.character : code.length, to);
  const before = printable(code.slice(from, start.character));
  const meant = printable(code.slice(start.character, last));
  const margin = String(start.line + 1);
  const carets = '^'.repeat(Math.max(1, columnsOf(meant)));
  return [
    `  ${margin} | ${printable(code.slice(from, to))}`,
    `  ${' '.repeat(margin.length)} | ${Array.from(before, blanksFor).join('')}${carets}`,
  ];
}

/** A place in a text that parts no character: the one before if it is in the middle of one. */
function wholeFrom(text: string, at: number): number {
  const isInside = /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, at - 1), at + 1));
  return isInside ? at - 1 : at;
}

/** A file must not steer the terminal, nor turn its letters round, nor hide any. */
export const printable = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (sign) => (sign === '\t' ? sign : '�'));

// Two columns for what East Asian letters and pictures take, none for accents that stand over the letter before.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const OVER = /[\p{Mn}\p{Me}]/u;

function columnsOf(text: string): number {
  return Array.from(text, (sign) => columns(sign)).reduce((sum, one) => sum + one, 0);
}

function columns(sign: string): number {
  if (OVER.test(sign)) return 0;
  return WIDE.test(sign) ? 2 : 1;
}

/** As wide as a character, wherever the terminal has its tab stops. */
const blanksFor = (sign: string): string => (sign === '\t' ? sign : ' '.repeat(columns(sign)));
