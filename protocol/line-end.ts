// How lines end where another one is to be put in.

/** As far as this the end of a line is looked for, in UTF-16 units: one line may be all of the text. */
const LOOKED_AT = 400;

/** How the line around an offset ends or, if it is the last one, the line before; LF if that is too far away. */
export function lineEndAt(text: string, at: number): '\n' | '\r' | '\r\n' {
  const behind = /\r\n|\r|\n/u.exec(text.slice(at, at + LOOKED_AT))?.[0];
  const before = behind === undefined ? /\r\n|\r|\n/gu : undefined;
  const found =
    before === undefined
      ? behind
      : text
          .slice(Math.max(0, at - LOOKED_AT), at)
          .match(before)
          ?.at(-1);
  return found === '\r\n' || found === '\r' ? found : '\n';
}
