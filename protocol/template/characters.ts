// The characters that mean something to a template's reader, by their codes.

export const CR = 13;
export const LF = 10;
export const BLANK = 32;
const TAB = 9;
export const SLASH = 47;
export const OPEN = 123;
export const CLOSE = 125;
export const LAST_PRINTABLE = 126;

export const isLineEnd = (code: number): boolean => code === LF || code === CR;
export const isSeparator = (code: number): boolean => code === BLANK || code === TAB || isLineEnd(code);
