// A file that should be text in UTF-8. Other encodings are told by name, where their bytes would be a thousand errors.
import { STDIN, type Terminal, type Unreadable } from './terminal.ts';

/** The bytes of a file, unless they are text in UTF-16. */
export async function readTextFile(
  file: string,
  maxBytes: number,
  terminal: Terminal,
): Promise<Uint8Array | Unreadable> {
  const bytes = await terminal.read(file, maxBytes);
  if ('problem' in bytes || !isUtf16(bytes)) return bytes;
  return { problem: `${file === '-' ? STDIN : file} is text in UTF-16; save it as UTF-8.` };
}

/** So many bytes are looked at: no other format begins with as many small numbers in every second byte. */
const LOOKED_AT = 16;
const LEAST = 4;

/** By its mark, or because of the first bytes every second one is NUL and each of the others an ASCII character. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const head = [...bytes.subarray(0, LOOKED_AT)];
  if (head.length < LEAST) return false;
  return [0, 1].some((high) => head.every((byte, at) => (at % 2 === high ? byte === 0 : isAscii(byte))));
}

const isAscii = (byte: number): boolean => (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d);
