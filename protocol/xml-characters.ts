// The characters that XML writes in another way.

/** The five predefined entities and what they stand for. */
export const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSAFE = /[\x00-\x08\x0b-\x1f&<>\ufffe\uffff\ud800-\udfff]/u;
const ALL_UNSAFE = new RegExp(UNSAFE, 'gu');

/** Text between tags: the three marks as references, CR as one so that it survives [llsd.xml.11]. */
export function escapeXml(text: string): string {
  return UNSAFE.test(text) ? text.replace(ALL_UNSAFE, escapeOne) : text;
}

function escapeOne(character: string): string {
  switch (character) {
    case '&':
      return '&amp;';
    case '<':
      return '&lt;';
    case '>':
      return '&gt;';
    case '\r':
      return '&#13;';
    default:
      return '\ufffd';
  }
}

/** [login.xml.2] The five entities and character references; anything else stays as it was written. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,8})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return ENTITIES.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return isXmlCharacter(code) ? String.fromCodePoint(code) : whole;
  });
}

/** Whether a character may stand in XML at all. */
export function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return code < 0xd800 || (code > 0xdfff && code !== 0xfffe && code !== 0xffff && code <= 0x10_ffff);
}
