// Bytes as hex and as text, and whether two runs of bytes are the same. Knows nothing of packets.

/** The bytes that `text` spells in hex, blanks anywhere; undefined if it is not pairs of hex digits. */
export function fromHex(text: string): Uint8Array | undefined {
  const digits = text.replace(/\s+/g, '');
  if (digits.length % 2 !== 0 || /[^0-9a-fA-F]/.test(digits)) return undefined;
  const bytes = new Uint8Array(digits.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = digitValue(digits.charCodeAt(2 * i)) * 16 + digitValue(digits.charCodeAt(2 * i + 1));
  }
  return bytes;
}

/** Lower-case hex, two digits a byte, no blanks. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byteHex(byte);
  return text;
}

/** Two lower-case hex digits for one byte. */
export function byteHex(byte: number): string {
  return HEX[byte & 0xff] ?? '';
}

/** The UTF-8 bytes of `text`; no byte-order mark, no closing NUL. */
export function utf8(text: string): Uint8Array {
  return ENCODER.encode(text);
}

/** As `utf8`, into bytes from `at` on, which must have room for three of each UTF-16 unit; gives how many it took. */
export function writeUtf8(text: string, bytes: Uint8Array, at: number): number {
  return ENCODER.encodeInto(text, bytes.subarray(at)).written;
}

/** The text that the bytes spell; undefined if they are not UTF-8. A byte-order mark stays a character. */
export function readUtf8(bytes: Uint8Array): string | undefined {
  try {
    return STRICT_DECODER.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The text that the bytes spell, U+FFFD for what is not UTF-8. */
export function looseUtf8(bytes: Uint8Array): string {
  return LOOSE_DECODER.decode(bytes);
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** `parts` one after the other. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The same bytes, for reading and writing numbers wider than a byte. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const ENCODER = new TextEncoder();
const STRICT_DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LOOSE_DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

function digitValue(code: number): number {
  return code <= 0x39 ? code - 0x30 : (code | 0x20) - 0x57;
}
